/** Where a text stops being JSON, and what could have stood there. */
export type JsonFault = { readonly at: number; readonly expected: string }

const SPACE = /[ \t\r\n]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** The end of a match that begins at a place; the place itself without one. */
function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** The end of a string that begins at a place, or where it goes wrong. Character by character: a long one would exhaust a pattern. */
function pastString(text: string, from: number): number | JsonFault {
  let at = from + 1
  for (;;) {
    const char = text[at]
    if (char === '"') return at + 1
    if (char === undefined) return { at, expected: 'a closing "' }
    if (char < ' ') return { at, expected: 'a closing " before the end of the line' }
    const next = char === '\\' ? past(ESCAPE, text, at) : at + 1
    if (next === at) return { at, expected: 'an escape that JSON knows' }
    at = next
  }
}

type Wanted = 'value' | 'first' | 'key' | 'comma'

const EXPECTED = {
  value: { '}': 'a value', ']': 'a value' },
  first: { '}': 'a name in " or }', ']': 'a value or ]' },
  key: { '}': 'a name in "', ']': 'a value' },
  comma: { '}': 'a comma or }', ']': 'a comma or ]' },
} as const satisfies Record<Wanted, object>

/**
 * Where a text that is not JSON goes wrong. JSON.parse is asked first, being far quicker; but each engine says it in
 * other words, and for some mistakes without a place.
 */
export function jsonFault(text: string): JsonFault | null {
  const open: ('}' | ']')[] = []
  let wanted = 'value' as Wanted
  let at = past(SPACE, text, 0)
  const step = (to: number, next: Wanted) => {
    at = past(SPACE, text, to)
    wanted = next
  }
  for (;;) {
    const char = text[at]
    const close = open.at(-1)
    const fault = { at, expected: EXPECTED[wanted][close ?? ']'] }
    const named = close === '}' && wanted !== 'value'
    if (wanted === 'comma') {
      if (close === undefined) return at === text.length ? null : { at, expected: 'the end' }
      if (char === ',') step(at + 1, close === '}' ? 'key' : 'value')
      else if (char !== close) return fault
      else {
        open.pop()
        step(at + 1, 'comma')
      }
    } else if (wanted === 'first' && char === close) {
      open.pop()
      step(at + 1, 'comma')
    } else if (char === '"') {
      const end = pastString(text, at)
      if (typeof end !== 'number') return end
      step(end, 'comma')
      if (named && text[at] !== ':') return { at, expected: 'a colon' }
      if (named) step(at + 1, 'value')
    } else if (named) return fault
    else if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']')
      step(at + 1, 'first')
    } else {
      const end = past(SCALAR, text, at)
      if (end === at) return fault
      step(end, 'comma')
    }
  }
}
