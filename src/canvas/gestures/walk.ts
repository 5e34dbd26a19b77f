import type { Cell, CellField } from '#session'
import { t, translated } from '#words'
import type { Engine } from '../engine.ts'
import { showBox } from '../handle.ts'
import type { Placed, Scene } from '../project/scene.ts'

export type Way = 'left' | 'right' | 'up' | 'down'

const AXES = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const
const FIELDS: readonly CellField[] = ['key', 'name', 'type', 'null']

/** The nearest card on one side of a card: distance along the way counts once, aside from it twice. */
export function nearestCard(scene: Scene, from: Placed, way: Way): Placed | null {
  const [ax, ay] = AXES[way]
  const middle = (it: Placed) => [(it.x + it.right) / 2, ay === 0 ? it.y + 18 : (it.y + it.bottom) / 2] as const
  const [x, y] = middle(from)
  let best: Placed | null = null
  let least = Infinity
  for (const it of scene.cards.values()) {
    const [cx, cy] = middle(it)
    const along = (cx - x) * ax + (cy - y) * ay
    const aside = Math.abs(ax === 0 ? cx - x : cy - y)
    if (it === from || along <= 0 || aside > along * 3) continue
    if (along + 2 * aside < least) {
      least = along + 2 * aside
      best = it
    }
  }
  return best
}

/** The card where walking begins: the one focused, selected, or nearest to the middle of what is seen. */
function startOf(engine: Engine): Placed | null {
  const { focused, selection } = engine.session.now()
  const here = engine.placed(focused?.table ?? '') ?? engine.placed([...selection][0] ?? '')
  return here ?? engine.scene.cards.values().next().value ?? null
}

/** Puts the keyboard on a cell, its card selected and in view, and says where it is. */
export function standOn(engine: Engine, cell: Cell): void {
  const placed = engine.placed(cell.table)
  if (!placed) return
  engine.session.set({ focused: cell })
  engine.session.select([cell.table])
  showBox(engine, placed, false)
  const row = placed.card.rows[placed.card.rowAt.get(cell.column ?? '') ?? -1]
  engine.session.say(
    row
      ? `${row.name}, ${row.type}, ${translated(cell.field)}`
      : `${placed.card.title}, ${engine.scene.folds.has(placed.id) ? placed.card.badge : t('{count} column|{count} columns', { count: placed.card.columns })}`,
  )
}

const headOf = (it: Placed): Cell => ({ table: it.id, column: null, field: 'name' })

/** The cell of the same card that an arrow leads to; null where it leads out of the card. */
function cellBeside({ card }: Placed, focused: Cell, way: Way): Cell | null {
  const at = focused.column ? (card.rowAt.get(focused.column) ?? -1) : -1
  if (way === 'left' || way === 'right') {
    if (at === -1) return null
    const field = FIELDS[FIELDS.indexOf(focused.field) + (way === 'left' ? -1 : 1)]
    return field ? { ...focused, field } : focused
  }
  const to = at + (way === 'up' ? -1 : 1)
  const row = card.rows[to]
  if (row && (row.required !== null || row.fold)) return { ...focused, column: row.id as Cell['column'] }
  return to === -1 && way === 'up' ? { ...focused, column: null, field: 'name' } : null
}

/** Arrow keys: along the cells and rows of a card, from its first and last row and from its head to the next card. */
export function walk(engine: Engine, way: Way, jump: boolean): void {
  const here = startOf(engine)
  if (!here) return
  const { focused } = engine.session.now()
  const there = focused?.table === here.id ? (jump ? null : cellBeside(here, focused, way)) : headOf(here)
  const card = there ? null : nearestCard(engine.scene, here, way)
  if (there) standOn(engine, there)
  else if (card) standOn(engine, headOf(card))
}
