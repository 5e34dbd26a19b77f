import { addTable, type Id, isDrawn, kindOfId } from '#model'
import type { CellField } from '#session'
import { t } from '#words'
import type { Engine } from '../engine.ts'
import { chosenBy, endUnder } from '../project/hit.ts'
import { GUTTER, HEAD, snap, TAIL } from '../project/metrics.ts'
import type { Placed, Row } from '../project/scene.ts'
import { bend, unbend } from './bend.ts'
import { editCell, toggleCell, turnFold } from './cells.ts'
import { drag } from './drag.ts'
import { dragColumn } from './drag-column.ts'
import { drawJoin, drawKey, keyEndAt } from './draw-key.ts'
import { far, type Gesture, type Moment, momentOf } from './gesture.ts'
import { marquee } from './marquee.ts'
import { reconnect } from './reconnect.ts'
import { atFoldMark, drawNewShape, resizeShape, turnArea } from './shapes.ts'

/** The cell of a card under a point. */
export function fieldAt(placed: Placed, row: Row | null, x: number): CellField {
  if (!row) return 'name'
  if (x < placed.x + GUTTER) return 'key'
  if (x > placed.right - TAIL) return 'null'
  return x > placed.right - TAIL - 8 - row.shownType.length * 7 && row.type ? 'type' : 'name'
}

const NOTHING: Gesture = { move: () => undefined, end: () => undefined, cancel: () => undefined }

/** Makes a table at a point of the canvas and lets its name be typed. */
export function makeTable(engine: Engine, at: { x: number; y: number }): void {
  const { diagram } = engine.session.now()
  const made = addTable(engine.design.design(), { diagram, x: snap(at.x), y: snap(at.y) })
  engine.commit(t('Add table'), made.changes)
  engine.session.set({ tool: 'select' })
  engine.session.select([made.table])
  editCell(engine, { table: made.table, column: null, field: 'name' })
}

/** Whether a row stands for an object with a card of its own, as a partition does. */
const isPart = (row: Row): boolean => isDrawn(kindOfId(row.id as Id)) && row.fold === null

function pressCard(engine: Engine, at: Moment, { placed, row }: { placed: Placed; row: Row | null }): Gesture {
  const { selection } = engine.session.now()
  const was = selection.has(placed.id)
  const { focused } = engine.session.now()
  // The row in hand is dragged by itself; any other takes the card along.
  const inHand = was && row !== null && focused?.column === row.id && kindOfId(row.id as Id) === 'column'
  const moving = inHand
    ? dragColumn(engine, { placed, row }, at)
    : drag(engine, { id: placed.id, x: placed.x, y: placed.y }, at)
  if (!was && !at.add) engine.session.select([placed.id])
  const field = fieldAt(placed, row, at.canvas.x)
  const column = (row?.id ?? null) as Id | null
  return {
    ...moving,
    end(to) {
      moving.end(to)
      if (far(at.screen, to.screen)) return
      if (row?.fold) turnFold(engine, placed.id)
      // A partition among the rows is a table by itself.
      const chosen = row && isPart(row) ? row.id : placed.id
      if (at.add) engine.session.toggle([chosen])
      else engine.session.select([chosen])
      const cell = { table: placed.id, column: row?.required === null ? null : column, field }
      engine.session.set({ focused: cell })
      if (was && !at.add && (field === 'key' || field === 'null')) toggleCell(engine, cell)
    },
  }
}

function pressWithSelect(engine: Engine, at: Moment): Gesture {
  const hit = engine.hit(at.canvas)
  if (hit.on === 'card') return pressCard(engine, at, hit)
  const id = chosenBy(hit)
  if (id === null) return marquee(engine, at)
  if (at.add) engine.session.toggle([id])
  else if (!engine.session.now().selection.has(id)) engine.session.select([id])
  engine.session.set({ focused: null })
  if (hit.on === 'edge') {
    const which = endUnder(hit.edge, at.canvas)
    const { edge } = hit
    if (edge.sort !== 'key' || edge.bundle) return NOTHING
    return (which && reconnect(engine, edge, { which, from: at })) ?? bend(engine, edge, at)
  }
  if (hit.on !== 'shape') return NOTHING
  if (atFoldMark(hit.shape, at.canvas)) return { ...NOTHING, end: () => turnArea(engine, hit.shape) }
  return hit.corner ? resizeShape(engine, hit.shape, at) : drag(engine, { id, x: hit.shape.x, y: hit.shape.y }, at)
}

/** What pressing the pointer begins, by the tool in hand and what is under it. */
export function press(engine: Engine, event: PointerEvent): Gesture {
  const at = momentOf(engine, event)
  const handle = event.target instanceof Element ? event.target.closest('[data-handle]') : null
  const end = keyEndAt(engine, at.canvas)
  if (handle) {
    const id = handle.getAttribute('data-handle') ?? ''
    for (const placed of engine.scene.cards.values()) {
      const row = placed.card.rows[placed.card.rowAt.get(id) ?? -1]
      if (row) return drawKey(engine, { placed, row })
    }
  }
  switch (engine.session.now().tool) {
    case 'table':
      return { ...NOTHING, end: () => makeTable(engine, at.canvas) }
    case 'foreign-key':
      return end ? drawKey(engine, end) : NOTHING
    case 'many-to-many':
      return end ? drawJoin(engine, end) : NOTHING
    case 'area':
      return drawNewShape(engine, 'area', at)
    case 'note':
      return drawNewShape(engine, 'note', at)
    default:
      return pressWithSelect(engine, at)
  }
}

/** A press that has hold of nothing: selects what is under it. */
export function tap(engine: Engine, at: Moment): void {
  const hit = engine.hit(at.canvas)
  const id = chosenBy(hit)
  if (id !== null && at.add) engine.session.toggle([id])
  else engine.session.select(id === null ? [] : [id])
  const column = hit.on === 'card' && hit.row?.required !== null ? (hit.row?.id ?? null) : null
  engine.session.set({
    focused: hit.on === 'card' ? { table: hit.placed.id, column: column as Id | null, field: 'name' } : null,
  })
}

/** Double-click: edits the cell under it; on empty canvas makes a table. */
export function doublePress(engine: Engine, event: MouseEvent): void {
  const at = momentOf(engine, event)
  const hit = engine.hit(at.canvas)
  if (engine.readOnly) return
  if (hit.on === 'nothing') makeTable(engine, { x: at.canvas.x - 16, y: at.canvas.y - HEAD / 2 })
  else if (hit.on === 'shape' && hit.shape.folded) turnArea(engine, hit.shape)
  else if (hit.on === 'shape') engine.editShape(hit.shape.id)
  else if (hit.on === 'edge' && hit.edge.bends) unbend(engine, hit.edge)
  else if (hit.on === 'edge') engine.asks.inspect([chosenBy(hit) ?? ''])
  else {
    const { placed, row } = hit
    const field = fieldAt(placed, row, at.canvas.x)
    if (row?.fold) return
    if (row?.required === null) engine.asks.inspect([isPart(row) ? row.id : placed.id])
    else if (field === 'name' || field === 'type')
      editCell(engine, { table: placed.id, column: (row?.id ?? null) as Id | null, field })
  }
}
