import type { Outline } from '../outline.ts'
import type { ReadTable } from './columns.ts'
import type { Draft } from './draft.ts'

/** The pieces of a text that say something of an object. */
export function outlineOf(_draft: Draft, _read: readonly ReadTable[]): Outline {
  return []
}
