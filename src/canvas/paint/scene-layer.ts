import type { Severity } from '#model'
import type { Placed, Scene } from '../project/scene.ts'
import { type Lit, NOTHING_LIT } from './lit.ts'
import { paintEdges } from './paint-edges.ts'
import { edgesWithin, paintCards, paintScene } from './paint-scene.ts'
import type { Palette } from './palette.ts'
import { levelAt, type Size, seen, type View } from './view.ts'

type Dirty = { base: boolean; lit: boolean; top: boolean }
type Overlay = (ctx: CanvasRenderingContext2D, view: View) => void

/** How much is painted beyond each side: far away it costs little and is used up fast. */
const marginAt = (k: number): number => (levelAt(k) === 'text' ? 0.15 : 0.4)
const REST_MS = 120
const NONE: ReadonlySet<string> = new Set()

/**
 * Three canvases. `base` holds the whole picture with a margin: while the view moves it is only shifted and scaled, and
 * painted anew when the margin runs out, the scale is too far off, or the view rests. `lit` (beneath the DOM cards)
 * holds what stands out; `top` (over them) what a gesture has in hand.
 */
export class SceneLayer {
  #scene: Scene | null = null
  #palette: Palette | null = null
  #size: Size = { width: 0, height: 0 }
  #view: View = { x: 0, y: 0, k: 1 }
  #painted: (View & { dpr: number; mx: number; my: number }) | null = null
  #hidden = NONE
  #findings: ReadonlyMap<string, Severity> = new Map()
  #lit = NOTHING_LIT
  #overlay: Overlay | null = null
  #frame = 0
  #dirty: Dirty = { base: false, lit: false, top: false }
  #resting = 0
  readonly #canvases: { base: HTMLCanvasElement; lit: HTMLCanvasElement; top: HTMLCanvasElement }
  readonly #rested: () => void

  constructor(
    canvases: { base: HTMLCanvasElement; lit: HTMLCanvasElement; top: HTMLCanvasElement },
    rested: () => void,
  ) {
    this.#canvases = canvases
    this.#rested = rested
  }

  get view(): View {
    return this.#view
  }

  get size(): Size {
    return this.#size
  }

  setScene(scene: Scene): void {
    this.#scene = scene
    this.#ask({ base: true, lit: true })
  }

  setPalette(palette: Palette): void {
    this.#palette = palette
    this.#ask({ base: true, lit: true, top: true })
  }

  setFindings(findings: ReadonlyMap<string, Severity>): void {
    this.#findings = findings
    this.#ask({ base: true, lit: true })
  }

  setSize(size: Size): void {
    this.#size = size
    this.#painted = null
    this.#ask({ base: true, lit: true, top: true })
  }

  /** Leaves things out of the picture while a gesture draws them itself. */
  hide(ids: ReadonlySet<string>): void {
    if (ids.size === 0 && this.#hidden.size === 0) return
    this.#hidden = ids
    this.#ask({ base: true, lit: true })
  }

  light(lit: Lit): void {
    this.#lit = lit
    this.#canvases.base.style.opacity = lit.dims ? '0.38' : '1'
    this.#ask({ lit: true })
  }

  /** What a gesture draws over everything; null when it is done. */
  overlay(draw: Overlay | null): void {
    this.#overlay = draw
    this.#ask({ top: true })
  }

  /** Draws the overlay again: what it shows has moved. */
  redrawOverlay(): void {
    this.#ask({ top: true })
  }

  /** The view has moved: at once, so that picture and DOM stay together. */
  setView(view: View): void {
    this.#view = view
    this.#shift()
    this.#ask({ lit: true, top: true })
    window.clearTimeout(this.#resting)
    this.#resting = window.setTimeout(() => this.#rest(), REST_MS)
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    window.clearTimeout(this.#resting)
  }

  /** At rest the picture is made sharp again, unless it is: the same scale, moved by whole pixels, with margin left. */
  #rest(): void {
    const dpr = window.devicePixelRatio || 1
    const was = this.#painted
    const { x, y, k } = this.#view
    const whole = (by: number) => Math.abs(by - Math.round(by)) < 0.01
    const near = (by: number, margin: number) => Math.abs(by) < margin * 0.75
    const sharp = was && was.k === k && was.dpr === dpr && whole((x - was.x) * dpr) && whole((y - was.y) * dpr)
    if (!sharp || !near(x - was.x, was.mx) || !near(y - was.y, was.my)) this.#ask({ base: true })
    this.#rested()
  }

  #ask(what: Partial<Dirty>): void {
    Object.assign(this.#dirty, what)
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#paint())
  }

  #paint(): void {
    this.#frame = 0
    const dirty = this.#dirty
    this.#dirty = { base: false, lit: false, top: false }
    if (!this.#scene || !this.#palette || this.#size.width === 0) return
    if (dirty.base) this.#paintBase(window.devicePixelRatio || 1)
    if (dirty.lit) this.#paintLit(this.#scene, this.#palette)
    if (dirty.top) this.#paintTop()
  }

  /** Moves the last picture to where the view is; paints a new one where it would not cover the screen. */
  #shift(): void {
    const was = this.#painted
    const { width, height } = this.#size
    const { base } = this.#canvases
    if (!was) {
      this.#ask({ base: true })
      return
    }
    const ratio = this.#view.k / was.k
    const x = this.#view.x - (was.mx + was.x) * ratio
    const y = this.#view.y - (was.my + was.y) * ratio
    const covers =
      x <= 0 && y <= 0 && x + (width + 2 * was.mx) * ratio >= width && y + (height + 2 * was.my) * ratio >= height
    if (ratio < 0.62 || ratio > 1.6 || !covers) this.#paintBase(1)
    else base.style.transform = `translate(${x}px, ${y}px) scale(${ratio})`
  }

  #paintBase(dpr: number): void {
    const { width, height } = this.#size
    if (!this.#scene || !this.#palette || width === 0) return
    const { base } = this.#canvases
    const margin = marginAt(this.#view.k)
    const [mx, my] = [Math.round(width * margin), Math.round(height * margin)]
    const ctx = sized(base, { width: width + 2 * mx, height: height + 2 * my }, dpr)
    const { x, y, k } = this.#view
    ctx.fillStyle = this.#palette.canvas
    ctx.fillRect(0, 0, base.width, base.height)
    ctx.setTransform(k * dpr, 0, 0, k * dpr, (x + mx) * dpr, (y + my) * dpr)
    const box = seen(this.#view, this.#size, Math.max(mx, my))
    paintScene(ctx, this.#scene, { palette: this.#palette, k, box, findings: this.#findings, hidden: this.#hidden })
    this.#painted = { ...this.#view, dpr, mx, my }
    base.style.transform = `translate(${-mx}px, ${-my}px) scale(1)`
  }

  #paintLit(scene: Scene, palette: Palette): void {
    const ctx = this.#begin(this.#canvases.lit)
    const { cards, columns, ringed, dims, tones } = this.#lit
    const { k } = this.#view
    const box = seen(this.#view, this.#size, 8)
    const visible = (it: Placed) =>
      !this.#hidden.has(it.id) && it.x < box.right && it.right > box.x && it.y < box.bottom && it.bottom > box.y
    const edges = [...edgesWithin(this.#lit.edges, box)].filter(
      (it) => !this.#hidden.has(it.from) && !this.#hidden.has(it.to) && scene.edges.has(it.id),
    )
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
    if (dims || edges.length > 0)
      paintCards(ctx, cards.filter(visible), { palette, k, findings: this.#findings, columns })
    for (const it of cards) {
      const tone = tones.get(it.id)
      if (tone && visible(it)) ring(ctx, it, { colour: palette[tone], k })
    }
    for (const it of ringed) if (visible(it)) ring(ctx, it, { colour: palette.accent, k })
  }

  #paintTop(): void {
    const ctx = this.#begin(this.#canvases.top)
    this.#overlay?.(ctx, this.#view)
  }

  #begin(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const dpr = window.devicePixelRatio || 1
    const ctx = sized(canvas, this.#size, dpr)
    ctx.clearRect(0, 0, canvas.width, canvas.height)
    const { x, y, k } = this.#view
    ctx.setTransform(k * dpr, 0, 0, k * dpr, x * dpr, y * dpr)
    ctx.textBaseline = 'alphabetic'
    return ctx
  }
}

/** The line round what is selected. */
export function ring(ctx: CanvasRenderingContext2D, it: Placed, { colour, k }: { colour: string; k: number }): void {
  const width = 2 / Math.min(1, k)
  ctx.beginPath()
  ctx.roundRect(it.x - width / 2, it.y - width / 2, it.card.width + width, it.card.height + width, 9)
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.stroke()
}

function sized(canvas: HTMLCanvasElement, { width, height }: Size, dpr: number): CanvasRenderingContext2D {
  const w = Math.round(width * dpr)
  const h = Math.round(height * dpr)
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w
    canvas.height = h
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('This browser has no 2D canvas')
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  return ctx
}
