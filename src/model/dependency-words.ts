import { wordsOf } from '#base'

type Named = { readonly name: string }

/** What a column speaks of: `customer_id` of a customer. */
function wordsFor(it: Named): string {
  const words = wordsOf(it.name)
  const shorter = words.length > 1 && words.at(-1) === 'id' ? words.slice(0, -1) : words
  return shorter.join(' ') || it.name
}

const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** A dependency as a person would say it: "for one customer there is one city". */
export function plainWords(from: readonly Named[], to: readonly Named[], multivalued: boolean): string {
  const those = to.map(wordsFor)
  const head = from.length === 0 ? 'in all rows' : `for ${joined(from.map((it) => `one ${wordsFor(it)}`))}`
  if (!multivalued) return `${head} there is ${joined(those.map((it) => `one ${it}`))}`
  return `${head} there is a set of ${joined(those)}, whatever the rest of the row says`
}

/** A dependency by its columns: `customer_id → city`. */
export const inSymbols = (from: readonly Named[], to: readonly Named[], multivalued: boolean): string =>
  `${from.map((it) => it.name).join(', ') || '()'} ${multivalued ? '↠' : '→'} ${to.map((it) => it.name).join(', ')}`
