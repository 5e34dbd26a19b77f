import { type Token, tokenize } from '#base'

const wordsOf = (text: string): readonly Token[] =>
  tokenize(text).filter((it) => it.type !== 'space' && it.type !== 'comment')

const isSame = (a: Token, b: Token | undefined): boolean => a.type === b?.type && a.value === b.value

/** A word that stands in another's place. */
type Swap = { readonly was: Token; readonly now: string }

/** What differs between two renderings, if that is only some words in the place of others. */
function swapsBetween(was: readonly Token[], now: readonly Token[], text: string): readonly (Swap | null)[] | null {
  if (was.length !== now.length) return null
  const swaps: (Swap | null)[] = []
  for (const [i, it] of was.entries()) {
    const next = now[i] as Token
    if (it.type !== next.type) return null
    if (isSame(it, next)) swaps.push(null)
    else if (it.type === 'operator') return null
    else swaps.push({ was: it, now: text.slice(next.from, next.to) })
  }
  return swaps
}

type Given = {
  readonly held: string
  readonly was: string
  readonly now: string
  /** Names that something no longer has: a text need not say them where they follow from the rest. */
  readonly former: ReadonlySet<string>
}

function replaced(text: string, swaps: readonly { readonly at: Token; readonly now: string }[]): string {
  let [made, from] = ['', 0]
  for (const { at, now } of swaps) {
    made += text.slice(from, at.from) + now
    from = at.to
  }
  return made + text.slice(from)
}

const countOf = (words: readonly Token[], it: Token): number => words.filter((word) => isSame(word, it)).length

/**
 * A person's own words with those in the place of others that two renderings of the same differ by. Null where they differ
 * by more, or it can't be told which words are meant.
 */
export function wordsInPlace({ held, was, now, former }: Given): string | null {
  const [words, before, after] = [wordsOf(held), wordsOf(was), wordsOf(now)]
  const swaps = swapsBetween(before, after, now)
  if (!swaps) return null
  if (words.length === before.length && words.every((it, i) => isSame(it, before[i])))
    return replaced(
      held,
      words.flatMap((at, i) => (swaps[i] ? [{ at, now: swaps[i].now }] : [])),
    )
  const byWord = new Map<string, Swap>()
  for (const swap of swaps) {
    if (!swap) continue
    const key = `${swap.was.type} ${swap.was.value}`
    const same = swaps.filter((it) => it && isSame(it.was, swap.was))
    const isClear = same.every((it) => it?.now === swap.now) && same.length === countOf(before, swap.was)
    if (!isClear) return null
    const count = countOf(words, swap.was)
    const isName = swap.was.type === 'name' && former.has(swap.was.value)
    if (!isName && count !== same.length) return null
    byWord.set(key, swap)
  }
  return replaced(
    held,
    words.flatMap((at) => {
      const swap = byWord.get(`${at.type} ${at.value}`)
      return swap ? [{ at, now: swap.now }] : []
    }),
  )
}
