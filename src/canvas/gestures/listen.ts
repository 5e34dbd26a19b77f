import type { Engine, Point } from '../engine.ts'
import { chosenBy, endUnder, type Hit, idOfHit } from '../project/hit.ts'
import { far, type Gesture, momentOf } from './gesture.ts'
import { Hold } from './hold.ts'
import { doublePress, press, tap } from './pointer.ts'

/** What was pressed with the right button, or asked for with the menu key. */
export type MenuTarget =
  | { readonly on: 'card'; readonly id: string; readonly column: string | null }
  | { readonly on: 'edge' | 'shape'; readonly id: string }
  | { readonly on: 'canvas' }

export type OpenMenu = (target: MenuTarget, point: { readonly x: number; readonly y: number }) => void

const isOwn = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('[data-own], input, textarea, button, a') !== null

/** What a menu opened at an event is about. Right-clicking what is not selected selects it. */
export function menuTargetAt(engine: Engine, event: MouseEvent): MenuTarget {
  const hit = engine.hit(momentOf(engine, event).canvas)
  const id = chosenBy(hit)
  if (id === null) return { on: 'canvas' }
  if (!engine.session.now().selection.has(id)) engine.session.select([id])
  if (hit.on === 'card') return { on: 'card', id, column: hit.row?.id ?? null }
  return { on: hit.on === 'edge' ? 'edge' : 'shape', id }
}

/** What the pointer can take hold of, for its look. */
function overOf(hit: Hit, at: Point): string {
  if (hit.on === 'shape' && hit.corner) return 'corner'
  return hit.on === 'edge' && endUnder(hit.edge, at) ? 'edge-end' : hit.on
}

const RIM = 20
const PUSH = 14

/** Moves the view while a gesture has something in hand at the rim of the canvas. */
function pushView(engine: Engine, event: PointerEvent): boolean {
  const { screen } = engine.pointOf(event)
  const { width, height } = engine.layer.size
  const by = (at: number, size: number) => (at < RIM ? PUSH : at > size - RIM ? -PUSH : 0)
  const [dx, dy] = [by(screen.x, width), by(screen.y, height)]
  if (dx === 0 && dy === 0) return false
  const { x, y, k } = engine.view
  engine.goTo({ x: x + dx, y: y + dy, k })
  return true
}

type Menu = { current: OpenMenu | undefined }

/** Listens to the pointer on the canvas. Gives back the way to stop, and the gesture under way to cancel. */
export function listenToPointer(engine: Engine, root: HTMLElement, menu: Menu) {
  let gesture: Gesture | null = null
  let pointer = -1
  let right: { x: number; y: number } | null = null
  let space = false
  let frame = 0
  let last: PointerEvent | null = null
  /** A press that React Flow may make a pan of: where it came down. */
  let loose: { id: number; x: number; y: number } | null = null
  const hold = new Hold()
  let held = false
  let byFinger = false

  const finish = (how: (it: Gesture) => void) => {
    const it = gesture
    gesture = null
    cancelAnimationFrame(frame)
    frame = 0
    if (it) how(it)
    engine.stay(false)
  }
  const cancel = (): boolean => {
    if (!gesture) return false
    finish((it) => it.cancel())
    return true
  }
  const openHeld = (event: PointerEvent) => {
    loose = null
    held = true
    cancel()
    menu.current?.(menuTargetAt(engine, event), { x: event.clientX, y: event.clientY })
  }
  const down = (event: PointerEvent) => {
    if (isOwn(event)) return
    if (event.button === 2) right = { x: event.clientX, y: event.clientY }
    const touch = event.pointerType === 'touch'
    byFinger = touch
    if (touch && !event.isPrimary) {
      // Two fingers are the view's.
      hold.end()
      loose = null
      cancel()
    }
    if (event.button !== 0 || space || gesture || (touch && !event.isPrimary)) return
    root.focus({ preventScroll: true })
    if (touch) hold.begin(event, () => openHeld(event))
    const { tool } = engine.session.now()
    const pans = touch && tool === 'select' && engine.hit(momentOf(engine, event).canvas).on === 'nothing'
    if (engine.readOnly || pans) {
      loose = { id: event.pointerId, x: event.clientX, y: event.clientY }
      return
    }
    engine.stay(true)
    gesture = press(engine, event)
    pointer = event.pointerId
    root.setPointerCapture(pointer)
    engine.session.set({ hovered: null })
  }
  const hover = (event: PointerEvent) => {
    const { tool } = engine.session.now()
    const at = momentOf(engine, event).canvas
    const hit = engine.hit(at)
    engine.session.set({ hovered: idOfHit(hit) })
    root.dataset.over = tool === 'select' ? overOf(hit, at) : tool
  }
  // One step a frame: pointers report up to a thousand times a second.
  const step = () => {
    frame = 0
    if (!last) return
    if (gesture) {
      gesture.move(momentOf(engine, last))
      if (pushView(engine, last)) frame = requestAnimationFrame(step)
    } else if (last.buttons === 0) hover(last)
  }
  const move = (event: PointerEvent) => {
    hold.move(event)
    if (gesture && event.pointerId !== pointer) return
    last = event
    if (!frame) frame = requestAnimationFrame(step)
  }
  const up = (event: PointerEvent) => {
    hold.end()
    if (loose?.id === event.pointerId) {
      if (!far(loose, { x: event.clientX, y: event.clientY })) tap(engine, momentOf(engine, event))
      loose = null
    }
    if (event.button === 2 && right) {
      const still = !far(right, { x: event.clientX, y: event.clientY })
      right = null
      if (still && !isOwn(event)) menu.current?.(menuTargetAt(engine, event), { x: event.clientX, y: event.clientY })
    }
    if (gesture && event.pointerId === pointer) finish((it) => it.end(momentOf(engine, event)))
  }
  const lose = () => {
    hold.end()
    loose = null
    cancel()
  }
  const leave = () => {
    if (!gesture) engine.session.set({ hovered: null })
  }
  const double = (event: MouseEvent) => {
    if (!isOwn(event) && engine.session.now().tool === 'select') doublePress(engine, event)
  }
  const noMenu = (event: Event) => {
    if (!isOwn(event)) event.preventDefault()
  }
  const key = (event: KeyboardEvent) => {
    if (event.code === 'Space') space = event.type === 'keydown'
  }
  const stop = new AbortController()
  const { signal } = stop
  root.addEventListener('pointerdown', down, { signal })
  root.addEventListener('pointermove', move, { signal })
  root.addEventListener('pointerup', up, { signal, capture: true })
  root.addEventListener('pointercancel', lose, { signal })
  root.addEventListener('pointerleave', leave, { signal })
  root.addEventListener('dblclick', double, { signal })
  root.addEventListener('contextmenu', noMenu, { signal })
  // React Flow would pan with the finger that drags a card.
  root.addEventListener('touchstart', (event) => gesture && event.stopPropagation(), { signal, capture: true })
  // The click that browsers make of a finger's end would fall on the menu that it has opened.
  root.addEventListener(
    'touchend',
    (event) => {
      if (held) event.preventDefault()
      held = false
    },
    { signal },
  )
  // Nor may the press that they make of it take the focus from a name that it has opened.
  root.addEventListener('mousedown', (event) => byFinger && !isOwn(event) && event.preventDefault(), { signal })
  window.addEventListener('blur', () => (space = false), { signal })
  window.addEventListener('keydown', key, { signal, capture: true })
  window.addEventListener('keyup', key, { signal, capture: true })
  return {
    cancel,
    stop: () => {
      cancel()
      stop.abort()
    },
  }
}
