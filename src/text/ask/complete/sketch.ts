import type { Passage } from '../../passages.ts'

export type SketchedColumn = {
  readonly name: string
  /** Its name in the database. */
  readonly database: string
  readonly detail: string
  readonly isKey: boolean
  /** The table that it leads to, where it is a relation and no column. */
  readonly to?: string
}

/** What a text declares, as far as its syntax tells: by the names that the text itself uses. */
export type Sketched = {
  readonly sort: 'table' | 'view' | 'enum' | 'type'
  readonly name: string
  readonly database: string
  /** The columns of a table, or the values of an enum. */
  readonly columns: readonly SketchedColumn[]
}

/** Everything that a text declares; what stands in a passage that has not changed is known. */
export const sketchOf = (
  passages: readonly Passage[],
  ofPassage: (passage: string) => readonly Sketched[],
): readonly Sketched[] => passages.flatMap((it) => ofPassage(it.text))
