import * as v from 'valibot'
import { quoteName, quoteText } from '#base'

/** Names with values, as the catalogs hold them in a text[]: settings that a role brings along, options for a foreign server. */
export const pairs = () => v.array(v.strictObject({ name: v.string(), value: v.string() }))
type Pair = { readonly name: string; readonly value: string }

/** pairs() out of a text[] of `name=value`. Most rows have none, and are spared a query of their own. */
export const pairsJson = (list: string, but = "''"): string =>
  `case when ${list} is null then '[]' else coalesce((select
      jsonb_agg(jsonb_build_object('name', split_part(s, '=', 1), 'value', substr(s, strpos(s, '=') + 1)) order by s)
    from unnest(${list}) s where split_part(s, '=', 1) <> ${but}), '[]') end`

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

const nameOf = (setting: Pair): string => setting.name.split('.').map(quoteName).join('.')

/** `SET search_path TO …`, as ALTER ROLE and CREATE FUNCTION take it. */
export const setSetting = (it: Pair): string =>
  `SET ${nameOf(it)} TO ${LISTS.has(it.name.toLowerCase()) ? listed(it.value) : quoteText(it.value)}`

/** What turns one list of settings into another. */
export const changeSettings = (now: readonly Pair[], was: readonly Pair[]): readonly string[] => [
  ...was.filter((had) => !now.some((has) => has.name === had.name)).map((had) => `RESET ${nameOf(had)}`),
  ...now
    .filter((has) => !was.some((had) => had.name === has.name && had.value === has.value))
    .map((has) => setSetting(has)),
]

const option = (it: Pair): string => `${quoteName(it.name)} ${quoteText(it.value)}`

/** ` OPTIONS (host 'a', port '1')`, with a space before it; nothing where there are none. */
export const optionWords = (options: readonly Pair[]): string =>
  options.length > 0 ? ` OPTIONS (${options.map(option).join(', ')})` : ''

/** `OPTIONS (…)` that turns one list of options into another, in an ALTER of what has them. */
export function changeOptions(now: readonly Pair[], was: readonly Pair[]): string {
  const before = new Map(was.map((each) => [each.name, each.value]))
  return `OPTIONS (${[
    ...was.filter((had) => !now.some((has) => has.name === had.name)).map((had) => `DROP ${quoteName(had.name)}`),
    ...now.flatMap((has) =>
      before.get(has.name) === has.value ? [] : [`${before.has(has.name) ? 'SET' : 'ADD'} ${option(has)}`],
    ),
  ].join(', ')})`
}
