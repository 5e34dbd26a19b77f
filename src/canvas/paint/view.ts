import type { Box } from '../project/scene.ts'

/** How canvas coordinates come to the screen: screen = canvas × k + (x, y). */
export type View = { readonly x: number; readonly y: number; readonly k: number }
export type Size = { readonly width: number; readonly height: number }

/** From here up, cards are DOM and text is for reading. */
export const READING = 0.55
/** Below this a card is a titled block. */
export const BARS = 0.26
/** Below this an area is a block that hides what is in it. */
export const BLOCKS = 0.1
export const MIN_ZOOM = 0.02
export const MAX_ZOOM = 2.5

export type Level = 'text' | 'bars' | 'block'
export const levelAt = (k: number): Level => (k >= READING ? 'text' : k >= BARS ? 'bars' : 'block')

export const toCanvas = (view: View, x: number, y: number): { x: number; y: number } => ({
  x: (x - view.x) / view.k,
  y: (y - view.y) / view.k,
})

export const toScreen = (view: View, x: number, y: number): { x: number; y: number } => ({
  x: x * view.k + view.x,
  y: y * view.k + view.y,
})

/** What of the canvas is seen, with some more around it. */
export function seen(view: View, { width, height }: Size, more = 0): Box {
  const from = toCanvas(view, -more, -more)
  const to = toCanvas(view, width + more, height + more)
  return { x: from.x, y: from.y, right: to.x, bottom: to.y }
}

/** The view in which a box fills the screen, no larger than `most`. */
export function viewOf(box: Box, { width, height }: Size, most = 1): View {
  const room = Math.min(64, width / 12, height / 12)
  const fits = Math.min((width - 2 * room) / (box.right - box.x), (height - 2 * room) / (box.bottom - box.y))
  const k = Math.max(MIN_ZOOM, Math.min(most, fits))
  return {
    k,
    x: Math.round(width / 2 - ((box.x + box.right) / 2) * k),
    y: Math.round(height / 2 - ((box.y + box.bottom) / 2) * k),
  }
}

/** The box around boxes; null around none. */
export function boxAround(boxes: Iterable<Box>): Box | null {
  let [x, y, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const it of boxes) {
    x = Math.min(x, it.x)
    y = Math.min(y, it.y)
    right = Math.max(right, it.right)
    bottom = Math.max(bottom, it.bottom)
  }
  return x === Infinity ? null : { x, y, right, bottom }
}

/** The view with another zoom, one point of the screen staying where it is. */
export function zoomedAt(view: View, k: number, at: { x: number; y: number }): View {
  const zoom = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, k))
  const ratio = zoom / view.k
  return { k: zoom, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio }
}
