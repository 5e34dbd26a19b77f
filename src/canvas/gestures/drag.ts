import { type Change, drawShape, placeObjects } from '#model'
import { t } from '#words'
import type { Engine, Point } from '../engine.ts'
import { paintEdges } from '../paint/paint-edges.ts'
import { ring } from '../paint/paint-lit.ts'
import { paintCards } from '../paint/paint-scene.ts'
import { paintShapes } from '../paint/paint-shapes.ts'
import { boxAround, levelAt, seen } from '../paint/view.ts'
import { snap } from '../project/metrics.ts'
import { edgeNow, movedBy } from '../project/route-edge.ts'
import type { Box, Edge, Placed, ShapeInPlace } from '../project/scene.ts'
import { far, type Gesture, type Moment } from './gesture.ts'
import { type Guide, Guides } from './guides.ts'

type Load = {
  cards: readonly Placed[]
  shapes: readonly ShapeInPlace[]
  edges: readonly Edge[]
  /** The box around all of it, before it moved. */
  box: Box
  guides: Guides
}

/** What goes along: the selection, and what stands wholly inside an area that goes. */
function loadOf(engine: Engine, ids: ReadonlySet<string>): Load {
  const { scene } = engine
  const shapes = scene.shapes.filter((it) => ids.has(it.id))
  const cards = new Map<string, Placed>()
  for (const id of ids) {
    const placed = engine.placed(id)
    if (placed) cards.set(id, placed)
  }
  for (const area of shapes) {
    if (area.sort !== 'area') continue
    const box = { x: area.x, y: area.y, right: area.x + area.width, bottom: area.y + area.height }
    for (const it of scene.grid.within(box))
      if (it.x >= box.x && it.right <= box.right && it.y >= box.y && it.bottom <= box.bottom) cards.set(it.id, it)
  }
  const edges = new Set([...cards.values()].flatMap((it) => scene.edgesOf.get(it.id) ?? []))
  const boxes: Box[] = [
    ...cards.values(),
    ...shapes.map(({ x, y, width, height }) => ({ x, y, right: x + width, bottom: y + height })),
  ]
  const still = scene.grid.within(seen(engine.view, engine.layer.size)).filter((it) => !cards.has(it.id))
  return {
    cards: [...cards.values()],
    shapes,
    edges: [...edges],
    box: boxAround(boxes) ?? { x: 0, y: 0, right: 0, bottom: 0 },
    guides: new Guides(still),
  }
}

const shifted = ({ x, y, right, bottom }: Box, by: Point): Box => ({
  x: x + by.x,
  y: y + by.y,
  right: right + by.x,
  bottom: bottom + by.y,
})

/** How near to standing in line something must be to be pulled there, in pixels of the screen. */
const PULL = 5

/** How far to move so that what was grabbed stands in line with something near, else on the grid. */
function shiftOf(
  { box, guides }: Load,
  { grabbed, from, at, k }: { grabbed: Point; from: Point; at: Moment; k: number },
) {
  const raw = { x: at.canvas.x - from.x, y: at.canvas.y - from.y }
  if (at.free) return { x: Math.round(raw.x), y: Math.round(raw.y) }
  const along = (axis: 'x' | 'y') => {
    const pulled = guides.shift(shifted(box, raw), axis, PULL / k)
    return pulled === null ? snap(grabbed[axis] + raw[axis]) - grabbed[axis] : Math.round(raw[axis] + pulled)
  }
  return { x: along('x'), y: along('y') }
}

function paintGuides(
  ctx: CanvasRenderingContext2D,
  lines: readonly Guide[],
  { colour, k }: { colour: string; k: number },
): void {
  ctx.beginPath()
  for (const { axis, at, low, high } of lines) {
    ctx.moveTo(axis === 'x' ? at : low, axis === 'x' ? low : at)
    ctx.lineTo(axis === 'x' ? at : high, axis === 'x' ? high : at)
  }
  ctx.strokeStyle = colour
  ctx.lineWidth = 1 / k
  ctx.stroke()
}

/** Draws the load where it is now, with the edges that touch it. */
function show(engine: Engine, load: Load, { by, free }: { by: Point; free: boolean }): void {
  const { palette } = engine
  if (!palette) return
  const moved = new Map(load.cards.map((it) => [it.id, movedBy(it, by.x, by.y)]))
  const edges = load.edges.flatMap((edge) => {
    const from = moved.get(edge.from) ?? engine.scene.cards.get(edge.from)
    const to = moved.get(edge.to) ?? engine.scene.cards.get(edge.to)
    return from && to ? [edgeNow(edge, from, to, engine.scene.grid)] : []
  })
  const shapes = load.shapes.map((it) => ({ ...it, x: it.x + by.x, y: it.y + by.y }))
  const lines = free ? [] : load.guides.lines(shifted(load.box, by))
  engine.layer.overlay((ctx, { k }) => {
    const box = seen(engine.view, engine.layer.size, 8)
    paintShapes(ctx, shapes, { palette, k, box })
    paintEdges(ctx, edges, {
      colours: { key: palette['edge-lit'], lineage: palette['edge-lit'] },
      ground: palette.canvas,
      level: levelAt(k),
      k,
      bold: true,
      box,
    })
    paintCards(ctx, moved.values(), { palette, k, findings: engine.scenes.getState().findings })
    for (const it of moved.values()) ring(ctx, it, { colour: palette.accent, k })
    paintGuides(ctx, lines, { colour: palette.accent, k })
  })
}

function changesOf(engine: Engine, load: Load, by: Point): Change[] {
  const design = engine.design.design()
  const { diagram } = engine.session.now()
  const now = design.diagrams.get(diagram)
  const folds = load.cards.flatMap((it) => engine.scene.folds.get(it.id) ?? [])
  const ids = [...load.cards.map((it) => it.id), ...folds.flatMap((it) => it.cards)]
  const places = ids.flatMap((id) => {
    const place = now?.places.get(id)
    return place ? [[id, { x: place.x + by.x, y: place.y + by.y }] as const] : []
  })
  const at = new Map(places)
  const drawn = [...load.shapes.map((it) => it.id), ...folds.flatMap((it) => [it.shape.id, ...it.shapes])]
  const shapes = [...new Set(drawn)].flatMap((id) => {
    const shape = now?.shapes.get(id)
    if (!shape) return []
    return drawShape(design, diagram, { id, shape: { ...shape, x: shape.x + by.x, y: shape.y + by.y } }).changes
  })
  return [...placeObjects(design, diagram, { at, placed: true }), ...shapes]
}

/** Moves what is selected. Where it is on the way stays out of the design; letting go is one step. */
export function drag(engine: Engine, grabbed: Point & { id: string }, from: Moment): Gesture {
  let load: Load | null = null
  let by = { x: 0, y: 0 }
  const clear = () => {
    engine.layer.overlay(null)
    engine.takeAway(new Set())
  }
  return {
    move(at) {
      if (!load) {
        if (!far(from.screen, at.screen)) return
        const { selection } = engine.session.now()
        if (!selection.has(grabbed.id)) engine.session.select([grabbed.id])
        load = loadOf(engine, engine.session.now().selection)
        engine.takeAway(new Set([...load.cards.map((it) => it.id), ...load.shapes.map((it) => it.id)]))
      }
      by = shiftOf(load, { grabbed, from: from.canvas, at, k: engine.view.k })
      show(engine, load, { by, free: at.free })
    },
    end() {
      if (load && (by.x !== 0 || by.y !== 0)) {
        const count = load.cards.length + load.shapes.length
        engine.commit(
          count === 1
            ? t('Move {what}', { what: load.cards[0]?.card.title ?? t('shape') })
            : t('Move {count} thing|Move {count} things', { count }),
          changesOf(engine, load, by),
        )
      }
      clear()
    },
    cancel: clear,
  }
}
