import type { Language } from './language.ts'
import { type Passage, passagesOf } from './passages.ts'
import { joined } from './pieces.ts'

/** So much of a text as there is to be read of it: some of its passages, in their order. */
export type Part = {
  readonly text: string
  /** Where a passage that differs stands in it, and where it stands in the whole text. */
  readonly from: number
  readonly to: number
  readonly whole: number
}

/** What two texts say of what they tell apart. */
export type Parts = { readonly was: Part; readonly now: Part }

/** A larger part is no less work than the whole. */
const MOST = 0.6

type Both = { readonly was: string; readonly now: string }
type Run = { readonly before: readonly Passage[]; readonly behind: readonly Passage[] }

/** The passages that two texts have alike, at their beginning and at their end. */
function alike(was: readonly Passage[], now: readonly Passage[]): Run {
  const most = Math.min(was.length, now.length)
  let [head, tail] = [0, 0]
  while (head < most && was[head] === now[head]) head++
  while (tail < most - head && was[was.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  return { before: was.slice(0, head), behind: was.slice(was.length - tail) }
}

/** The passages that a word may mean. */
function byName(passages: readonly Passage[]): ReadonlyMap<string, readonly Passage[]> {
  const naming = new Map<string, Passage[]>()
  for (const it of passages)
    for (const name of it.names ?? []) {
      const same = naming.get(name)
      if (same) same.push(it)
      else naming.set(name, [it])
    }
  return naming
}

/** What the reading of some passages needs of the others: what they and `also` speak of, and what that is made of. */
export function spokenOf(
  changed: readonly Passage[],
  others: readonly Passage[],
  also: Iterable<Passage> = [],
): ReadonlySet<Passage> {
  const naming = byName(others)
  const needed = new Set([...also, ...others.filter((it) => it.names === null)])
  const touched = new Set(changed)
  const queue = [...changed, ...needed]
  for (const it of queue)
    for (const word of it.words)
      for (const other of naming.get(word) ?? []) {
        const isSpared = it.standsAlone && other.standsAlone && !touched.has(it) && !it.head.has(word)
        if (isSpared || needed.has(other)) continue
        needed.add(other)
        queue.push(other)
      }
  return needed
}

/** The same, and what speaks of them: it may say something else now. */
function neededBy(changed: readonly Passage[], others: readonly Passage[]): ReadonlySet<Passage> {
  const names = changed.flatMap((it) => it.names ?? [])
  return spokenOf(
    changed,
    others,
    others.filter((it) => names.some((name) => it.words.has(name))),
  )
}

/** The parts of two texts in which they may say something else; null where nothing less than the whole will do. */
export function partsOf(language: Language, { was, now }: Both, most = MOST): Parts | null {
  const [old, next] = [passagesOf(language, was), passagesOf(language, now)]
  const { before, behind } = alike(old, next)
  const middle = (all: readonly Passage[]) => all.slice(before.length, all.length - behind.length)
  const [gone, come] = [middle(old), middle(next)]
  const changed = [...gone, ...come]
  if (changed.some((it) => it.names === null)) return null
  const others = [...before, ...behind]
  const given = new Set(changed.flatMap(({ gives }) => [...(gives ?? [])]))
  // Of two that give one name, what each says goes by which of them stands first.
  if (others.some(({ gives }) => gives && [...gives].some((name) => given.has(name)))) return null
  // What is not closed ends where the next begins.
  const needed = new Set([...neededBy(changed, others), ...behind.slice(0, 1)])
  const [head, tail] = [before, behind].map((all) => joined(all.filter((it) => needed.has(it)))) as [string, string]
  const whole = before.reduce((sum, it) => sum + it.text.length, 0)
  const part = (own: string): Part => ({
    text: head + own + tail,
    from: head.length,
    to: head.length + own.length,
    whole,
  })
  const parts = { was: part(joined(gone)), now: part(joined(come)) }
  return parts.was.text.length + parts.now.text.length > most * (was.length + now.length) ? null : parts
}
