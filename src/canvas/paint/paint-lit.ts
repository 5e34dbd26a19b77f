import type { Placed, Scene } from '../project/scene.ts'
import type { Lit } from './lit.ts'
import { paintEdges } from './paint-edges.ts'
import { edgesWithin, paintCards, type ScenePaint } from './paint-scene.ts'
import { levelAt } from './view.ts'

/** The line round what is selected. */
export function ring(ctx: CanvasRenderingContext2D, it: Placed, { colour, k }: { colour: string; k: number }): void {
  const width = 2 / Math.min(1, k)
  ctx.beginPath()
  ctx.roundRect(it.x - width / 2, it.y - width / 2, it.card.width + width, it.card.height + width, 9)
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.stroke()
}

type LitPaint = ScenePaint & { readonly scene: Scene }

/** Draws what stands out of the picture over it: lines in their tones, the cards that they end at, rings. */
export function paintLit(ctx: CanvasRenderingContext2D, lit: Lit, paint: LitPaint): void {
  const { cards, columns, ringed, dims, tones } = lit
  const { scene, palette, k, box, findings, hidden } = paint
  const visible = (it: Placed) =>
    !hidden.has(it.id) && it.x < box.right && it.right > box.x && it.y < box.bottom && it.bottom > box.y
  const edges = edgesWithin(lit.edges, box, hidden).filter((it) => scene.edges.has(it.id))
  for (const tone of [undefined, 'info', 'warning', 'danger'] as const) {
    const alike = edges.filter((it) => tones.get(it.id) === tone)
    const colour = tone ? palette[tone] : palette['edge-lit']
    if (alike.length > 0)
      paintEdges(ctx, alike, {
        colours: { key: colour, lineage: colour },
        ground: palette.canvas,
        level: levelAt(k),
        k,
        bold: true,
        box,
      })
  }
  // The picture's cards lie beneath this canvas, so those that an edge ends at are drawn again over it.
  if (dims || edges.length > 0) paintCards(ctx, cards.filter(visible), { palette, k, findings, columns })
  for (const it of cards) {
    const tone = tones.get(it.id)
    if (tone && visible(it)) ring(ctx, it, { colour: palette[tone], k })
  }
  for (const it of ringed) if (visible(it)) ring(ctx, it, { colour: palette.accent, k })
}
