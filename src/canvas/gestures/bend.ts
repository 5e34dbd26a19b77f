import { bendEdge } from '#model'
import { t } from '#words'
import type { Engine, Point } from '../engine.ts'
import { paintEdges } from '../paint/paint-edges.ts'
import { levelAt, seen } from '../paint/view.ts'
import { STUB, snap } from '../project/metrics.ts'
import { edgeByBends } from '../project/route-edge.ts'
import type { Edge } from '../project/scene.ts'
import { far, type Gesture, type Moment } from './gesture.ts'

/** Which stretch of an edge is nearest to a point. */
function stretchAt({ points }: Edge, { x, y }: Point): number {
  let [best, least] = [0, Infinity]
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = points.slice(i, i + 4) as [number, number, number, number]
    const dx = x - Math.max(Math.min(ax, bx), Math.min(Math.max(ax, bx), x))
    const dy = y - Math.max(Math.min(ay, by), Math.min(Math.max(ay, by), y))
    if (Math.hypot(dx, dy) < least) [best, least] = [i / 2, Math.hypot(dx, dy)]
  }
  return best
}

/** The stretches of an edge that can be shifted, and which of them is in hand. The outer ones are tied to their rows: a new one is put beside them. */
export function inHand(edge: Edge, from: Point): { at: number[]; index: number } {
  const { points } = edge
  const last = points.length / 2 - 2
  const at = Array.from({ length: Math.max(0, last - 1) }, (_, i) => points[2 * (i + 1) + (i % 2)] as number)
  const stretch = stretchAt(edge, from)
  if (stretch > 0 && stretch < last) return { at, index: stretch - 1 }
  const side = (i: number, next: number) => Math.sign((points[next] as number) - (points[i] as number)) || 1
  const end = points.length - 2
  const out = (points[0] as number) + side(0, 2) * STUB
  const into = (points[end] as number) + side(end, end - 2) * STUB
  const [y, endY] = [points[1] as number, points[end + 1] as number]
  if (last === 0) return { at: [out, y, into], index: 1 }
  return stretch === 0 ? { at: [out, y, ...at], index: 1 } : { at: [...at, endY, into], index: at.length }
}

/** Shifts a stretch of an edge. It stays where it is put until it is let go again. */
export function bend(engine: Engine, edge: Edge, from: Moment): Gesture {
  const { at, index } = inHand(edge, from.canvas)
  const now = [...at]
  let moved = false
  const clear = () => engine.layer.overlay(null)
  return {
    move(to) {
      moved ||= far(from.screen, to.screen)
      const { palette } = engine
      const [start, end] = [engine.placed(edge.from), engine.placed(edge.to)]
      if (!moved || !palette || !start || !end) return
      const wanted = index % 2 === 0 ? to.canvas.x : to.canvas.y
      now[index] = to.free ? Math.round(wanted) : snap(wanted)
      const shown = edgeByBends(edge, start, end, now)
      engine.layer.overlay((ctx, { k }) =>
        paintEdges(ctx, [shown], {
          colours: { key: palette.accent, lineage: palette.accent },
          ground: palette.canvas,
          level: levelAt(k),
          k,
          bold: true,
          box: seen(engine.view, engine.layer.size, 8),
        }),
      )
    },
    end() {
      clear()
      if (!moved) return
      const { diagram } = engine.session.now()
      engine.commit(
        t('Bend {name}', { name: edge.name }),
        bendEdge(engine.design.design(), diagram, { key: edge.id, at: now }),
      )
      engine.session.say(t('{name} led by hand; double click lets it find its own way', { name: edge.name }))
    },
    cancel: clear,
  }
}

/** Lets an edge find its own way again. */
export function unbend(engine: Engine, edge: Edge): void {
  const { diagram } = engine.session.now()
  engine.commit(
    t('Unbend {name}', { name: edge.name }),
    bendEdge(engine.design.design(), diagram, { key: edge.id, at: null }),
  )
  engine.session.say(t('{name} finds its own way again', { name: edge.name }))
}
