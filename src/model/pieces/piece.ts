/** A table that a piece speaks of: the one it is laid on, the people's, or one of its own by name. */
export type PieceTarget = 'self' | 'people' | 'tenant' | (string & {})

/** A column of a piece. Its name is in words with underscores; the design's style makes its own of it. */
export type PieceColumn = {
  readonly name?: string
  /** A built-in type; left out where it refers, for then it is of the key that it refers to. */
  readonly type?: string
  readonly nullable?: true
  readonly default?: string
  readonly unique?: true
  /** All that it may hold: by a check, or an enum where the style wants one. */
  readonly values?: readonly string[]
  /** A condition; `$` is the column. */
  readonly check?: string
  readonly refers?: PieceTarget
  readonly onDelete?: 'cascade' | 'restrict' | 'set null'
  /** Left out where what it refers to is not in the design. */
  readonly optional?: true
}

export type PieceTable = {
  /** In the singular; `$` is what the piece is laid on. */
  readonly name: string
  readonly says: string
  readonly columns: readonly PieceColumn[]
  /** What tells its rows apart, by the names of columns or of what they refer to; else a key of its own. */
  readonly key?: readonly string[]
  readonly unique?: readonly string[]
  /** One such table is enough for a design. */
  readonly shared?: true
  /** Its rows are never changed. */
  readonly fixed?: true
}

/** A pattern that many designs have, as it is laid on a table. */
export type Piece = {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly words: string
  readonly columns: readonly PieceColumn[]
  readonly tables: readonly PieceTable[]
  /** Sets updated_at on each change; writes down each change in the piece's table; lets a tenant see its own rows only. */
  readonly watches?: 'touch' | 'log' | 'tenant'
}
