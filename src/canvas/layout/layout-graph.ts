/** A diagram as a layout sees it: boxes and lines. Plain data, since it travels to a worker. */
export type LayoutNode = {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly x: number
  readonly y: number
  /** Stays where it is; the others go round it. */
  readonly fixed: boolean
  /** Cards of one group are laid out together; null leaves it to the foreign keys. */
  readonly group: string | null
}

export type LayoutGraph = {
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly { readonly from: string; readonly to: string }[]
}

export type Positions = ReadonlyMap<string, { readonly x: number; readonly y: number }>

/** The room between two cards: an edge has to turn in it. */
export const GAP_X = 72
export const GAP_Y = 48

/** A box on the move: by its top left corner. */
export type Mover = { id: string; x: number; y: number; width: number; height: number; fixed: boolean }
