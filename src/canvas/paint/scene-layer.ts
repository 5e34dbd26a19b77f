import type { Severity } from '#model'
import type { Box, Scene } from '../project/scene.ts'
import { BasePicture, setSize } from './base-picture.ts'
import { Damage } from './damage.ts'
import { type Lit, NOTHING_LIT } from './lit.ts'
import { paintLit } from './paint-lit.ts'
import { paintScene } from './paint-scene.ts'
import type { Palette } from './palette.ts'
import { levelAt, type Size, seen, type View } from './view.ts'

type Dirty = { lit: boolean; top: boolean }
type Overlay = (ctx: CanvasRenderingContext2D, view: View) => void
export type Canvases = {
  readonly base: HTMLElement
  readonly lit: HTMLCanvasElement
  readonly top: HTMLCanvasElement
}

const REST_MS = 120
const NONE: ReadonlySet<string> = new Set()

/**
 * `base` holds the whole picture: while the view moves it is only shifted and scaled. `lit` (beneath the DOM cards) holds
 * what stands out; `top` (over them) what a gesture has in hand.
 */
export class SceneLayer {
  #scene: Scene | null = null
  #palette: Palette | null = null
  #size: Size = { width: 0, height: 0 }
  #view: View = { x: 0, y: 0, k: 1 }
  #hidden = NONE
  #findings: ReadonlyMap<string, Severity> = new Map()
  #lit = NOTHING_LIT
  #overlay: Overlay | null = null
  /** The overlay goes once the picture shows what it did. */
  #ending = false
  #behind = false
  #frame = 0
  #dirty: Dirty = { lit: false, top: false }
  #damage = new Damage()
  /** The pixels of another picture that is wanted, to one of the screen. */
  #another: number | null = null
  #resting = 0
  readonly #base: BasePicture
  readonly #canvases: Canvases
  readonly #rested: () => void

  constructor(canvases: Canvases, rested: () => void) {
    this.#canvases = canvases
    this.#rested = rested
    this.#base = new BasePicture(canvases.base, (ctx, k, box) => this.#drawBase(ctx, k, box))
  }

  get view(): View {
    return this.#view
  }

  get size(): Size {
    return this.#size
  }

  setScene(scene: Scene): void {
    if (this.#scene) this.#damage.between(this.#scene, scene)
    else this.#damage.all()
    this.#scene = scene
    this.#ask({ lit: true })
  }

  setPalette(palette: Palette): void {
    this.#palette = palette
    this.#damage.all()
    this.#ask({ lit: true, top: true })
  }

  setFindings(findings: ReadonlyMap<string, Severity>): void {
    const was = this.#findings
    this.#findings = findings
    if (was.size === findings.size && [...findings].every(([id, severity]) => was.get(id) === severity)) return
    this.#another = window.devicePixelRatio || 1
    this.#ask({ lit: true })
  }

  setSize(size: Size): void {
    this.#size = size
    this.#base.setSize(size)
    this.#damage.all()
    this.#ask({ lit: true, top: true })
  }

  /** Leaves things out of the picture while a gesture draws them itself. */
  hide(ids: ReadonlySet<string>): void {
    if (ids.size === 0 && this.#hidden.size === 0) return
    if (this.#scene) this.#damage.of(this.#scene, [...this.#hidden, ...ids])
    this.#hidden = ids
    this.#ask({ lit: true })
  }

  light(lit: Lit): void {
    this.#lit = lit
    this.#base.opacity = lit.dims ? 0.38 : 1
    this.#ask({ lit: true })
  }

  /** What a gesture draws over everything; null when it is done. */
  overlay(draw: Overlay | null): void {
    this.#ending = draw === null
    if (draw) this.#overlay = draw
    this.#ask({ top: true })
  }

  /** Draws the overlay again: what it shows has moved. */
  redrawOverlay(): void {
    this.#ask({ top: true })
  }

  /** The view has moved: at once, so that picture and DOM stay together. */
  setView(view: View): void {
    this.#view = view
    const serves = this.#base.follow(view)
    if (serves === 'no') this.#paintAll(1)
    else if (serves === 'soon' && !this.#base.busy) this.#another = 1
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
    const was = this.#base.made
    const { x, y, k } = this.#view
    const whole = (by: number) => Math.abs(by - Math.round(by)) < 0.01
    const near = (by: number, margin: number) => Math.abs(by) < margin * 0.75
    const sharp = was && was.k === k && was.dpr === dpr && whole((x - was.x) * dpr) && whole((y - was.y) * dpr)
    if (!sharp || !near(x - was.x, was.mx) || !near(y - was.y, was.my)) {
      this.#another = dpr
      this.#ask({})
    }
    this.#rested()
  }

  #ask(what: Partial<Dirty>): void {
    Object.assign(this.#dirty, what)
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#paint())
  }

  #paint(): void {
    this.#frame = 0
    const dirty = this.#dirty
    this.#dirty = { lit: false, top: false }
    if (!this.#scene || !this.#palette || this.#size.width === 0) return
    this.#keepBase()
    if (this.#ending && !this.#behind) {
      this.#ending = false
      this.#overlay = null
      dirty.top = true
    }
    if (dirty.lit) this.#paintLit(this.#scene, this.#palette)
    if (dirty.top) this.#paintTop()
    if (this.#base.busy) this.#ask({})
  }

  /** What is another is seen at once; another picture where time allows. */
  #keepBase(): void {
    const { boxes, isUrgent } = this.#damage
    const dpr = window.devicePixelRatio || 1
    this.#damage = new Damage()
    if (boxes !== 'all') this.#base.mend(boxes)
    else if (!this.#base.made || levelAt(this.#view.k) === 'text') this.#paintAll(dpr)
    else {
      this.#another = dpr
      this.#behind ||= isUrgent
    }
    if (this.#another !== null) this.#base.begin(this.#view, this.#another)
    this.#another = null
    if (this.#base.busy) this.#base.goOn(this.#view)
    this.#behind &&= this.#base.busy
  }

  #paintAll(dpr: number): void {
    if (!this.#scene || !this.#palette || this.#size.width === 0) return
    this.#base.begin(this.#view, dpr)
    this.#base.goOn(this.#view, true)
  }

  #drawBase(ctx: CanvasRenderingContext2D, k: number, box: Box): void {
    if (!this.#scene || !this.#palette) return
    ctx.fillStyle = this.#palette.canvas
    ctx.fillRect(box.x, box.y, box.right - box.x, box.bottom - box.y)
    paintScene(ctx, this.#scene, { palette: this.#palette, k, box, findings: this.#findings, hidden: this.#hidden })
  }

  #paintLit(scene: Scene, palette: Palette): void {
    const { cards, edges, ringed } = this.#lit
    if (!this.#show(this.#canvases.lit, cards.length > 0 || edges.length > 0 || ringed.length > 0)) return
    const [findings, hidden] = [this.#findings, this.#hidden]
    const box = seen(this.#view, this.#size, 8)
    paintLit(this.#begin(this.#canvases.lit), this.#lit, { scene, palette, k: this.#view.k, box, findings, hidden })
  }

  #paintTop(): void {
    if (this.#show(this.#canvases.top, this.#overlay !== null))
      this.#overlay?.(this.#begin(this.#canvases.top), this.#view)
  }

  /** A canvas that nothing is drawn on is taken away: the browser would lay it over the picture in each frame. */
  #show(canvas: HTMLCanvasElement, isShown: boolean): boolean {
    canvas.style.display = isShown ? '' : 'none'
    return isShown
  }

  #begin(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const dpr = window.devicePixelRatio || 1
    setSize(canvas, this.#size, dpr)
    const ctx = contextOf(canvas)
    ctx.clearRect(0, 0, canvas.width, canvas.height)
    const { x, y, k } = this.#view
    ctx.setTransform(k * dpr, 0, 0, k * dpr, x * dpr, y * dpr)
    ctx.textBaseline = 'alphabetic'
    return ctx
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('This browser has no 2D canvas')
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  return ctx
}
