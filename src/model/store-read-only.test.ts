import { expect, test } from 'vitest'
import { addTable, createDesignStore, emptyDesign, setFacts } from '#model'

test('a design that is only looked at takes no change, whoever makes it', () => {
  const store = createDesignStore(emptyDesign())
  store.commit('add table', addTable(store.design(), { name: 'users' }).changes)
  const seen = store.design()
  store.open(seen, { readOnly: true })
  store.commit('rename', setFacts(store.design(), { name: 'other' }))
  store.commit('add table', addTable(store.design(), { name: 'posts' }).changes)
  store.arrive('replace', emptyDesign())
  store.undo()
  store.redo()
  expect(store.design()).toBe(seen)
  expect(store.state.getState().past).toEqual([])
  store.open(seen)
  store.commit('rename', setFacts(store.design(), { name: 'other' }))
  expect(store.design().name).toBe('other')
})
