import {
  addColumn,
  columnsOf,
  type Design,
  type Id,
  kindOfId,
  object,
  pathOf,
  removeObjects,
  renameObject,
  setColumnType,
  toggleNullable,
  togglePrimaryKey,
  typeName,
} from '#model'
import type { Cell } from '#session'
import { t } from '#words'
import type { Engine } from '../engine.ts'

/** Takes what was typed into a cell. Gives back what is wrong with it, or null. */
export function commitCell(engine: Engine, cell: Cell, typed: string): string | null {
  const design = engine.design.design()
  const text = typed.trim()
  const id = cell.column ?? cell.table
  const was = object(design, id)
  if (!was) return null
  if (cell.field === 'name') {
    if (text === '') return t('A name can’t be empty')
    engine.fresh = null
    if (text !== was.name) engine.commit(t('Rename {name}', { name: was.name }), renameObject(design, id, text))
    return null
  }
  if (cell.field !== 'type' || was.kind !== 'column') return null
  if (text === typeName(design, was.type) || text === '') return null
  const made = setColumnType(design, was.id, text)
  if ('error' in made) return made.error
  engine.commit(t('Change type of {name}', { name: was.name }), made.changes)
  return null
}

/** Ends the editing; the keyboard is back on the canvas. With a cell, only if that is still the one edited. */
export function stopEditing(engine: Engine, only?: Cell): void {
  const { editing } = engine.session.now()
  if (only && editing && (editing.column !== only.column || editing.field !== only.field)) return
  engine.session.set({ editing: null })
  if (!only) engine.root?.focus({ preventScroll: true })
}

/** Escape: what was typed is forgotten, and so is a column that never got a name. */
export function giveUp(engine: Engine, cell: Cell): void {
  const design = engine.design.design()
  const { fresh } = engine
  stopEditing(engine)
  if (!fresh || fresh !== cell.column || cell.field !== 'name') return
  engine.fresh = null
  const columns = columnsOf(design, cell.table)
  const before = columns[columns.findIndex((it) => it.id === fresh) - 1]
  engine.commit(t('Drop column'), removeObjects(design, [fresh]))
  engine.session.set({ focused: { table: cell.table, column: before?.id ?? null, field: 'name' } })
}

/** Shows what a card folds away, or folds it again. */
export function turnFold(engine: Engine, table: Id): void {
  const unfolded = new Set(engine.session.now().unfolded)
  if (!unfolded.delete(table)) unfolded.add(table)
  engine.session.set({ unfolded })
}

/** Begins to edit a cell, where the keyboard then stands too. */
export function editCell(engine: Engine, cell: Cell): void {
  const { column } = cell
  // Views and enums are edited elsewhere; here only their names can be.
  if (engine.readOnly || (column && kindOfId(column) !== 'column')) return
  engine.session.set({ focused: cell, editing: cell })
}

/** A new column after another (null: first), its name being edited. */
export function addColumnAt(engine: Engine, table: Id<'table'>, after: Id<'column'> | null): void {
  const made = addColumn(engine.design.design(), table, { after })
  engine.commit(t('Add column'), made.changes)
  engine.fresh = made.column
  editCell(engine, { table, column: made.column, field: 'name' })
}

type Way = 'on' | 'back' | 'down'

/** Where Tab, Shift+Tab and Enter lead from an edited cell: a cell, a new column, or out of the card. */
function nextCell(design: Design, { table, column, field }: Cell, way: Way): Cell | 'new' | null {
  if (kindOfId(table) !== 'table') return null
  const columns = columnsOf(design, table)
  const at = columns.findIndex((it) => it.id === column)
  if (way === 'back') {
    if (field === 'type') return { table, column, field: 'name' }
    const before = columns[at - 1]
    return before ? { table, column: before.id, field: 'type' } : { table, column: null, field: 'name' }
  }
  if (way === 'on' && column && field === 'name') return { table, column, field: 'type' }
  const next = columns[at + 1]
  return next ? { table, column: next.id, field: way === 'down' && column ? field : 'name' } : 'new'
}

/** Goes on from an edited cell; past the last column a new one begins. */
export function stepFrom(engine: Engine, cell: Cell, way: Way): void {
  const design = engine.design.design()
  const next = nextCell(design, cell, way)
  if (next === null) stopEditing(engine)
  else if (next !== 'new') editCell(engine, next)
  else addColumnAt(engine, cell.table as Id<'table'>, columnsOf(design, cell.table).at(-1)?.id ?? null)
}

/** Turns the flag of a cell over: the key mark or the not-null mark. */
export function toggleCell(engine: Engine, { column, field }: Cell): void {
  if (!column || kindOfId(column) !== 'column') return
  const design = engine.design.design()
  const id = column as Id<'column'>
  const changes = field === 'key' ? togglePrimaryKey(design, id) : field === 'null' ? toggleNullable(design, id) : []
  engine.commit(field === 'key' ? t('Change primary key') : t('Change NOT NULL'), changes)
  if (changes.length > 0) engine.session.say(sayColumn(engine.design.design(), id))
  else if (field === 'null') engine.session.say(t('A primary key’s column stays NOT NULL'))
}

/** A column in words, for the live region. */
export function sayColumn(design: Design, id: Id<'column'>): string {
  const it = object(design, id)
  return it
    ? `${pathOf(design, id)}, ${typeName(design, it.type)}, ${it.nullable ? t('may be null') : t('not null')}`
    : ''
}
