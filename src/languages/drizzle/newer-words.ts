/** `x is T` as what a function gives; `abstract new ()`; `import … with { … }`; `export { type A, b }`. */
const SPARED: readonly RegExp[] = [
  /(?<=(?:\)\s*:|=>)\s*)(?:asserts\s+)?[\w$]+\s+is\s+(?=[\w$'"`{([])/g,
  /(?<=[=(|&:<,]\s*)abstract(?=\s+new\b)/g,
  /(?<=\bfrom\s*(?:"[^"\n]*"|'[^'\n]*')\s*)(?:with|assert)\s*\{[^{}]*\}/g,
  /(?<=\bexport\s*\{[^{}]*?)(?<=[{,]\s*)type(?=\s+[\w$]+\s*(?:,|\}|as\b))/g,
]

const ASYNC = /\basync\s*</g
/** Longer ones nobody writes. */
const LONGEST = 2000

/** The type parameters that begin with a text; null where they don't end. */
function parametersIn(words: string): string | null {
  let depth = 0
  for (const { 0: sign, index } of words.matchAll(/=>|[<>]/g)) {
    if (sign === '=>') continue
    depth += sign === '<' ? 1 : -1
    if (depth === 0) return words.slice(0, index + 1)
  }
  return null
}

const blank = (words: string): string => words.replace(/[^\r\n]/g, ' ')

/** A text of the same length without the words of TypeScript's that @lezer/javascript 1.5 does not know, for it alone to read. */
export function withoutNewerWords(text: string): string {
  let made = text
  for (const pattern of SPARED) made = made.replace(pattern, blank)
  for (const { index, 0: head } of [...made.matchAll(ASYNC)]) {
    const from = index + head.length - 1
    const own = parametersIn(made.slice(from, from + LONGEST))
    if (own !== null) made = made.slice(0, from) + blank(own) + made.slice(from + own.length)
  }
  return made
}
