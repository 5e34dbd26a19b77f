import { type Wording, wordKey } from '#model'
import type { ReadTable } from './columns.ts'
import type { Draft } from './draft.ts'

/** What a text calls the objects it speaks of, and in which form it says them. */
export function wordingOf(_draft: Draft, read: readonly ReadTable[]): Wording {
  const words = new Map<string, string>()
  for (const { table } of read) words.set(wordKey(table.id), table.key)
  return words
}
