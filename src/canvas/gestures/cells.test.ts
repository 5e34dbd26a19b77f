import { expect, it } from 'vitest'
import {
  addTable,
  columnsOf,
  createDesignStore,
  emptyDesign,
  type Id,
  incomingOf,
  MAIN_DIAGRAM,
  object,
  primaryKeyOf,
  tablesOf,
  typeName,
} from '#model'
import { createSessionStore } from '#session'
import { Engine } from '../engine.ts'
import { addColumnAt, commitCell, editCell, giveUp, stepFrom, toggleCell } from './cells.ts'
import { duplicateSelected } from './clipboard.ts'
import { type KeyEnd, makeKey } from './draw-key.ts'
import { dropColumn, dropSelected, removeSelected } from './remove.ts'

function begin() {
  const design = createDesignStore(emptyDesign())
  const session = createSessionStore()
  const engine = new Engine(design, session)
  design.state.subscribe(() => engine.refresh())
  const add = (name: string, x: number) => {
    const made = addTable(design.design(), { name, diagram: MAIN_DIAGRAM, x, y: 0 })
    design.commit('Add table', made.changes)
    return made.table
  }
  return { design, session, engine, users: add('users', 0), posts: add('posts', 400) }
}

type Begun = ReturnType<typeof begin>
const names = ({ design }: Begun, table: Id) => columnsOf(design.design(), table).map((it) => it.name)
const edited = ({ session }: Begun) => {
  const cell = session.now().editing
  if (!cell) throw new Error('nothing is being edited')
  return cell
}
const endOf = ({ engine }: Begun, table: Id): KeyEnd => {
  const placed = engine.placed(table)
  if (!placed) throw new Error('not on the diagram')
  return { placed, row: null }
}

it('leads from a name to its type, to the next column, and past the last to a new one', () => {
  const it = begin()
  const { engine, users } = it
  editCell(engine, { table: users, column: null, field: 'name' })
  stepFrom(engine, edited(it), 'on')
  expect(edited(it)).toMatchObject({ column: columnsOf(it.design.design(), users)[0]?.id, field: 'name' })
  stepFrom(engine, edited(it), 'on')
  expect(edited(it).field).toBe('type')
  stepFrom(engine, edited(it), 'on')
  expect(names(it, users)).toHaveLength(2)
  expect(commitCell(engine, edited(it), 'email')).toBe(null)
  stepFrom(engine, edited(it), 'on')
  expect(commitCell(engine, edited(it), 'varchar(80)')).toBe(null)
  const [, email] = columnsOf(it.design.design(), users)
  expect(email && [email.name, typeName(it.design.design(), email.type)]).toEqual(['email', 'varchar(80)'])
  stepFrom(engine, edited(it), 'back')
  expect(edited(it)).toMatchObject({ column: email?.id, field: 'name' })
})

it('forgets a new column that was given up before it had a name', () => {
  const it = begin()
  const [id] = columnsOf(it.design.design(), it.users)
  stepFrom(it.engine, { table: it.users, column: id?.id ?? null, field: 'type' }, 'on')
  expect(names(it, it.users)).toHaveLength(2)
  giveUp(it.engine, edited(it))
  expect(names(it, it.users)).toEqual(['id'])
  expect(it.session.now().editing).toBe(null)
})

it('says what is wrong with what was typed, and changes nothing', () => {
  const it = begin()
  const { past } = it.design.state.getState()
  const [id] = columnsOf(it.design.design(), it.users)
  const cell = { table: it.users, column: id?.id ?? null }
  expect(commitCell(it.engine, { ...cell, field: 'type' }, '((')).toContain('not a type')
  expect(commitCell(it.engine, { ...cell, field: 'name' }, '  ')).toContain('empty')
  expect(it.design.state.getState().past).toBe(past)
})

it('turns flags over', () => {
  const it = begin()
  const column = columnsOf(it.design.design(), it.users)[0]?.id ?? null
  toggleCell(it.engine, { table: it.users, column, field: 'null' })
  expect(it.session.now().status.text).toContain('stays NOT NULL')
  toggleCell(it.engine, { table: it.users, column, field: 'key' })
  expect(primaryKeyOf(it.design.design(), it.users)).toBe(null)
})

it('makes the column of a foreign key dropped on a table, as one step', () => {
  const it = begin()
  const steps = it.design.state.getState().past.length
  makeKey(it.engine, endOf(it, it.posts), endOf(it, it.users))
  expect(names(it, it.posts)).toEqual(['id', 'user_id'])
  expect(incomingOf(it.design.design(), it.users)).toHaveLength(1)
  expect(it.design.state.getState().past).toHaveLength(steps + 1)
  expect([...it.session.now().selection]).toEqual(incomingOf(it.design.design(), it.users).map((key) => key.id))
})

it('takes a card off the diagram, or drops its table from the design', () => {
  const it = begin()
  it.session.select([it.users])
  removeSelected(it.engine)
  expect(it.engine.placed(it.users)).toBe(null)
  expect(object(it.design.design(), it.users)).not.toBe(null)
  it.session.select([it.posts])
  dropSelected(it.engine)
  expect(tablesOf(it.design.design()).map((table) => table.name)).toEqual(['users'])
  it.design.undo()
  expect(it.engine.placed(it.posts)?.card.title).toBe('posts')
})

it('drops the focused column and stands on the next; where something leans on it, the person is asked', () => {
  const it = begin()
  const asked: Id[] = []
  it.engine.asks = { ...it.engine.asks, drop: (ids) => asked.push(...ids) }
  const [id] = columnsOf(it.design.design(), it.posts)
  if (!id) throw new Error('a column was expected')
  addColumnAt(it.engine, it.posts, id.id)
  const added = columnsOf(it.design.design(), it.posts)[1]
  dropColumn(it.engine, it.posts, added?.id ?? id.id)
  expect(names(it, it.posts)).toEqual(['id'])
  expect(it.session.now().focused?.column).toBe(id.id)
  expect(asked).toEqual([])
  dropColumn(it.engine, it.posts, id.id)
  expect(names(it, it.posts)).toEqual(['id'])
  expect(asked).toEqual([id.id])
})

it('duplicates what is selected and selects the copies', () => {
  const it = begin()
  it.session.select([it.users, it.posts])
  duplicateSelected(it.engine)
  expect(tablesOf(it.design.design())).toHaveLength(4)
  const { selection } = it.session.now()
  expect(selection.size).toBe(2)
  expect(selection.has(it.users)).toBe(false)
})

it('lets go of what an undo takes away', () => {
  const it = begin()
  it.session.select([it.posts])
  editCell(it.engine, { table: it.posts, column: null, field: 'name' })
  it.design.undo()
  expect(it.session.now()).toMatchObject({ focused: null, editing: null })
  expect(it.session.now().selection.size).toBe(0)
})
