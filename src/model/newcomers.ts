import { byRank, type Rank, rankBetween } from '#base'
import type { Design } from './design.ts'
import type { Id } from './id.ts'
import type { DbObject } from './kinds/index.ts'
import { all } from './objects.ts'

/** The least of sorted ranks that comes after one. */
function nextAfter(ranks: readonly Rank[], rank: Rank | null): Rank | null {
  if (rank === null) return ranks[0] ?? null
  let [low, high] = [0, ranks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranks[middle] as Rank) > rank) high = middle
    else low = middle + 1
  }
  return ranks[low] ?? null
}

/**
 * The ranks of what is new among siblings that keep theirs, by the ids they were read under: each comes after what it was
 * read after.
 */
export function ranksOfNewcomers(read: Design, rankOf: (it: DbObject) => Rank | null): ReadonlyMap<Id, Rank> {
  const mixed = new Map<Id | null, DbObject[]>()
  for (const it of all(read.objects)) if (rankOf(it) === null) mixed.set(it.parent, [])
  if (mixed.size === 0) return new Map()
  for (const it of all(read.objects)) mixed.get(it.parent)?.push(it)
  const ranks = new Map<Id, Rank>()
  for (const siblings of mixed.values()) {
    const held = siblings.flatMap((it) => rankOf(it) ?? []).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    if (held.length === 0) continue
    let last: Rank | null = null
    for (const it of siblings.sort(byRank)) {
      const rank: Rank = rankOf(it) ?? rankBetween(last, nextAfter(held, last))
      if (rankOf(it) === null) ranks.set(it.id, rank)
      last = rank
    }
  }
  return ranks
}
