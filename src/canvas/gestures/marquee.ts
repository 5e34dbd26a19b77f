import { t } from '#words'
import type { Engine } from '../engine.ts'
import { edgesWithin } from '../paint/paint-scene.ts'
import type { Box } from '../project/scene.ts'
import { far, type Gesture, type Moment } from './gesture.ts'

const boxOf = (a: { x: number; y: number }, b: { x: number; y: number }): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  right: Math.max(a.x, b.x),
  bottom: Math.max(a.y, b.y),
})

function inside(engine: Engine, box: Box): string[] {
  const { scene } = engine
  const cards = scene.grid.within(box).map((it) => it.id as string)
  const within = (it: { left: number; top: number; right: number; bottom: number }) =>
    it.left >= box.x && it.right <= box.right && it.top >= box.y && it.bottom <= box.bottom
  const edges =
    cards.length > 0
      ? []
      : edgesWithin(scene.edges.values(), box)
          .filter(within)
          .map((it) => it.id)
  const shapes = scene.shapes
    .filter((it) => it.x >= box.x && it.y >= box.y && it.x + it.width <= box.right && it.y + it.height <= box.bottom)
    .map((it) => it.id)
  return [...cards, ...edges, ...shapes]
}

/** Draws a rectangle on empty canvas and selects what it touches; areas and edges only when it holds them whole. */
export function marquee(engine: Engine, from: Moment): Gesture {
  const before = from.add ? [...engine.session.now().selection] : []
  let drawn = false
  const clear = () => engine.layer.overlay(null)
  return {
    move(at) {
      drawn ||= far(from.screen, at.screen)
      const { palette } = engine
      if (!drawn || !palette) return
      const box = boxOf(from.canvas, at.canvas)
      engine.session.select([...before, ...inside(engine, box)])
      engine.layer.overlay((ctx, { k }) => {
        ctx.beginPath()
        ctx.rect(box.x, box.y, box.right - box.x, box.bottom - box.y)
        ctx.globalAlpha = 0.5
        ctx.fillStyle = palette['accent-soft']
        ctx.fill()
        ctx.globalAlpha = 1
        ctx.strokeStyle = palette.accent
        ctx.lineWidth = 1 / k
        ctx.stroke()
      })
    },
    end() {
      if (drawn) {
        const { size } = engine.session.now().selection
        engine.session.say(t('{count} thing selected|{count} things selected', { count: size }))
      } else if (!from.add) engine.session.set({ selection: new Set(), focused: null })
      clear()
    },
    cancel() {
      engine.session.select(before)
      clear()
    },
  }
}
