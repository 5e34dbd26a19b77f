import type { Id } from '#model'

type Range = { readonly from: number; readonly to: number }

/**
 * A piece of a text that says something of an object: by `about` and `role` two texts of one design are compared piece
 * by piece, and what differs is changed in place.
 */
export type OutlineNode = {
  /** Null for what is about the text as a whole. */
  readonly about: Id | null
  /** What of the object it says; empty for the object itself. */
  readonly role: string
  /**
   * How it comes and goes: blocks stand apart, lines have a line of their own, words stand behind one another, items
   * between commas; a part is always there and is only ever replaced. Entries stand between commas too, each on a line of
   * its own where the others do; a call follows what it is called on; a group holds entries, and is written once there are any.
   */
  readonly sort: 'block' | 'line' | 'word' | 'item' | 'part' | 'entry' | 'call' | 'group'
  /** What is compared and replaced. */
  readonly value: Range
  /** What comes and goes: with the name of an argument, and the lines of its comment. */
  readonly whole: Range
  /** Between which signs its items stand; null where it has none yet. */
  readonly inside: Range | null
  /** Says what follows from the rest where it is not said: a name that is made of other names. */
  readonly implied: boolean
  readonly children: readonly OutlineNode[]
  /** Where calls are put; the end of the value where it is not said. */
  readonly end?: number
  /** The last of its entries, be it a piece or not: what is to go before others by coming later is put behind it. */
  readonly last?: Range
  /** What stands before a name where it is to be another: `users: ` for what is short for that. */
  readonly lead?: string
}

/** The role of a place that names an object: all of them change with its name. */
export const MENTION = 'mention'

export type Outline = readonly OutlineNode[]
