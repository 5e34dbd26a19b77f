import { columnsOf, type Id, kindOfId, moveColumn, object } from '#model'
import { t } from '#words'
import type { Engine, Point } from '../engine.ts'
import { cardUnder } from '../project/hit.ts'
import { HEAD, ROW } from '../project/metrics.ts'
import type { Placed, Row } from '../project/scene.ts'
import { paintWords } from './draw-key.ts'
import { far, type Gesture, type Moment } from './gesture.ts'

type ColumnId = Id<'column'>
/** Between which rows a column would come to stand. */
type Gap = { readonly placed: Placed; readonly before: ColumnId | null; readonly y: number }

const isColumn = (id: string): id is ColumnId => kindOfId(id as Id) === 'column'

/** The gap between rows that is nearest to a point of a table's card. */
function gapAt(engine: Engine, at: Point): Gap | null {
  const placed = cardUnder(engine.scene, at.x, at.y)
  if (placed?.card.look !== 'table') return null
  const rows = placed.card.rows.filter((it) => isColumn(it.id))
  const n = Math.max(0, Math.min(rows.length, Math.round((at.y - placed.y - HEAD - 2) / ROW)))
  const shown = rows[n]?.id
  // Where the card leaves out columns, what stands last on it need not be last in the table.
  const columns = columnsOf(engine.design.design(), placed.id)
  const after = rows.at(-1)?.id
  const next = columns[columns.findIndex((it) => it.id === after) + 1]?.id ?? null
  const before = shown && isColumn(shown) ? shown : next
  return { placed, before, y: placed.y + HEAD + 2 + n * ROW }
}

/** Moves a column among its table's, or to another table, where its values go along in the migration. */
export function dragColumn(engine: Engine, grabbed: { placed: Placed; row: Row }, from: Moment): Gesture {
  const column = grabbed.row.id as ColumnId
  let gap: Gap | null = null
  let dragged = false
  const words = (to: Gap) =>
    to.placed === grabbed.placed
      ? t('Move {name}', { name: grabbed.row.name })
      : t('Move {name} to {to}', { name: grabbed.row.name, to: to.placed.card.title })
  const clear = () => engine.layer.overlay(null)
  return {
    move(at) {
      if (!dragged && !far(from.screen, at.screen)) return
      dragged = true
      gap = gapAt(engine, at.canvas)
      engine.layer.overlay((ctx, { k }) => {
        const { palette } = engine
        if (!palette) return
        const text = gap ? words(gap) : t('Drop on a table')
        if (gap) {
          ctx.fillStyle = palette.accent
          ctx.fillRect(gap.placed.x, gap.y - 1 / k, gap.placed.right - gap.placed.x, 2 / k)
        }
        paintWords(ctx, { text, at: at.canvas, k, colour: gap ? palette.accent : palette.text, palette })
      })
    },
    end() {
      clear()
      if (!gap) return
      const table = gap.placed.id as Id<'table'>
      const design = engine.design.design()
      const changes = moveColumn(design, column, { table, before: gap.before })
      const was = object(design, column)?.rank
      const only = changes.length === 1 ? changes[0] : null
      if (only?.op === 'set' && only.after.rank === was) return
      engine.commit(words(gap), changes)
      engine.session.say(t('{name} moved', { name: grabbed.row.name }))
      engine.session.set({ focused: { table, column, field: 'name' } })
    },
    cancel: clear,
  }
}
