import { expect, it } from 'vitest'
import { addForeignKey, addTable, apply, drawShape, emptyDesign, MAIN_DIAGRAM } from '#model'
import { hitAt, idOfHit, litWith } from './hit.ts'
import { HEAD, ROW } from './metrics.ts'
import { Projector } from './projector.ts'

function scene() {
  let design = emptyDesign()
  const add = (name: string, x: number) => {
    const made = addTable(design, { name, diagram: MAIN_DIAGRAM, x, y: 100 })
    design = apply(design, made.changes)
    return made.table
  }
  const [users, posts, other] = [add('users', 0), add('posts', 600), add('other', 1200)]
  const key = addForeignKey(design, { from: { table: posts, column: null }, to: { table: users, column: null } })
  if ('error' in key) throw new Error(key.error)
  design = apply(design, key.changes)
  const area = { sort: 'area' as const, text: 'All', x: -100, y: 0, width: 1000, height: 600, colour: null }
  const drawn = drawShape(design, MAIN_DIAGRAM, { shape: area })
  design = apply(design, drawn.changes)
  return { users, posts, other, key: key.key, area: drawn.shape, scene: new Projector().project(design, MAIN_DIAGRAM) }
}

it('hits the card and the row, else the edge, else the rim of an area', () => {
  const it = scene()
  const hit = (x: number, y: number) => hitAt(it.scene, { x, y }, { reach: 6 })
  expect(hit(20, 100 + HEAD + ROW / 2)).toMatchObject({ on: 'card', row: { name: 'id' } })
  expect(hit(20, 110)).toMatchObject({ on: 'card', row: null })
  const edge = it.scene.edges.get(it.key)
  const [x = 0, y = 0, toX = 0] = edge?.points ?? []
  expect(idOfHit(hit((x + toX) / 2, y + 4))).toBe(it.key)
  expect(idOfHit(hit(-97, 300))).toBe(it.area)
  expect(hit(899, 599)).toMatchObject({ on: 'shape', corner: true })
  expect(hit(300, 500)).toEqual({ on: 'nothing' })
})

it('lights a table with its neighbours and the edges between', () => {
  const it = scene()
  const { cards, edges } = litWith(it.scene, [it.users])
  expect([...cards].sort()).toEqual([it.users, it.posts].sort())
  expect([...edges]).toEqual([it.key])
  expect(litWith(it.scene, [it.key]).cards.size).toBe(2)
  expect([...litWith(it.scene, [it.other]).cards]).toEqual([it.other])
})
