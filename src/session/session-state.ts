import { type Detail, type DiagramId, type Id, MAIN_DIAGRAM } from '#model'

/** What the pointer does on empty canvas. */
export const TOOLS = ['select', 'table', 'foreign-key', 'many-to-many', 'area', 'note'] as const // house: named for what they draw
export type Tool = (typeof TOOLS)[number]
export type Theme = 'system' | 'light' | 'dark'

/** A cell of a card: the head (no column) or one of a row's. */
export type CellField = 'key' | 'name' | 'type' | 'null'
export type Cell = { readonly table: Id; readonly column: Id | null; readonly field: CellField }

/** A message for the live region. The count tells two equal messages apart. */
export type StatusMessage = { readonly text: string; readonly count: number }

/** What someone looks at: these and what is so many steps from them. */
export type Focus = {
  readonly about: readonly Id[]
  readonly hops: number
  /** Shown too: what was put on the diagram meanwhile. */
  readonly also: readonly Id[]
}

/** What a diagram shows of all that is on it; empty lists leave out nothing. */
export type Filter = {
  readonly schemas: readonly Id[]
  /** Areas, by their ids. */
  readonly areas: readonly string[]
  readonly kinds: readonly string[]
  /** Only what has a finding at least as bad. */
  readonly findings: 'error' | 'warning' | 'info' | null
}
export const NO_FILTER: Filter = { schemas: [], areas: [], kinds: [], findings: null }

/** Tables and the keys between them that stand out on the diagram. */
export type Spot = { readonly tables: readonly Id[]; readonly keys: readonly Id[] }

/** What the person at the screen has in hand. Never saved with the design. */
export type SessionState = {
  readonly diagram: DiagramId
  readonly tool: Tool
  /** Ids of objects, and of shapes (areas, notes). */
  readonly selection: ReadonlySet<string>
  readonly hovered: string | null
  /** Where the keyboard stands. */
  readonly focused: Cell | null
  readonly editing: Cell | null
  /** What was just added, its name to be typed in the inspector. */
  readonly naming: Id | null
  /** What shows on the diagram what it usually folds away: a table its partitions. */
  readonly unfolded: ReadonlySet<string>
  /** The table of which the diagram shows what a DELETE reaches. */
  readonly deleting: Id | null
  /** Whether the diagram is being arranged: its edges are led round cards when these stand. */
  readonly arranging: boolean
  readonly focus: Focus | null
  readonly filter: Filter
  /** The roots that focus and filter leave on the diagram; null: all. */
  readonly only: ReadonlySet<string> | null
  /** The tables between which a way is asked for. */
  readonly way: { readonly from: Id | null; readonly to: Id | null } | null
  readonly spot: Spot | null
  readonly panels: ReadonlySet<string>
  readonly theme: Theme
  /** Stronger lines and texts, whether or not the system asks for them. */
  readonly contrast: boolean
  /** Shown instead of the diagram's own level, until it is cleared. */
  readonly detail: Detail | null
  readonly status: StatusMessage
}

export const EMPTY_SELECTION: ReadonlySet<string> = new Set()

export const initialSession: SessionState = {
  diagram: MAIN_DIAGRAM,
  tool: 'select',
  selection: EMPTY_SELECTION,
  hovered: null,
  focused: null,
  editing: null,
  naming: null,
  unfolded: EMPTY_SELECTION,
  deleting: null,
  arranging: false,
  focus: null,
  filter: NO_FILTER,
  only: null,
  way: null,
  spot: null,
  panels: new Set(),
  theme: 'system',
  contrast: false,
  detail: null,
  status: { text: '', count: 0 },
}
