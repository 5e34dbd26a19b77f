import type { Design } from '#model'
import type { Passage } from '../../passages.ts'
import type { Suggestion } from './suggestion.ts'

/** What fits where someone types, the most likely first, and where the word begins in whose place it is put. */
export type Slot = {
  readonly cursor: { readonly from: number; readonly word: string }
  readonly all: readonly Suggestion[]
}

type Given = {
  /** A text cut at its top level. */
  readonly passages: (text: string) => readonly Passage[]
  readonly text: string
  readonly at: number
  readonly design: Design
}

/** How a language tells what fits at a place of a text; null where nothing does. */
export type Slots = (given: Given) => Slot | null
