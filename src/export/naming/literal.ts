/** What a default says, as far as a target may want to say it in its own words. */
export type Literal =
  | { readonly is: 'text'; readonly text: string; readonly cast: string | null }
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'boolean'; readonly value: boolean }
  | { readonly is: 'null' }
  | { readonly is: 'now' }
  | { readonly is: 'random-uuid' }
  | { readonly is: 'nextval' }
  | { readonly is: 'sql' }

const QUOTED = /^(E?)'((?:[^']|'')*)'(?:::([\w\s."(),[\]]+))?$/

/** Reads a default as Postgres prints it. Anything but a plain literal or one of a few calls is `sql`. */
export function literalOf(expression: string): Literal {
  const text = expression.trim()
  if (/^(true|false)$/i.test(text)) return { is: 'boolean', value: text.toLowerCase() === 'true' }
  if (/^-?\d+(\.\d+)?$/.test(text)) return { is: 'number', text }
  if (/^NULL(::[\w\s."(),[\]]+)?$/i.test(text)) return { is: 'null' }
  if (/^(now\(\)|current_timestamp)$/i.test(text)) return { is: 'now' }
  if (/^gen_random_uuid\(\)$/i.test(text)) return { is: 'random-uuid' }
  if (/^nextval\(/i.test(text)) return { is: 'nextval' }
  const quoted = QUOTED.exec(text)
  if (!quoted) return { is: 'sql' }
  const body = (quoted[2] ?? '').replaceAll("''", "'")
  if (quoted[1] && /\\[^\\']/.test(body.replaceAll('\\\\', ''))) return { is: 'sql' }
  return { is: 'text', text: quoted[1] ? body.replaceAll('\\\\', '\\') : body, cast: quoted[3]?.trim() ?? null }
}
