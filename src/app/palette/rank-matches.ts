/** Something to be found: by its name first, then by the rest of its words. */
export type Findable = { readonly name: string; readonly more: string; readonly weight: number }

const BOUNDARY = /[_.\s-]/

/** How well a word fits a name: less is better, null for not at all. */
function fitOf(word: string, name: string): number | null {
  if (name === word) return 0
  const at = name.indexOf(word)
  if (at === 0) return 1
  if (at > 0) return BOUNDARY.test(name[at - 1] ?? '') ? 2 : 3
  let from = 0
  for (const char of word) {
    from = name.indexOf(char, from) + 1
    if (from === 0) return null
  }
  // Letters in order, scattered: only for words long enough to mean something.
  return word.length >= 3 ? 6 + (from - word.length) / 20 : null
}

function score(words: readonly string[], it: Findable): number | null {
  const [name, more] = [it.name.toLowerCase(), it.more.toLowerCase()]
  let sum = 0
  for (const word of words) {
    const own = fitOf(word, name)
    const other = more.includes(word) ? 5 : null
    const best = own === null ? other : other === null ? own : Math.min(own, other)
    if (best === null) return null
    sum += best
  }
  return sum * 10 + it.weight + Math.min(name.length, 60) / 60
}

/** The best matches of a query, best first. Every word of it must fit. */
export function rankMatches<T extends Findable>(query: string, all: readonly T[], most: number): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return all.slice(0, most)
  const scored: { it: T; score: number }[] = []
  for (const it of all) {
    const found = score(words, it)
    if (found !== null) scored.push({ it, score: found })
  }
  return scored
    .sort((a, b) => a.score - b.score)
    .slice(0, most)
    .map(({ it }) => it)
}
