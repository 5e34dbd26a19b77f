/** What a default says, as far as a target may want to say it in its own words. */
export type Literal =
  | { readonly is: 'text'; readonly text: string; readonly cast: string | null }
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'boolean'; readonly value: boolean }
  | { readonly is: 'null' }
  /** The transaction's time, in one of its two spellings. */
  | { readonly is: 'now'; readonly call: boolean }
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
  if (/^(now\(\)|current_timestamp)$/i.test(text)) return { is: 'now', call: text.endsWith(')') }
  if (/^gen_random_uuid\(\)$/i.test(text)) return { is: 'random-uuid' }
  if (/^nextval\(/i.test(text)) return { is: 'nextval' }
  const quoted = QUOTED.exec(text)
  if (!quoted) return { is: 'sql' }
  const body = (quoted[2] ?? '').replaceAll("''", "'")
  if (quoted[1] && /\\[^\\']/.test(body.replaceAll('\\\\', ''))) return { is: 'sql' }
  return { is: 'text', text: quoted[1] ? body.replaceAll('\\\\', '\\') : body, cast: quoted[3]?.trim() ?? null }
}

/** A number without an exponent, which is how every target can read it; null where the text is none or far too long. */
export function plainNumber(text: string): string | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text.trim())
  if (!match) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  if (shift === 0) return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
  const digits = `${'0'.repeat(Math.max(0, 1 - whole.length - shift))}${whole}${fraction.padEnd(Math.max(0, shift), '0')}`
  const point = digits.length - Math.max(fraction.length, Math.max(0, shift)) + shift
  const [left, right] = [digits.slice(0, point).replace(/^0+(?=\d)/, ''), digits.slice(point)]
  return `${sign}${left === '' ? '0' : left}${right === '' ? '' : `.${right}`}`
}

/** A number as Postgres prints it that took the type of its array. */
const CAST_NUMBER = /^\((-?\d+(?:\.\d+)?)\)::double precision$/
const ARRAY = /^ARRAY\[(.*?)\](?:::[\w\s."()]+\[\])?$/s

/** The items of an array's default, `'{a,b}'::text[]` or `ARRAY['a'::text]`; null where it is more than literals. */
export function arrayItems(expression: string): readonly Literal[] | null {
  const built = ARRAY.exec(expression.trim())
  if (built) {
    const items = splitItems(built[1] ?? '')?.map((it) => literalOf(it.replace(CAST_NUMBER, '$1'))) ?? null
    return items?.every((item) => item.is === 'text' || item.is === 'number' || item.is === 'boolean') ? items : null
  }
  const literal = literalOf(expression)
  const braces = literal.is === 'text' ? /^\{(.*)\}$/s.exec(literal.text) : null
  return braces ? bracedItems(braces[1] ?? '') : null
}

/** The items between commas that stand outside of strings and brackets. */
function splitItems(text: string): readonly string[] | null {
  const items: string[] = []
  let depth = 0
  let from = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === "'") quoted = !quoted
    if (quoted) continue
    if (char === '(' || char === '[') depth++
    if (char === ')' || char === ']') depth--
    if (char === ',' && depth === 0) {
      items.push(text.slice(from, i).trim())
      from = i + 1
    }
  }
  const rest = text.slice(from).trim()
  return quoted || depth !== 0 ? null : rest === '' && items.length === 0 ? [] : [...items, rest]
}

/** What stands between an array literal's braces (manual 8.15.2); null for one of more dimensions or with nulls. */
function bracedItems(text: string): readonly Literal[] | null {
  const items: Literal[] = []
  const item = /\s*(?:"((?:[^"\\]|\\.)*)"|([^",{}\\]*))\s*(,|$)/gsy
  if (text.trim() === '') return []
  for (let at = 0; at <= text.length; ) {
    item.lastIndex = at
    const match = item.exec(text)
    if (!match) return null
    const bare = match[2]?.trim()
    if (bare !== undefined && (bare === '' || /^null$/i.test(bare))) return null
    items.push({ is: 'text', text: bare ?? (match[1] ?? '').replace(/\\(.)/gs, '$1'), cast: null })
    if (match[3] === '') return items
    at = item.lastIndex
  }
  return null
}
