/** What the router is told, as plain data, since it travels to a worker. */
export type RouteCard = {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
}

/** An end of an edge: the card, the height at which it lands there, and what mark is drawn. */
export type RouteEnd = { readonly card: string; readonly y: number; readonly mark: string }

/** The mark of a view at the lines to what it reads. */
export const READS = 'reads'

export type RouteEdge = { readonly id: string; readonly from: RouteEnd; readonly to: RouteEnd }

/** Corner points x, y, x, y …, from the referencing end to the referenced one: across, up or down, across, … */
export type Way = readonly number[]

/** How near to a card an edge may pass. */
export const CLEAR = 6
