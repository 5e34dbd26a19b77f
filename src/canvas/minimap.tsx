import { type PointerEvent, useEffect, useRef } from 'react'
import type { Engine } from './engine.ts'
import { useEngine } from './engine-context.ts'
import { boxAround, seen } from './paint/view.ts'
import type { Box } from './project/scene.ts'

const WIDTH = 200
const HEIGHT = 140
const PADDING = 6

type Fit = { readonly k: number; readonly x: number; readonly y: number }

function fitOf(engine: Engine): Fit {
  const around: Box = boxAround(engine.scene.cards.values()) ?? { x: 0, y: 0, right: 1000, bottom: 700 }
  const k = Math.min(
    (WIDTH - 2 * PADDING) / (around.right - around.x),
    (HEIGHT - 2 * PADDING) / (around.bottom - around.y),
    0.2,
  )
  return { k, x: WIDTH / 2 - ((around.x + around.right) / 2) * k, y: HEIGHT / 2 - ((around.y + around.bottom) / 2) * k }
}

function begin(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const dpr = window.devicePixelRatio || 1
  if (canvas.width !== WIDTH * dpr) {
    canvas.width = WIDTH * dpr
    canvas.height = HEIGHT * dpr
  }
  const ctx = canvas.getContext('2d')
  ctx?.setTransform(dpr, 0, 0, dpr, 0, 0)
  ctx?.clearRect(0, 0, WIDTH, HEIGHT)
  return ctx
}

function paintCards(engine: Engine, canvas: HTMLCanvasElement): void {
  const { palette } = engine
  const ctx = begin(canvas)
  if (!palette || !ctx) return
  const { k, x, y } = fitOf(engine)
  for (const shape of engine.scene.shapes) {
    ctx.globalAlpha = 0.18
    ctx.fillStyle = palette.colours[shape.colour ?? 'slate']
    ctx.fillRect(shape.x * k + x, shape.y * k + y, shape.width * k, shape.height * k)
  }
  ctx.globalAlpha = 1
  for (const it of engine.scene.cards.values()) {
    ctx.fillStyle = it.colour ? palette.colours[it.colour] : palette['text-faint']
    ctx.fillRect(it.x * k + x, it.y * k + y, Math.max(1.5, it.card.width * k), Math.max(1.5, it.card.height * k))
  }
}

function paintView(engine: Engine, canvas: HTMLCanvasElement): void {
  const { palette } = engine
  const ctx = begin(canvas)
  if (!palette || !ctx) return
  const { k, x, y } = fitOf(engine)
  const box = seen(engine.view, engine.layer.size)
  const left = Math.max(1, box.x * k + x)
  const top = Math.max(1, box.y * k + y)
  const right = Math.min(WIDTH - 1, box.right * k + x)
  const bottom = Math.min(HEIGHT - 1, box.bottom * k + y)
  ctx.beginPath()
  ctx.roundRect(left, top, Math.max(2, right - left), Math.max(2, bottom - top), 4)
  ctx.globalAlpha = 0.12
  ctx.fillStyle = palette.accent
  ctx.fill()
  ctx.globalAlpha = 1
  ctx.strokeStyle = palette.accent
  ctx.lineWidth = 1.5
  ctx.stroke()
}

/** With all in view there is nowhere to go, and it would only lie over cards. */
function allSeen(engine: Engine): boolean {
  const box = seen(engine.view, engine.layer.size)
  const all = boxAround(engine.scene.cards.values())
  return !all || (all.x >= box.x && all.y >= box.y && all.right <= box.right && all.bottom <= box.bottom)
}

/** The whole diagram, small: two pictures, so that moving the view redraws a rectangle and no cards. */
export function Minimap() {
  const engine = useEngine()
  const cards = useRef<HTMLCanvasElement>(null)
  const view = useRef<HTMLCanvasElement>(null)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let frame = 0
    let stale = true
    const paint = () => {
      frame = 0
      if (stale && cards.current) paintCards(engine, cards.current)
      stale = false
      if (view.current) paintView(engine, view.current)
      root.current?.toggleAttribute('data-idle', allSeen(engine))
    }
    const ask = () => {
      if (!frame) frame = requestAnimationFrame(paint)
    }
    const all = () => {
      stale = true
      ask()
    }
    engine.viewHeard.add(ask)
    engine.themeHeard.add(all)
    const stop = engine.scenes.subscribe(all)
    all()
    return () => {
      cancelAnimationFrame(frame)
      engine.viewHeard.delete(ask)
      engine.themeHeard.delete(all)
      stop()
    }
  }, [engine])
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = event.currentTarget.getBoundingClientRect()
    const { k, x, y } = fitOf(engine)
    const to = { x: (event.clientX - at.left - x) / k, y: (event.clientY - at.top - y) / k }
    const { width, height } = engine.layer.size
    const zoom = engine.view.k
    engine.goTo({ k: zoom, x: width / 2 - to.x * zoom, y: height / 2 - to.y * zoom })
  }
  return (
    <div
      ref={root}
      className="sw-minimap"
      data-testid="minimap"
      aria-hidden="true"
      onPointerDown={go}
      onPointerMove={go}
    >
      <canvas ref={cards} width={WIDTH} height={HEIGHT} />
      <canvas ref={view} width={WIDTH} height={HEIGHT} />
    </div>
  )
}
