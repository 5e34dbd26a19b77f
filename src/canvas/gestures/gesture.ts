import type { Engine, Point } from '../engine.ts'

/** What the pointer is doing between down and up. */
export type Gesture = {
  /** The pointer has moved. */
  readonly move: (at: Moment) => void
  /** The pointer was let go. */
  readonly end: (at: Moment) => void
  /** Escape, or the system took the pointer away: as if nothing had been. */
  readonly cancel: () => void
}

export type Moment = { readonly screen: Point; readonly canvas: Point; readonly add: boolean; readonly free: boolean }

export type Begin = (engine: Engine, at: Moment) => Gesture

/** The pointer's place, and the keys held: Ctrl, ⌘ or Shift add to the selection, Alt frees from the grid. */
export function momentOf(engine: Engine, event: PointerEvent | MouseEvent): Moment {
  return { ...engine.pointOf(event), add: event.ctrlKey || event.metaKey || event.shiftKey, free: event.altKey }
}

/** How far the pointer goes before a press becomes a drag. */
export const SLOP = 4

export const far = (a: Point, b: Point): boolean => Math.hypot(a.x - b.x, a.y - b.y) > SLOP
