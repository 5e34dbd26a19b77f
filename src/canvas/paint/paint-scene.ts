import type { Severity } from '#model'
import { blockOver } from '../project/hit.ts'
import type { Box, Edge, Placed, Scene } from '../project/scene.ts'
import { paintBlock, paintCard } from './paint-card.ts'
import { paintEdges } from './paint-edges.ts'
import { paintAreaBlocks, paintShapes } from './paint-shapes.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import { BLOCKS, levelAt } from './view.ts'

export type ScenePaint = {
  readonly palette: Palette
  readonly k: number
  /** What of the canvas is wanted. */
  readonly box: Box
  readonly findings: ReadonlyMap<string, Severity>
  /** What someone is dragging, with the edges that touch it: it is drawn elsewhere. */
  readonly hidden: ReadonlySet<string>
}

const DOT = 24

/** Dots at every third line of the grid; fewer where they would run together. */
function paintDots(ctx: Pen, { palette, k, box }: ScenePaint): void {
  let step = DOT
  while (step * k < 14) step *= 2
  const size = Math.max(1, 1.5 * Math.min(1, k)) / k
  ctx.fillStyle = palette['canvas-dot']
  for (let x = Math.floor(box.x / step) * step; x < box.right; x += step)
    for (let y = Math.floor(box.y / step) * step; y < box.bottom; y += step)
      ctx.fillRect(x - size / 2, y - size / 2, size, size)
}

/** The cards of a list in painting order, so that one over another stays over it. */
export function paintCards(
  ctx: Pen,
  cards: Iterable<Placed>,
  paint: Pick<ScenePaint, 'palette' | 'k' | 'findings'> & { readonly columns?: ReadonlySet<string> },
): void {
  const level = levelAt(paint.k)
  const one = { ...paint, level }
  for (const it of cards) {
    if (level === 'block') paintBlock(ctx, it, one)
    else paintCard(ctx, it, one)
  }
}

export function* shown(edges: Iterable<Edge>, hidden: ReadonlySet<string>): Iterable<Edge> {
  for (const edge of edges) if (!hidden.has(edge.from) && !hidden.has(edge.to)) yield edge
}

const NONE: ReadonlySet<string> = new Set()

/** A loop, not a filter of a filter: a picture of a thousand tables asks this of every edge for each part of it. */
export function edgesWithin(edges: Iterable<Edge>, box: Box, hidden = NONE): readonly Edge[] {
  const found: Edge[] = []
  for (const edge of edges)
    if (
      edge.left < box.right &&
      edge.right > box.x &&
      edge.top < box.bottom &&
      edge.bottom > box.y &&
      !(hidden.size > 0 && (hidden.has(edge.from) || hidden.has(edge.to)))
    )
      found.push(edge)
  return found
}

/** Edges on which nobody works. */
export function paintLinks(ctx: Pen, edges: Iterable<Edge>, { palette, k, box }: ScenePaint): void {
  paintEdges(ctx, edges, {
    colours: { key: palette.edge, lineage: palette.lineage },
    ground: palette.canvas,
    level: levelAt(k),
    k,
    bold: false,
    box,
  })
}

/** Draws what of the scene lies within the box. The context already maps canvas coordinates to pixels. */
export function paintScene(ctx: Pen, scene: Scene, paint: ScenePaint): void {
  const { box, hidden } = paint
  ctx.textBaseline = 'alphabetic'
  paintDots(ctx, paint)
  const shapes = hidden.size > 0 ? scene.shapes.filter((it) => !hidden.has(it.id)) : scene.shapes
  const blocks = paint.k < BLOCKS
  paintShapes(ctx, blocks ? shapes.filter((it) => it.sort !== 'area') : shapes, paint)
  paintLinks(ctx, edgesWithin(scene.edges.values(), box, hidden), paint)
  if (blocks) paintAreaBlocks(ctx, shapes, paint)
  const cards = scene.grid.inOrder(box).filter((it) => !hidden.has(it.id) && !(blocks && blockOver(scene, it)))
  paintCards(ctx, cards, paint)
}
