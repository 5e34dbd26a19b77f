import { quoteName, quoteText } from '#base'

/** A configuration parameter that a role (or a routine) brings along, its value as the catalog holds it. */
export type Setting = { readonly name: string; readonly value: string }

/** Parameters that are lists of names: one quoted text would be one name (pg_dump's variable_is_guc_list_quote). */
const LISTS: ReadonlySet<string> = new Set([
  'local_preload_libraries',
  'search_path',
  'session_preload_libraries',
  'shared_preload_libraries',
  'temp_tablespaces',
  'unix_socket_directories',
])

const listed = (value: string): string =>
  [...value.matchAll(/"((?:[^"]|"")*)"|[^\s,]+/g)]
    .map((found) => quoteText(found[1]?.replaceAll('""', '"') ?? found[0]))
    .join(', ') || "''"

const nameOf = (setting: Setting): string => setting.name.split('.').map(quoteName).join('.')

/** `SET search_path TO …`, as ALTER ROLE and CREATE FUNCTION take it. */
export const setSetting = (it: Setting): string =>
  `SET ${nameOf(it)} TO ${LISTS.has(it.name.toLowerCase()) ? listed(it.value) : quoteText(it.value)}`

/** What turns one list of settings into another. */
export const changeSettings = (now: readonly Setting[], was: readonly Setting[]): readonly string[] => [
  ...was.filter((had) => !now.some((has) => has.name === had.name)).map((had) => `RESET ${nameOf(had)}`),
  ...now
    .filter((has) => !was.some((had) => had.name === has.name && had.value === has.value))
    .map((has) => setSetting(has)),
]

/** Settings out of a text[] of `name=value`. */
export const settingsJson = (config: string, but = "''"): string =>
  `coalesce((select jsonb_agg(jsonb_build_object('name', split_part(s, '=', 1), 'value', substr(s, strpos(s, '=') + 1)) order by s)
    from unnest(${config}) s where split_part(s, '=', 1) <> ${but}), '[]')`
