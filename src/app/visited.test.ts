import { expect, test } from 'vitest'
import { addTable, createDesignStore, emptyDesign, object, removeObjects } from '#model'
import { createSessionStore } from '#session'
import { rememberVisited } from './visited.ts'

function walk() {
  const design = createDesignStore(emptyDesign())
  const ids = ['a', 'b', 'c'].map((name) => {
    const made = addTable(design.design(), { name })
    design.commit('add', made.changes)
    return made.table
  })
  const session = createSessionStore()
  let x = 0
  const visited = rememberVisited({ design, session, view: () => ({ x: x++, y: 0, k: 1 }) })
  const selected = () =>
    [...session.now().selection].map((id) => object(design.design(), id as never)?.['name' as never])
  return { design, session, visited, ids, selected }
}

test('back and forward go through what was selected, to the view that was left', () => {
  const { session, visited, ids, selected } = walk()
  for (const id of ids) session.select([id])
  expect(visited.step('back')?.view).toEqual({ x: 1, y: 0, k: 1 })
  expect(selected()).toEqual(['b'])
  visited.step('back')
  expect(selected()).toEqual(['a'])
  expect(visited.step('back')).toBeNull()
  visited.step('forward')
  expect(selected()).toEqual(['b'])
  session.select([ids[0] ?? ''])
  expect(visited.step('forward')).toBeNull()
  visited.step('back')
  expect(selected()).toEqual(['b'])
})

test('a column is a place of its table, and what is gone is passed by', () => {
  const { design, session, visited, ids, selected } = walk()
  const [a, b, c] = ids
  if (!a || !b || !c) return
  const [, column] = [...(design.design().objects.buckets.get(b)?.members.keys() ?? [])]
  for (const id of [a, b, column ?? '', c]) session.select([id])
  expect(visited.trail.getState().back).toHaveLength(2)
  design.commit('drop', removeObjects(design.design(), [b]))
  visited.step('back')
  expect(selected()).toEqual(['a'])
})

test('another design begins anew', () => {
  const { design, session, visited, ids } = walk()
  for (const id of ids) session.select([id])
  design.open(emptyDesign())
  expect(visited.step('back')).toBeNull()
})
