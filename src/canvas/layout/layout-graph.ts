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

/** What decides where a card goes: what it has foreign keys with, from left to right, or in rings round one. */
export type LayoutWay = 'related' | 'layered' | 'radial'

export type LayoutGraph = {
  readonly way: LayoutWay
  /** In the middle of a radial layout. */
  readonly centre: string | null
  /** How much room there is round each given group. */
  readonly margin: number
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly { readonly from: string; readonly to: string }[]
}

export type Positions = ReadonlyMap<string, { readonly x: number; readonly y: number }>

/** The room between two cards: an edge has to turn in it. */
export const GAP_X = 72
export const GAP_Y = 48

/** A box on the move: by its top left corner. */
export type Mover = { id: string; x: number; y: number; width: number; height: number; fixed: boolean }

type Sized = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The box around boxes. */
export function around(boxes: readonly Sized[]): Sized {
  let [x, y, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const it of boxes) {
    x = Math.min(x, it.x)
    y = Math.min(y, it.y)
    right = Math.max(right, it.x + it.width)
    bottom = Math.max(bottom, it.y + it.height)
  }
  return { x, y, width: right - x, height: bottom - y }
}
