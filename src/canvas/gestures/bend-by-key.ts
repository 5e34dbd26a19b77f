import { bendEdge } from '#model'
import { msg, t } from '#words'
import type { Engine } from '../engine.ts'
import { GRID } from '../project/metrics.ts'
import type { Edge } from '../project/scene.ts'
import { inHand } from './bend.ts'
import type { Way } from './walk.ts'

const LED = {
  left: msg('{name} led left'),
  right: msg('{name} led right'),
  up: msg('{name} led up'),
  down: msg('{name} led down'),
} as const

const STEPS = { left: [0, -GRID], right: [0, GRID], up: [1, -GRID], down: [1, GRID] } as const

/** Where an edge's stretches stand after one of them was shifted: of those that can go that way the one in its middle. */
export function shifted(edge: Edge, way: Way): readonly number[] {
  const { points } = edge
  const [parity, by] = STEPS[way]
  const middle = 2 * Math.floor((points.length - 2) / 4)
  const half = (i: number) => ((points[middle + i] ?? 0) + (points[middle + i + 2] ?? points[middle + i] ?? 0)) / 2
  const held = inHand(edge, { x: half(0), y: half(1) })
  // Up and down need a stretch that lies; where there is none one is made beside the row.
  const { at } = parity === 1 && held.at.length < 2 ? inHand(edge, { x: points[0] ?? 0, y: points[1] ?? 0 }) : held
  const fits = at.map((_, i) => i).filter((i) => i % 2 === parity)
  const centre = (at.length - 1) / 2
  const [chosen] = fits.toSorted((a, b) => Math.abs(a - centre) - Math.abs(b - centre))
  return at.map((value, i) => (i === chosen ? value + by : value))
}

/** Leads the selected edge by key; a row of such steps is one to undo. False where no single edge is selected. */
export function bendByKey(engine: Engine, way: Way): boolean {
  const { selection, diagram } = engine.session.now()
  const [id] = selection
  const edge = selection.size === 1 ? [...engine.scene.edges.values()].find((it) => it.id === id) : undefined
  if (edge?.sort !== 'key' || edge.bundle) return false
  const at = shifted(edge, way)
  engine.commit(
    t('Bend {name}', { name: edge.name }),
    bendEdge(engine.design.design(), diagram, { key: edge.id, at }),
    `bend:${edge.id}`,
  )
  engine.session.say(t(LED[way], { name: edge.name }))
  return true
}
