import { drawShape } from '#model'
import type { Cell, Tool } from '#session'
import { msg, type PlainMessage, t } from '#words'
import type { Engine } from '../engine.ts'
import { freeSpot } from '../layout/free-spot.ts'
import { toCanvas } from '../paint/view.ts'
import { FOOT, HEAD, ROW, snap } from '../project/metrics.ts'
import { joinAt, type KeyEnd, makeKey } from './draw-key.ts'
import { makeTable } from './pointer.ts'
import { USUAL } from './shapes.ts'

const WORDS: Readonly<Record<Tool, PlainMessage>> = {
  select: msg('Select'),
  table: msg('Table: click where it should stand, or press Enter for the middle'),
  'foreign-key': msg(
    'Foreign key: drag from a column to a column or table; or press Enter on the one, then on the other',
  ),
  'many-to-many': msg('Many to many: drag from a table to a table; or press Enter on the one, then on the other'),
  area: msg('Area: drag a rectangle, or press Enter'),
  note: msg('Note: click or drag, or press Enter'),
}

/** Takes a tool in hand and says what to do with it. */
export function takeTool(engine: Engine, tool: Tool): void {
  engine.firstEnd = null
  engine.session.set({ tool })
  engine.session.say(t(WORDS[tool]))
}

function endOf(engine: Engine, cell: Cell): KeyEnd | null {
  const placed = engine.placed(cell.table)
  if (placed?.card.look !== 'table') return null
  return { placed, row: placed.card.rows[placed.card.rowAt.get(cell.column ?? '') ?? -1] ?? null }
}

/** Enter with a tool that joins two tables: the first time it is the one end, the second time the other. */
function joinByKey(engine: Engine, cell: Cell, tool: Tool): void {
  const end = endOf(engine, cell)
  if (!end) return
  const first = engine.firstEnd && endOf(engine, engine.firstEnd)
  if (!first) {
    engine.firstEnd = cell
    engine.session.say(
      t('From {name}. Walk to the other end and press Enter.', { name: end.row?.name ?? end.placed.card.title }),
    )
    return
  }
  engine.firstEnd = null
  if (tool === 'foreign-key') makeKey(engine, first, end)
  else {
    joinAt(engine, first.placed, end.placed)
    engine.session.set({ tool: 'select' })
  }
}

/** Enter uses the tool in hand, so that all can be done without a pointer. False where none is. */
export function workTool(engine: Engine): boolean {
  const { tool, focused, diagram } = engine.session.now()
  const { size } = engine.layer
  const middle = toCanvas(engine.view, size.width / 2, size.height / 2)
  if (tool === 'select') return false
  if (tool === 'table')
    makeTable(engine, freeSpot(engine.scene.grid, { ...middle, width: 176, height: HEAD + ROW + FOOT }))
  else if (tool === 'foreign-key' || tool === 'many-to-many') {
    if (focused) joinByKey(engine, focused, tool)
  } else {
    const colour = tool === 'area' ? 'slate' : 'amber'
    const at = { x: snap(middle.x), y: snap(middle.y), ...USUAL[tool] }
    const made = drawShape(engine.design.design(), diagram, { shape: { sort: tool, text: '', colour, ...at } })
    engine.commit(tool === 'area' ? t('Add area') : t('Add note'), made.changes)
    engine.session.set({ tool: 'select' })
    engine.session.select([made.shape])
    engine.editShape(made.shape)
  }
  return true
}
