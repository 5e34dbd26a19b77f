import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** A fractional key: siblings sort by it as text, and between any two there is room for one more. */
export type Rank = string

/** A rank between two neighbours; null stands for the end of the row. */
export function rankBetween(before: Rank | null, after: Rank | null): Rank {
  return generateKeyBetween(before, after)
}

/** Whether a text from outside can stand as a rank. */
export function isRank(text: string): boolean {
  try {
    generateKeyBetween(text, null)
    return text.length <= 200
  } catch {
    return false
  }
}

/** As many ranks as asked for, in order, between two neighbours. */
export function ranksBetween(before: Rank | null, after: Rank | null, count: number): Rank[] {
  return generateNKeysBetween(before, after, count)
}

/** Order by rank; equal ranks (two people inserted at once) fall back to the id, so that the order is total. */
export function byRank(a: { rank: Rank; id: string }, b: { rank: Rank; id: string }): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
