import { expect, it } from 'vitest'
import { addForeignKey, addTable, apply, emptyDesign, type Id, MAIN_DIAGRAM } from '#model'
import { placeNew } from './place-new.ts'

it('puts new cards near the tables that they refer to, over nothing', () => {
  let design = emptyDesign()
  const add = (name: string, at?: { x: number; y: number }) => {
    const made = addTable(design, { name, ...(at ? { diagram: MAIN_DIAGRAM, ...at } : {}) })
    design = apply(design, made.changes)
    return made.table
  }
  const near = add('near', { x: 5000, y: 5000 })
  add('far', { x: 0, y: 0 })
  const fresh = [add('a'), add('b'), add('c')]
  for (const table of fresh) {
    const key = addForeignKey(design, { from: { table, column: null }, to: { table: near, column: null } })
    if ('changes' in key) design = apply(design, key.changes)
  }
  const places = placeNew(design, MAIN_DIAGRAM, [...fresh, near as Id])
  expect([...places.keys()].sort()).toEqual([...fresh].sort())
  const boxes = [...[...places.values()], { x: 5000, y: 5000 }].map(({ x, y }) => ({
    x,
    y,
    right: x + 176,
    bottom: y + 68,
  }))
  boxes.forEach((a, i) => {
    expect(Math.hypot(a.x - 5000, a.y - 5000)).toBeLessThan(1000)
    for (const b of boxes.slice(i + 1))
      expect(a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom).toBe(false)
  })
})
