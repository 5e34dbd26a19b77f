import type { Cardinality, Colour, Diagram, Id, PlaceOnDiagram, Shape } from '#model'
import type { Grid } from './grid.ts'

/** One line of a card: a column, an enum's value, a view's column. */
export type Row = {
  readonly id: string
  readonly name: string
  readonly type: string
  /** As drawn: cut to what the card's width allows. */
  readonly shownName: string
  readonly shownType: string
  readonly key: boolean
  readonly foreign: boolean
  readonly unique: boolean
  /** Null where it does not apply. */
  readonly required: boolean | null
  /** A row that folds or unfolds those beneath it. */
  readonly fold: 'open' | 'closed' | null
}

export const LOOKS = [
  'table',
  'foreign-table',
  'view',
  'materialized-view',
  'enum',
  'domain',
  'composite',
  'range',
  'area',
  'other',
] as const
export type Look = (typeof LOOKS)[number]

/** What hangs on a table and has no row: its policies, its triggers. At the right of the head. */
export type Mark = {
  readonly sort: 'policy' | 'trigger'
  readonly ids: readonly Id[]
  readonly text: string
  /** In words: 2 triggers. */
  readonly said: string
  /** It is there but does nothing: policies while row security is off. */
  readonly idle: boolean
  /** Its left edge, from the card's. */
  readonly x: number
  readonly width: number
}

/** What a card says and how large it is, wherever it stands. */
export type Card = {
  readonly id: Id
  readonly look: Look
  readonly title: string
  readonly shownTitle: string
  /** The schema where it is not `public`. */
  readonly schema: string
  readonly badge: string | null
  readonly marks: readonly Mark[]
  readonly rows: readonly Row[]
  /** Rows by their id: the place in `rows`. */
  readonly rowAt: ReadonlyMap<string, number>
  /** All columns, shown or not. */
  readonly columns: number
  readonly width: number
  readonly height: number
}

/** A card in its place. A new record whenever anything of it changed. */
export type Placed = {
  readonly id: Id
  readonly card: Card
  readonly place: PlaceOnDiagram
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
  readonly colour: Colour | null
}

export type EdgeEnds = {
  readonly fromEnd: Cardinality
  readonly toEnd: Cardinality
  readonly identifying: boolean
  readonly fromColumns: readonly Id[]
  readonly toColumns: readonly Id[]
}

/** A route: corner points x, y, x, y …, from the referencing end to the referenced one. */
export type Route = {
  readonly points: readonly number[]
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * An edge before anything is known of where its cards stand: a foreign key, or that one relation is made of another (a
 * view of what it reads, a partition of its table). `lane` tells a card's edges apart.
 */
export type Link = EdgeEnds & {
  readonly sort: 'key' | 'lineage'
  readonly id: Id
  readonly name: string
  readonly from: Id
  readonly to: Id
  readonly lane: number
}

/**
 * `bundle`: how many edges it stands for, where a folded area gathers them. `bends`: where a person has led it, stretch by
 * stretch, upright and level in turn.
 */
export type Edge = Link & Route & { readonly bundle?: number; readonly bends?: readonly number[] }

export type ShapeInPlace = Shape & { readonly id: string }

/** A folded area, with the cards and shapes that it hides. */
export type Fold = { readonly shape: ShapeInPlace; readonly cards: readonly Id[]; readonly shapes: readonly string[] }

/** Everything on a diagram, ready to be drawn, hit and walked. */
export type Scene = {
  readonly diagram: Diagram | null
  readonly cards: ReadonlyMap<Id, Placed>
  readonly edges: ReadonlyMap<Id, Edge>
  readonly edgesOf: ReadonlyMap<Id, readonly Edge[]>
  /** Areas and notes, the largest first; none that is folded, nor what one hides. */
  readonly shapes: readonly ShapeInPlace[]
  /** The folded areas, which stand among the cards under their own ids. */
  readonly folds: ReadonlyMap<Id, Fold>
  readonly grid: Grid<Placed>
}

export type Box = { readonly x: number; readonly y: number; readonly right: number; readonly bottom: number }
