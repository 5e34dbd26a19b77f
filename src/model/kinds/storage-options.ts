import type { Statement } from '../kind-spec.ts'

/** Storage parameters and the like, each `name=value`. */
type Options = readonly string[]

const nameOf = (option: string): string => option.slice(0, option.indexOf('='))

/** `WITH (…)` after a space; nothing where there are none. */
export const withOptions = (options: Options): string => (options.length > 0 ? ` WITH (${options.join(', ')})` : '')

/** SET and RESET for the options that differ; `alter` puts the words behind ALTER … name. */
export function changeOptions(now: Options, was: Options, alter: (words: string) => Statement): readonly Statement[] {
  const kept = now.map(nameOf)
  const gone = was.map(nameOf).filter((name) => !kept.includes(name))
  const set = now.filter((option) => !was.includes(option))
  return [
    ...(gone.length > 0 ? [alter(`RESET (${gone.join(', ')})`)] : []),
    ...(set.length > 0 ? [alter(`SET (${set.join(', ')})`)] : []),
  ]
}

/**
 * reloptions and their like as jsonb, each `name=value` with the value quoted where SQL would take it for more than a
 * word. Null when there are none is the empty list, as of most rows, which are spared a query of their own.
 */
export const optionsJson = (array: string): string => `
  case when ${array} is null then '[]' else coalesce((select jsonb_agg(split_part(o, '=', 1) || '=' || case when substr(o, strpos(o, '=') + 1) ~ '^[a-zA-Z0-9_.-]+$'
      then substr(o, strpos(o, '=') + 1) else quote_literal(substr(o, strpos(o, '=') + 1)) end order by o)
    from unnest(${array}) o), '[]') end`
