import type { Design, Id } from '#model'
import type { Engine, Point } from './engine.ts'
import { pasteCells } from './gestures/paste-cells.ts'
import { freeSpot } from './layout/free-spot.ts'
import { boxAround, MAX_ZOOM, toCanvas, type View, viewOf, zoomedAt } from './paint/view.ts'
import type { Paper } from './pdf/sheets.ts'
import { documentOf, drawingOf, type PictureAsked, pictureOf, pictureSize, sheetsOf } from './picture.ts'
import { cardFor } from './project/cards.ts'
import type { Box } from './project/scene.ts'

/** What the rest of the app can ask of a canvas. */
export type CanvasHandle = {
  readonly fitAll: () => void
  readonly fitSelection: () => void
  /** Shows these whole; without any, everything. */
  readonly fitTo: (ids: Iterable<string>) => void
  readonly zoomTo: (k: number) => void
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  /** Brings an object (a column's table, a key's edge) into view; selects it if asked. */
  readonly reveal: (id: string, options?: { readonly select?: boolean }) => void
  /** The middle of what is seen, in canvas coordinates: where a new thing belongs. */
  readonly worldCentre: () => Point
  /** Where a new card of a design belongs: near the middle of what is seen, over nothing. */
  readonly roomFor: (design: Design, id: Id) => Point | null
  /** Where a thing stands, in canvas coordinates; null where it is not on the diagram. */
  readonly boxOf: (id: string) => Box | null
  readonly focus: () => void
  /** What is seen, and to see it again. */
  readonly view: () => View
  readonly show: (view: View) => void
  /** Takes the cells of a spreadsheet into the selected table; false where the text or the selection is no such thing. */
  readonly pasteCells: (text: string) => boolean
  /** What is selected, or the whole diagram, as a PNG in the colours of the theme; null where there is nothing to show. */
  readonly picture: (scale?: number, asked?: PictureAsked) => Promise<Blob | null>
  readonly pictureSize: (scale: number, asked: PictureAsked) => ReturnType<typeof pictureSize>
  /** The same as an SVG. */
  readonly drawing: (asked?: PictureAsked) => Promise<string | null>
  /** The same as a PDF, and how many sheets of paper it takes. */
  readonly document: (paper?: Paper, asked?: PictureAsked) => Promise<Blob | null>
  readonly sheets: (paper: Paper, asked: PictureAsked) => ReturnType<typeof sheetsOf>
}

const MILLISECONDS = 220

const calm = (): number => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MILLISECONDS)

const shapeBox = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box => ({
  x,
  y,
  right: x + width,
  bottom: y + height,
})

/** Where an id is: a card, an edge, a shape, or the card whose row it is. */
export function boxOf(engine: Engine, id: string): Box | null {
  const { scene } = engine
  const placed = scene.cards.get(id as Id)
  if (placed) return placed
  const edge = scene.edges.get(id as Id)
  if (edge) return { x: edge.left, y: edge.top, right: edge.right, bottom: edge.bottom }
  const shape = scene.shapes.find((it) => it.id === id)
  if (shape) return shapeBox(shape)
  for (const [area, fold] of scene.folds) if (fold.cards.includes(id as Id)) return scene.cards.get(area) ?? null
  for (const it of scene.cards.values()) if (it.card.rowAt.has(id)) return it
  return null
}

/** Brings a box into view; the zoom stays unless the box does not fit or could not be read. */
export function showBox(engine: Engine, box: Box, closer: boolean): void {
  const { view, layer } = engine
  const { size } = layer
  const fits = viewOf(box, size, 1)
  const k = closer ? Math.min(fits.k, Math.max(view.k, 0.8)) : Math.min(view.k, fits.k)
  const a = { x: box.x * k + view.x, y: box.y * k + view.y }
  const seen = k === view.k && a.x >= 0 && a.y >= 0
  if (seen && box.right * k + view.x <= size.width && box.bottom * k + view.y <= size.height) return
  const x = size.width / 2 - ((box.x + box.right) / 2) * k
  const y = size.height / 2 - ((box.y + box.bottom) / 2) * k
  engine.goTo({ k, x, y }, calm())
}

const everything = (engine: Engine): Box[] => [...engine.scene.cards.values(), ...engine.scene.shapes.map(shapeBox)]

function show(engine: Engine, boxes: readonly Box[], milliseconds: number): void {
  const box = boxAround(boxes)
  engine.goTo(box ? viewOf(box, engine.layer.size, 1) : { x: 0, y: 0, k: 1 }, milliseconds)
}

/** Shows the whole of another diagram, at once: from the one before there is no way to be shown. */
export const openOn = (engine: Engine): void => engine.whenShown(() => show(engine, everything(engine), 0))

/** The handle of a canvas at work. */
export function handleOf(engine: Engine): CanvasHandle {
  const middle = () => ({ x: engine.layer.size.width / 2, y: engine.layer.size.height / 2 })
  const fitTo = (ids: Iterable<string>) =>
    engine.whenShown(() => {
      const boxes = [...ids].flatMap((id) => boxOf(engine, id) ?? [])
      show(engine, boxes.length > 0 ? boxes : everything(engine), calm())
    })
  const zoom = (k: number) => engine.goTo(zoomedAt(engine.view, k, middle()), calm())
  return {
    fitAll: () => engine.whenShown(() => show(engine, everything(engine), calm())),
    fitSelection: () => fitTo(engine.session.now().selection),
    fitTo,
    zoomTo: zoom,
    zoomIn: () => zoom(Math.min(MAX_ZOOM, engine.view.k * 1.25)),
    zoomOut: () => zoom(engine.view.k / 1.25),
    reveal: (id, options) =>
      engine.whenShown(() => {
        const box = boxOf(engine, id)
        if (!box) return
        showBox(engine, box, true)
        if (options?.select) engine.session.select([id])
      }),
    worldCentre: () => toCanvas(engine.view, middle().x, middle().y),
    roomFor(design, id) {
      const bucket = design.objects.buckets.get(id)
      const card = bucket && cardFor(design, bucket, engine.scene.diagram?.detail ?? 'all')
      if (!card) return null
      const { width, height } = card
      const at = toCanvas(engine.view, middle().x, middle().y)
      return freeSpot(engine.scene.grid, { x: at.x - width / 2, y: at.y - height / 2, width, height })
    },
    boxOf: (id) => boxOf(engine, id),
    view: () => engine.view,
    show: (view) => engine.whenShown(() => engine.goTo(view, calm())),
    focus: () => engine.root?.focus({ preventScroll: true }),
    pasteCells: (text) => pasteCells(engine, text),
    picture: (scale = 2, asked = {}) => pictureOf(engine, scale, asked),
    pictureSize: (scale, asked) => pictureSize(engine, scale, asked),
    document: (paper = 'own', asked = {}) => documentOf(engine, paper, asked),
    sheets: (paper, asked) => sheetsOf(engine, paper, asked),
    drawing: (asked = {}) => drawingOf(engine, asked),
  }
}
