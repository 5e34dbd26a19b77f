import { expect, it } from 'vitest'
import { addForeignKey, addTable, bendsOn, createDesignStore, emptyDesign, MAIN_DIAGRAM } from '#model'
import { createSessionStore } from '#session'
import { Engine } from '../engine.ts'
import { bendByKey } from './bend-by-key.ts'

function begin() {
  const design = createDesignStore(emptyDesign())
  const session = createSessionStore()
  const engine = new Engine(design, session)
  design.state.subscribe(() => engine.refresh())
  const add = (name: string, x: number) => {
    const made = addTable(design.design(), { name, diagram: MAIN_DIAGRAM, x, y: x / 2 })
    design.commit('Add table', made.changes)
    return { table: made.table, column: null }
  }
  const [to, from] = [add('users', 0), add('posts', 480)]
  const made = addForeignKey(design.design(), { from, to })
  if ('error' in made) throw new Error(made.error)
  design.commit('Add key', made.changes)
  return { design, session, engine, key: made.key, table: to.table }
}

it('leads the selected edge by steps of the grid, a row of them as one to undo', () => {
  const { design, session, engine, key } = begin()
  session.select([key])
  const bends = () => bendsOn(design.design(), MAIN_DIAGRAM)[0]?.at ?? []
  expect(bendByKey(engine, 'right')).toBe(true)
  const [first = 0] = bends()
  bendByKey(engine, 'right')
  expect(bends()[0]).toBe(first + 8)
  bendByKey(engine, 'down')
  expect(bends().length).toBeGreaterThan(1)
  design.undo()
  expect(bends()).toEqual([])
})

it('leaves the keys to what they are for where no edge is selected', () => {
  const { session, engine, table } = begin()
  session.select([table])
  expect(bendByKey(engine, 'right')).toBe(false)
  session.select([])
  expect(bendByKey(engine, 'right')).toBe(false)
})
