import { type Id, reconnectKey } from '#model'
import { t } from '#words'
import type { Engine } from '../engine.ts'
import type { EdgeEnd } from '../project/hit.ts'
import type { Edge } from '../project/scene.ts'
import { drawLine, endOf, type KeyEnd, nameOf } from './draw-key.ts'
import { far, type Gesture, type Moment } from './gesture.ts'

/** Where an edge's end stands: at a row where it is of one column that is shown, else at the card. */
function endNow(engine: Engine, edge: Edge, which: EdgeEnd): KeyEnd | null {
  const placed = engine.placed(edge[which])
  const columns = which === 'from' ? edge.fromColumns : edge.toColumns
  const [column] = columns
  const at = columns.length === 1 && column ? placed?.card.rowAt.get(column) : undefined
  return placed && { placed, row: placed.card.rows[at ?? -1] ?? null }
}

/** Pulls one end of a foreign key to another column or table; the other end stays. */
export function reconnect(
  engine: Engine,
  edge: Edge,
  { which, from }: { which: EdgeEnd; from: Moment },
): Gesture | null {
  const stays = endNow(engine, edge, which === 'from' ? 'to' : 'from')
  if (!stays) return null
  const key = edge.id as Id<'foreign-key'>
  const made = (to: KeyEnd) =>
    reconnectKey(engine.design.design(), key, which === 'from' ? { from: endOf(to) } : { to: endOf(to) })
  const words = (to: KeyEnd) =>
    which === 'from' ? `${nameOf(to)} → ${nameOf(stays)}` : `${nameOf(stays)} → ${nameOf(to)}`
  const line = drawLine(engine, {
    stays,
    outcome: made,
    words,
    letGo(to) {
      const result = made(to)
      if ('error' in result) return engine.session.say(t('Not reconnected: {error}', { error: result.error }))
      engine.commit(t('Reconnect {name}', { name: edge.name }), result.changes)
      engine.session.say(t('Now {what}', { what: words(to) }))
    },
  })
  return {
    ...line,
    move: (at) => far(from.screen, at.screen) && line.move(at),
    end: (at) => (far(from.screen, at.screen) ? line.end(at) : line.cancel()),
  }
}
