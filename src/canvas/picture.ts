import type { Engine } from './engine.ts'
import { paintCards, paintLinks, paintScene, shown } from './paint/paint-scene.ts'
import { paintShapes } from './paint/paint-shapes.ts'
import { type Palette, readPalette } from './paint/palette.ts'
import type { Pen } from './paint/pen.ts'
import { SvgPen } from './paint/svg-pen.ts'
import { boxAround } from './paint/view.ts'
import { type Paper, type Sheets, sheetsFor } from './pdf/sheets.ts'
import type { Box, Scene } from './project/scene.ts'

const ROOM = 48
/** Browsers refuse larger canvases, some in silence. */
const MOST_PIXELS = 64_000_000
const MOST_SIDE = 16_000
/** As many are drawn before the page gets a turn. */
const AT_ONCE = 50

/** What a picture is to be of, and how it looks. */
export type PictureAsked = {
  /** The whole diagram, what is selected (all where nothing is), or an area by its id. */
  readonly of?: 'all' | 'selection' | { readonly area: string }
  readonly theme?: 'light' | 'dark'
  readonly transparent?: boolean
}

/** What of the picture is left out. */
function leftOut({ scene, session }: Engine, { of = 'selection' }: PictureAsked): ReadonlySet<string> {
  const drawn: readonly Drawn[] = [
    ...scene.cards.values(),
    ...scene.shapes.map(({ id, x, y, width, height }) => ({ id, x, y, right: x + width, bottom: y + height })),
  ]
  if (of === 'all') return new Set()
  const { selection } = session.now()
  const area = of === 'selection' ? null : drawn.find((it) => it.id === of.area)
  const isIn = (it: Drawn): boolean =>
    area
      ? it.id === area.id || (it.x >= area.x && it.y >= area.y && it.right <= area.right && it.bottom <= area.bottom)
      : selection.has(it.id)
  return drawn.some(isIn) ? new Set(drawn.filter((it) => !isIn(it)).map((it) => it.id)) : new Set()
}

type Drawn = Box & { readonly id: string }

/** What a picture shows, and how much room it takes. */
function chosen(engine: Engine, asked: PictureAsked): { box: Box | null; hidden: ReadonlySet<string> } {
  const hidden = leftOut(engine, asked)
  const around = boxAround(boxesOf(engine.scene, hidden))
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

/** The colours of a theme, whichever the page has. */
function paletteOf({ root, palette }: Engine, theme: PictureAsked['theme']): Palette | null {
  const page = document.documentElement
  const shown = page.dataset.theme
  if (!theme || !root || theme === shown) return palette
  // Read at once and put back before anything is painted.
  page.dataset.theme = theme
  const other = readPalette(root)
  if (shown === undefined) delete page.dataset.theme
  else page.dataset.theme = shown
  return other
}

/** How large a picture gets, in pixels: a large one is made smaller rather than cut. */
export function pictureSize(
  engine: Engine,
  scale: number,
  asked: PictureAsked = {},
): { readonly width: number; readonly height: number; readonly k: number } | null {
  const { box } = chosen(engine, asked)
  if (!box) return null
  const [width, height] = [box.right - box.x, box.bottom - box.y]
  const k = Math.min(scale, MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)))
  return { width: Math.round(width * k), height: Math.round(height * k), k }
}

/** The diagram, or a part of it, as a PNG. */
export async function pictureOf(engine: Engine, scale: number, asked: PictureAsked = {}): Promise<Blob | null> {
  const { scene } = engine
  const palette = paletteOf(engine, asked.theme)
  const { box, hidden } = chosen(engine, asked)
  const size = pictureSize(engine, scale, asked)
  if (!box || !palette || !size) return null
  const { k } = size
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const ctx = canvas.getContext('2d')
  if (!ctx) return null
  if (!asked.transparent) {
    ctx.fillStyle = palette.canvas
    ctx.fillRect(0, 0, canvas.width, canvas.height)
  }
  ctx.setTransform(k, 0, 0, k, -box.x * k, -box.y * k)
  paintScene(ctx, scene, { palette, k, box, findings: new Map(), hidden })
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** The diagram, or a part of it, as a PDF: on one page of its own size, or on sheets of paper. */
export async function documentOf(engine: Engine, paper: Paper, asked: PictureAsked = {}): Promise<Blob | null> {
  const palette = paletteOf(engine, asked.theme)
  const { box, hidden } = chosen(engine, asked)
  if (!box || !palette) return null
  const { makePdf } = await import('./pdf/document.ts')
  const title = engine.design.design().name
  const ground = asked.transparent ? null : palette.canvas
  return makePdf({ box, title, paper, ground, paint: (pen) => paintAll(engine, pen, { palette, box, hidden }) })
}

/** How many sheets a picture takes. */
export function sheetsOf(engine: Engine, paper: Paper, asked: PictureAsked = {}): Sheets | null {
  const { box } = chosen(engine, asked)
  return box && sheetsFor(box, paper)
}

type Shown = { readonly palette: Palette; readonly box: Box; readonly hidden: ReadonlySet<string> }

/** Draws all of it, a part at a time, so that the page stays at hand. */
async function paintAll({ scene }: Engine, pen: Pen, how: Shown): Promise<void> {
  const { box, hidden } = how
  const paint = { ...how, k: 1, findings: new Map<string, never>() }
  const shapes = scene.shapes.filter((it) => !hidden.has(it.id))
  for (const part of parts(shapes)) await step(() => paintShapes(pen, part, paint))
  for (const part of parts(shown(scene.edges.values(), hidden))) await step(() => paintLinks(pen, part, paint))
  const cards = scene.grid.inOrder(box).filter((it) => !hidden.has(it.id))
  for (const part of parts(cards)) await step(() => paintCards(pen, part, paint))
}

/** The diagram, or a part of it, as an SVG: text stays text, in fonts that go along. */
export async function drawingOf(engine: Engine, asked: PictureAsked = {}): Promise<string | null> {
  const palette = paletteOf(engine, asked.theme)
  const { box, hidden } = chosen(engine, asked)
  const measure = document.createElement('canvas').getContext('2d')
  if (!box || !palette || !measure) return null
  const pen = new SvgPen(measure)
  await paintAll(engine, pen, { palette, box, hidden })
  const { fontFaces } = await import('./fonts/font-faces.ts')
  return pen.svg(box, {
    title: engine.design.design().name,
    ground: asked.transparent ? null : palette.canvas,
    faces: await fontFaces(pen.written),
  })
}

function* parts<T>(all: Iterable<T>): Iterable<readonly T[]> {
  const list = [...all]
  for (let at = 0; at < list.length; at += AT_ONCE) yield list.slice(at, at + AT_ONCE)
}

async function step(draw: () => void): Promise<void> {
  draw()
  await new Promise((done) => setTimeout(done))
}
