import type { CanvasHandle } from '#canvas'

/** Where the canvas leaves its handle while it is on the page. */
export const canvasHandle: { current: CanvasHandle | null } = { current: null }
