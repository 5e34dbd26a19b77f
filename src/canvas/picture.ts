import type { Engine } from './engine.ts'
import { paintCards, paintLinks, paintScene, shown } from './paint/paint-scene.ts'
import { paintShapes } from './paint/paint-shapes.ts'
import { SvgPen } from './paint/svg-pen.ts'
import { boxAround } from './paint/view.ts'
import type { Box, Scene } from './project/scene.ts'

const ROOM = 48
/** Browsers refuse larger canvases, some in silence. */
const MOST_PIXELS = 64_000_000
const MOST_SIDE = 16_000
/** As many are drawn before the page gets a turn. */
const AT_ONCE = 50

/** What a picture shows: the selected cards and shapes with the edges between them; all where none is selected. */
function chosen({ scene, session }: Engine): { box: Box | null; hidden: ReadonlySet<string> } {
  const { selection } = session.now()
  const drawn = [...scene.cards.keys(), ...scene.shapes.map((it) => it.id)]
  const some = drawn.some((id) => selection.has(id))
  const hidden = new Set<string>(some ? drawn.filter((id) => !selection.has(id)) : [])
  const around = boxAround(boxesOf(scene, hidden))
  if (!around) return { box: null, hidden }
  const { x, y, right, bottom } = around
  return { box: { x: x - ROOM, y: y - ROOM, right: right + ROOM, bottom: bottom + ROOM }, hidden }
}

function* boxesOf(scene: Scene, hidden: ReadonlySet<string>): Iterable<Box> {
  for (const it of scene.cards.values()) if (!hidden.has(it.id)) yield it
  for (const { id, x, y, width, height } of scene.shapes)
    if (!hidden.has(id)) yield { x, y, right: x + width, bottom: y + height }
  for (const it of shown(scene.edges.values(), hidden))
    yield { x: it.left, y: it.top, right: it.right, bottom: it.bottom }
}

/** The diagram, or what of it is selected, as a PNG. A large one is made smaller rather than cut. */
export async function pictureOf(engine: Engine, scale: number): Promise<Blob | null> {
  const { scene, palette } = engine
  const { box, hidden } = chosen(engine)
  if (!box || !palette) return null
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
  paintScene(ctx, scene, { palette, k, box, findings: new Map(), hidden })
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** The diagram, or what of it is selected, as an SVG: text stays text. A part at a time, so that the page stays at hand. */
export async function drawingOf(engine: Engine): Promise<string | null> {
  const { scene, palette } = engine
  const { box, hidden } = chosen(engine)
  const measure = document.createElement('canvas').getContext('2d')
  if (!box || !palette || !measure) return null
  const pen = new SvgPen(measure)
  const paint = { palette, k: 1, box, findings: new Map<string, never>(), hidden }
  const shapes = scene.shapes.filter((it) => !hidden.has(it.id))
  for (const part of parts(shapes)) await step(() => paintShapes(pen, part, paint))
  for (const part of parts(shown(scene.edges.values(), hidden))) await step(() => paintLinks(pen, part, paint))
  const cards = scene.grid.within(box).filter((it) => !hidden.has(it.id))
  for (const part of parts(cards)) await step(() => paintCards(pen, part, paint))
  return pen.svg(box, { title: engine.design.design().name, ground: palette.canvas })
}

function* parts<T>(all: Iterable<T>): Iterable<readonly T[]> {
  const list = [...all]
  for (let at = 0; at < list.length; at += AT_ONCE) yield list.slice(at, at + AT_ONCE)
}

async function step(draw: () => void): Promise<void> {
  draw()
  await new Promise((done) => setTimeout(done))
}
