import type { Box } from '../project/scene.ts'
import { boxAround, levelAt, type Size, seen, type View } from './view.ts'

/** Draws what of the diagram lies in a box. The context already maps canvas coordinates to pixels. */
export type Draw = (ctx: CanvasRenderingContext2D, k: number, box: Box) => void

/** The view that a sheet shows, its pixels to one of the screen, and how much it holds beyond each side. */
type Made = View & { readonly dpr: number; readonly mx: number; readonly my: number }
/** A canvas for each band: a browser copies a whole canvas however little of it was painted. */
type Sheet = { readonly root: HTMLElement; readonly bands: readonly HTMLCanvasElement[]; made: Made | null }

/** How much is painted beyond each side: far away it costs little and is used up fast. */
const marginAt = (k: number): number => (levelAt(k) === 'text' ? 0.15 : 0.4)
/** So many bands a sheet has, one beneath the other, and so long a frame is given to them, in milliseconds. */
const BANDS = 8
const A_SLICE = 5
/** A band lies over the next by so many pixels: between two that only touch, a scaled picture would show a line. */
const OVERLAP = 2
/** How far a sheet may be scaled, and how much of its margin used, before another is begun; and before none but another will do. */
const SOON = 1.2
const SPARE = 0.6
const LATEST = 1.6
/** Beyond the box of a thing its line and the dot of a finding are seen, in pixels, and the marks at its ends, in canvas units. */
const RIM_PIXELS = 6
const RIM = 20

function sheet(): Sheet {
  const root = document.createElement('div')
  const bands = Array.from({ length: BANDS }, () => document.createElement('canvas'))
  root.replaceChildren(...bands)
  return { root, bands, made: null }
}

/**
 * The whole picture with a margin, painted once and then only shifted and scaled. A sheet that no longer serves is
 * replaced by another, painted behind it a band a frame, for a thousand tables take longer than a frame has; what
 * changes is painted anew on the sheet itself, and nothing else is.
 */
export class BasePicture {
  readonly #root: HTMLElement
  readonly #draw: Draw
  #front = sheet()
  #back = sheet()
  /** How many bands of the back are painted; null while nobody paints it. */
  #done: number | null = null
  #size: Size = { width: 0, height: 0 }

  constructor(root: HTMLElement, draw: Draw) {
    this.#root = root
    this.#draw = draw
    root.replaceChildren(this.#back.root, this.#front.root)
  }

  /** What is shown of the view; null before the first sheet. */
  get made(): Made | null {
    return this.#front.made
  }

  /** Whether another sheet is being painted. */
  get busy(): boolean {
    return this.#done !== null
  }

  set opacity(value: number) {
    this.#root.style.opacity = String(value)
  }

  setSize(size: Size): void {
    this.#size = size
    this.#front.made = null
    this.#done = null
  }

  /** Begins another sheet. */
  begin(view: View, dpr: number): void {
    const margin = marginAt(view.k)
    this.#back.made = {
      ...view,
      dpr,
      mx: Math.round(this.#size.width * margin),
      my: Math.round(this.#size.height * margin),
    }
    this.#done = 0
  }

  /** Goes on for a slice, or to the end; shows the sheet when it is whole. */
  goOn(view: View, toTheEnd = false): void {
    if (this.#done === null || !this.#back.made) return
    const until = performance.now() + A_SLICE
    do {
      this.#paint(this.#back, this.#done++)
    } while (this.#done < BANDS && (toTheEnd || performance.now() < until))
    if (this.#done < BANDS) return
    const shown = this.#back
    this.#done = null
    this.#back = this.#front
    this.#front = shown
    shown.root.dataset.front = ''
    delete this.#back.root.dataset.front
    this.follow(view)
  }

  /** Paints anew what lies in these boxes; what is under way behind begins again. */
  mend(boxes: readonly Box[]): void {
    const { made } = this.#front
    if (!made || boxes.length === 0) return
    const { k, dpr, mx, my } = made
    const rim = Math.max(RIM, RIM_PIXELS / k)
    const pixel = (at: number, by: number) => (at * k + by) * dpr
    const pixels = boxes.map((box) => ({
      x: Math.floor(pixel(box.x - rim, made.x + mx)),
      y: Math.floor(pixel(box.y - rim, made.y + my)),
      right: Math.ceil(pixel(box.right + rim, made.x + mx)),
      bottom: Math.ceil(pixel(box.bottom + rim, made.y + my)),
    }))
    for (let band = 0; band < BANDS; band++) this.#paint(this.#front, band, pixels)
    if (this.busy) this.#done = 0
  }

  /** Moves the sheet to where the view is. Tells whether it still serves, will not for long, or does not. */
  follow(view: View): 'well' | 'soon' | 'no' {
    const { made, root } = this.#front
    if (!made) return 'no'
    const { width, height } = this.#size
    const ratio = view.k / made.k
    const x = view.x - (made.mx + made.x) * ratio
    const y = view.y - (made.my + made.y) * ratio
    root.style.transform = `translate(${x}px, ${y}px) scale(${ratio})`
    const spare = Math.min(
      -x,
      -y,
      x + (width + 2 * made.mx) * ratio - width,
      y + (height + 2 * made.my) * ratio - height,
    )
    const scaled = Math.max(ratio, 1 / ratio)
    if (spare < 0 || scaled > LATEST) return 'no'
    return scaled > SOON || spare < Math.min(made.mx, made.my) * SPARE ? 'soon' : 'well'
  }

  /** Paints a band of a sheet, or what of it lies in some boxes, in the sheet's pixels. */
  #paint({ bands, made }: Sheet, band: number, wanted?: readonly Box[]): void {
    const canvas = bands[band]
    if (!canvas || !made) return
    const { k, dpr, mx, my } = made
    const width = this.#size.width + 2 * mx
    const height = this.#size.height + 2 * my
    const edge = (i: number) => Math.round((height * i) / BANDS)
    const size = { width, height: Math.min(height, edge(band + 1) + OVERLAP) - edge(band) }
    const top = edge(band) * dpr
    const whole = { x: 0, y: 0, right: Math.round(size.width * dpr), bottom: Math.round(size.height * dpr) }
    const parts = wanted
      ? wanted.flatMap((it) => common({ ...it, y: it.y - top, bottom: it.bottom - top }, whole))
      : [whole]
    const around = boxAround(parts)
    if (!around) return
    setSize(canvas, size, dpr)
    canvas.style.top = `${edge(band)}px`
    // All of it is painted, and what is known to be opaque is not blended with what lies beneath.
    const ctx = canvas.getContext('2d', { alpha: false })
    if (!ctx) return
    ctx.save()
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    ctx.beginPath()
    for (const { x, y, right, bottom } of parts) ctx.rect(x, y, right - x, bottom - y)
    ctx.clip()
    const by = { k, x: made.x + mx, y: made.y + my - edge(band) }
    ctx.setTransform(k * dpr, 0, 0, k * dpr, by.x * dpr, by.y * dpr)
    const { x, y, right, bottom } = around
    const part = { width: (right - x) / dpr, height: (bottom - y) / dpr }
    // What stands beside the box may reach into it.
    this.#draw(ctx, k, seen({ k, x: by.x - x / dpr, y: by.y - y / dpr }, part, Math.max(RIM * k, RIM_PIXELS)))
    ctx.restore()
  }
}

/** What two boxes have in common, if anything. */
function common(a: Box, b: Box): Box | [] {
  const both = {
    x: Math.max(a.x, b.x),
    y: Math.max(a.y, b.y),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
  return both.x < both.right && both.y < both.bottom ? both : []
}

/** Makes a canvas so large, in pixels of the screen. */
export function setSize(canvas: HTMLCanvasElement, { width, height }: Size, dpr: number): void {
  const w = Math.round(width * dpr)
  const h = Math.round(height * dpr)
  if (canvas.width === w && canvas.height === h) return
  canvas.width = w
  canvas.height = h
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
}
