import { createContext, useContext } from 'react'
import { invariant } from '#base'
import type { Id } from '#model'

/** What a part of the outline asks of the whole. */
export type OutlineAsks = {
  /** Goes to the heading of a table, on whichever page it stands. */
  readonly go: (id: Id) => void
  /** Drops objects, after asking where others lean on them; true where they went at once. */
  readonly drop: (ids: readonly Id[], name: string) => boolean
  /** Where the person is. */
  readonly stand: (id: Id) => void
  /** Shows what is no table where it can be edited. */
  readonly inspect: (id: Id) => void
  /** The table just made, whose name is to be typed. */
  readonly fresh: Id | null
}

const Context = createContext<OutlineAsks | null>(null)
export const OutlineProvider = Context

export function useOutline(): OutlineAsks {
  const asks = useContext(Context)
  invariant(asks, 'an OutlineProvider stands above')
  return asks
}

/** The element that is a table's heading. */
export const headingOf = (id: Id): string => `outline-${id}`
