import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Change, type DesignStore, type Id, NOTHING, type Severity } from '#model'
import type { Cell, SessionStore } from '#session'
import { forgetGone } from './forget-gone.ts'
import { Ground } from './ground.ts'
import { type Palette, readPalette } from './paint/palette.ts'
import { type Canvases, SceneLayer } from './paint/scene-layer.ts'
import { forgetBaselines } from './paint/text.ts'
import { BLOCKS, toCanvas, type View } from './paint/view.ts'
import { forgetCards } from './project/cards.ts'
import { type Hit, hitAt } from './project/hit.ts'
import { forgetWidths } from './project/measure.ts'
import { A_SLICE } from './project/prepare.ts'
import { Projector } from './project/projector.ts'
import type { Placed, Scene } from './project/scene.ts'
import type { Way } from './route/route-job.ts'

export type Point = { readonly x: number; readonly y: number }

/** What changes from moment to moment and is nobody's selection: what is lit, what a drag has in hand. */
export type Momentary = {
  readonly lit: ReadonlySet<string>
  readonly columns: ReadonlySet<string>
  readonly dims: boolean
  readonly away: ReadonlySet<string>
}

/** What the canvas asks of the app around it. */
export type Asks = {
  /** Selects these and shows them in the inspector. */
  readonly inspect: (ids: readonly string[]) => void
  /** Asks the person before these are dropped with all that leans on them. */
  readonly drop: (ids: readonly Id[]) => void
}

export const NO_IDS: ReadonlySet<string> = new Set()
const NO_FINDINGS: ReadonlyMap<string, Severity> = new Map()

/** How near to an edge the pointer must be, in pixels of the screen. */
const REACH = 7

/** One canvas at work: the design's picture and the pointer's way to it. React only mounts it and its cards. */
export class Engine {
  readonly design: DesignStore
  readonly session: SessionStore
  readonly scenes: StoreApi<{ readonly scene: Scene; readonly findings: ReadonlyMap<string, Severity> }>
  readonly momentary = createStore<Momentary>(() => ({ lit: NO_IDS, columns: NO_IDS, dims: false, away: NO_IDS }))
  /** The cards that are DOM now. */
  readonly mounted = createStore<{ readonly ids: readonly Id[] }>(() => ({ ids: [] }))
  #view: View = { x: 0, y: 0, k: 1 }
  readonly #projector = new Projector()
  #preparing: ReturnType<typeof setTimeout> | null = null
  readonly #waiting: (() => void)[] = []
  #layer: SceneLayer | null = null
  #ground: Ground | null = null
  #palette: Palette | null = null
  /** Moves the view; React Flow holds it. */
  goTo: (view: View, milliseconds?: number) => void = () => undefined
  /** The view is on its way to where it was sent, which anything else that moves it would end. */
  underWay = false
  /** Hear each move of the view: the minimap, a shape's editor. */
  readonly viewHeard = new Set<() => void>()
  /** Hear that the colours have changed. */
  readonly themeHeard = new Set<() => void>()
  /** Called whenever the view has come to rest or what is in view has changed. */
  settled: () => void = () => undefined

  /** Where a foreign key made by keyboard begins. */
  firstEnd: Cell | null = null
  /** The column just made, until it has a name of its own. */
  fresh: Id<'column'> | null = null
  /** What only the app can do: show the inspector, ask before something is dropped. */
  asks: Asks = { inspect: () => undefined, drop: () => undefined }
  /** Lets a shape's text be typed. */
  editShape: (id: string | null) => void = () => undefined

  constructor(design: DesignStore, session: SessionStore) {
    this.design = design
    this.session = session
    const nothing = new Projector().project(NOTHING, session.now().diagram)
    this.scenes = createStore(() => ({ scene: nothing, findings: NO_FINDINGS }))
    this.refresh()
  }

  get scene(): Scene {
    return this.scenes.getState().scene
  }

  /** The design is looked at, and nothing changes it. */
  get readOnly(): boolean {
    return this.design.state.getState().readOnly
  }

  get layer(): SceneLayer {
    if (!this.#layer) throw new Error('The canvas is not mounted')
    return this.#layer
  }

  get root(): HTMLElement | null {
    return this.#ground?.root ?? null
  }

  get palette(): Palette | null {
    return this.#palette
  }

  get view(): View {
    return this.#view
  }

  /** Takes its place in the page. Gives back the way out. */
  mount(root: HTMLElement, canvases: Canvases) {
    const ground = new Ground(root)
    this.#ground = ground
    this.#layer = new SceneLayer(canvases, () => this.#rested())
    this.readTheme()
    this.layer.setView(this.#view)
    this.layer.setScene(this.scene)
    this.refresh()
    const resize = () => {
      this.#layer?.setSize({ width: root.clientWidth, height: root.clientHeight })
      ground.look()
    }
    resize()
    const watch = new ResizeObserver(() => {
      resize()
      this.moved(this.#view)
      this.settled()
    })
    watch.observe(root)
    return () => {
      watch.disconnect()
      clearTimeout(this.#preparing ?? undefined)
      this.#preparing = null
      this.#layer?.destroy()
      this.#layer = null
      this.#ground = null
    }
  }

  /** Reads the colours again: the theme has changed. */
  readTheme(): void {
    if (!this.root || !this.#layer) return
    this.#palette = readPalette(this.root)
    this.#layer.setPalette(this.#palette)
    for (const heard of this.themeHeard) heard()
  }

  /** Makes the picture follow the design, the diagram shown and the level of detail: at once, unless much is new. */
  refresh(): void {
    if (this.#preparing !== null) return
    const begun = performance.now()
    const more = () => performance.now() - begun < A_SLICE
    if (this.#projector.prepare(this.#shown(), more)) this.#show()
    else
      this.#preparing = setTimeout(() => {
        this.#preparing = null
        this.refresh()
      })
  }

  /** Does it as soon as there is a picture, and it has caught up with the design. */
  whenShown(act: () => void): void {
    if (this.#preparing === null && this.#layer) act()
    else this.#waiting.push(act)
  }

  #show(): void {
    this.scenes.setState({ scene: this.#project() })
    forgetGone(this)
    this.#layer?.setScene(this.scene)
    this.settled()
    if (this.#layer) for (const act of this.#waiting.splice(0)) act()
  }

  /** Takes ways that were found for edges into the picture. */
  takeWays(ways: ReadonlyMap<Id, Way>): void {
    this.#projector.take(ways)
    this.refresh()
  }

  /** Measures every text again: the fonts have arrived. */
  measureAnew(): void {
    forgetWidths()
    forgetBaselines()
    forgetCards()
    this.refresh()
  }

  setFindings(findings: ReadonlyMap<string, Severity>): void {
    this.scenes.setState({ findings })
    this.#layer?.setFindings(findings)
  }

  /** Does changes as one step that can be undone. */
  commit(label: string, changes: readonly Change[], join?: string): void {
    this.design.commit(label, changes, join)
  }

  /** Takes the canvas to stay where it is while something is pressed. */
  stay(pressed: boolean): void {
    this.#ground?.stay(pressed)
  }

  /** Where an event is, in pixels of the canvas element and in canvas coordinates. */
  pointOf(event: { readonly clientX: number; readonly clientY: number }): { screen: Point; canvas: Point } {
    const screen = this.#ground?.pointOf(event) ?? { x: event.clientX, y: event.clientY }
    return { screen, canvas: toCanvas(this.view, screen.x, screen.y) }
  }

  hit(at: Point): Hit {
    return hitAt(this.scene, at, { reach: REACH / this.view.k, blocks: this.view.k < BLOCKS })
  }

  placed(id: string): Placed | null {
    return this.scene.cards.get(id as Id) ?? null
  }

  /** The view has moved, or shows more or less than it did. */
  moved(view: View): void {
    this.#view = view
    this.#layer?.setView(view)
    for (const heard of this.viewHeard) heard()
  }

  /** Takes cards and shapes out of the picture while a gesture draws them itself. */
  takeAway(ids: ReadonlySet<string>): void {
    this.momentary.setState({ away: ids })
    this.layer.hide(ids)
  }

  /** Text is sharp on whole pixels only, and a wheel stops where it likes. */
  #rested(): void {
    const { x, y, k } = this.view
    const whole = { x: Math.round(x), y: Math.round(y), k }
    if (!this.underWay && (whole.x !== x || whole.y !== y)) this.goTo(whole)
    else this.settled()
  }

  #shown() {
    const { diagram, detail, unfolded, only } = this.session.now()
    return { design: this.design.design(), diagram, detail, unfolded, only }
  }

  #project(): Scene {
    const { design, diagram, ...how } = this.#shown()
    return this.#projector.project(design, diagram, how)
  }
}
