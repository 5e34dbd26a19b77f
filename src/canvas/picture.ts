import type { Engine } from './engine.ts'
import { paintScene } from './paint/paint-scene.ts'
import { boxAround } from './paint/view.ts'

const ROOM = 48
/** Browsers refuse larger canvases, some in silence. */
const MOST_PIXELS = 64_000_000
const MOST_SIDE = 16_000

/** The whole diagram as a PNG. A large one is made smaller rather than cut. */
export async function pictureOf(engine: Engine, scale: number): Promise<Blob | null> {
  const { scene, palette } = engine
  const shapes = scene.shapes.map(({ x, y, width, height }) => ({ x, y, right: x + width, bottom: y + height }))
  const edges = [...scene.edges.values()].map((it) => ({ x: it.left, y: it.top, right: it.right, bottom: it.bottom }))
  const around = boxAround([...scene.cards.values(), ...shapes, ...edges])
  if (!around || !palette) return null
  const box = { x: around.x - ROOM, y: around.y - ROOM, right: around.right + ROOM, bottom: around.bottom + ROOM }
  const [width, height] = [box.right - box.x, box.bottom - box.y]
  const k = Math.min(scale, MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * k)
  canvas.height = Math.round(height * k)
  const ctx = canvas.getContext('2d')
  if (!ctx) return null
  ctx.fillStyle = palette.canvas
  ctx.fillRect(0, 0, canvas.width, canvas.height)
  ctx.setTransform(k, 0, 0, k, -box.x * k, -box.y * k)
  paintScene(ctx, scene, { palette, k, box, findings: new Map(), hidden: new Set() })
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
