import { type Attributes, firstOf, minus, NONE, only, placesOf, singlesOf } from './attributes.ts'
import { excessOf, type Partition, partitionOf, productOf } from './partitions.ts'
import type { Dependency } from './relation.ts'

export type Discovered = Dependency & {
  /** In how many groups of several rows it holds: what speaks for it. */
  readonly groups: number
}

type Candidate = {
  readonly set: Attributes
  readonly partition: Partition
  /** What may still be determined by a part of the set, or by it, with nothing to spare (the paper's C⁺). */
  open: Attributes
}

type Level = ReadonlyMap<Attributes, Candidate>

/**
 * The dependencies that rows obey, with nothing to spare on the left and no key of the rows among the left sides: TANE
 * (Huhtala, Kärkkäinen, Porkka & Toivonen, The Computer Journal 42, 1999), level by level, on stripped partitions.
 * `widest` is how many columns a left side may have.
 */
export function discover(columns: readonly (readonly (string | null)[])[], widest: number): readonly Discovered[] {
  const all = firstOf(columns.length)
  const found: Discovered[] = []
  const rows = columns[0]?.length ?? 0
  if (rows < 2) return []
  const whole: Partition = [Array.from({ length: rows }, (_, i) => i)]
  let below: Level = new Map([[NONE, { set: NONE, partition: whole, open: all }]])
  let level: Level = new Map(
    columns.map((values, i) => [only(i), { set: only(i), partition: partitionOf(values), open: all }]),
  )
  for (let width = 1; level.size > 0 && width <= widest + 1; width++) {
    for (const it of level.values()) found.push(...dependenciesAt(it, { below, all }))
    // Nothing is asked of a key any more, nor of what contains one: it determines everything by being one.
    const kept = new Map([...level].filter(([, it]) => it.open !== NONE && it.partition.length > 0))
    below = kept
    level = width <= widest ? nextLevel(kept) : new Map()
  }
  return found
}

function dependenciesAt(it: Candidate, at: { below: Level; all: Attributes }): Discovered[] {
  const found: Discovered[] = []
  for (const one of singlesOf(it.set)) it.open &= at.below.get(minus(it.set, one))?.open ?? at.all
  for (const one of singlesOf(it.set & it.open)) {
    const less = at.below.get(minus(it.set, one))
    if (!less || excessOf(less.partition) !== excessOf(it.partition)) continue
    found.push({ from: less.set, to: one, groups: less.partition.length })
    it.open = minus(it.open, one) & it.set
  }
  return found
}

/** Sets of one more, made of two that differ in their last member; each part of them has to be open still. */
function nextLevel(level: Level): Level {
  const next = new Map<Attributes, Candidate>()
  const byHead = new Map<Attributes, Candidate[]>()
  for (const it of level.values()) {
    const head = minus(it.set, only(placesOf(it.set).at(-1) ?? 0))
    byHead.set(head, [...(byHead.get(head) ?? []), it])
  }
  for (const group of byHead.values())
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        const set = a.set | b.set
        if (!singlesOf(set).every((one) => level.has(minus(set, one)))) continue
        next.set(set, { set, partition: productOf(a.partition, b.partition), open: ~NONE })
      }
    })
  return next
}
