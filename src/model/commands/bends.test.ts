import { expect, it } from 'vitest'
import {
  addDiagram,
  addForeignKey,
  addTable,
  apply,
  bendEdge,
  bendsOn,
  type Design,
  emptyDesign,
  type Id,
  MAIN_DIAGRAM,
  placeObjects,
  removeDiagram,
  removeObjects,
} from '#model'

function bent() {
  let design: Design = emptyDesign()
  const [users, posts] = ['users', 'posts'].map((name, i) => {
    const made = addTable(design, { name, diagram: MAIN_DIAGRAM, x: i * 600, y: 0 })
    design = apply(design, made.changes)
    return made.table
  }) as [Id<'table'>, Id<'table'>]
  const made = addForeignKey(design, { from: { table: posts, column: null }, to: { table: users, column: null } })
  if (!('changes' in made)) throw new Error('no key')
  design = apply(design, made.changes)
  design = apply(design, bendEdge(design, MAIN_DIAGRAM, { key: made.key, at: [500, -80, 300] }))
  return { design, users, posts, key: made.key }
}

const at = (...places: readonly (readonly [Id, number, number])[]) =>
  new Map(places.map(([id, x, y]) => [id, { x, y }] as const))
const bends = (design: Design) => bendsOn(design, MAIN_DIAGRAM).map((it) => it.at)
const moved = (design: Design, places: ReturnType<typeof at>) =>
  apply(design, placeObjects(design, MAIN_DIAGRAM, { at: places, placed: true }))

it('stay when one card moves, go along when both do, and are forgotten when these go different ways', () => {
  const { design, users, posts } = bent()
  expect(bends(moved(design, at([posts, 800, 40])))).toEqual([[500, -80, 300]])
  expect(bends(moved(design, at([posts, 640, 16], [users, 40, 16])))).toEqual([[540, -64, 340]])
  expect(bends(moved(design, at([posts, 0, 0], [users, 600, 0])))).toEqual([])
})

it('are of one diagram, and go with it and with their key', () => {
  const { design, key } = bent()
  const made = addDiagram(design, { name: 'Other' })
  const two = apply(design, made.changes)
  expect(bendsOn(two, made.diagram)).toEqual([])
  const led = apply(two, bendEdge(two, made.diagram, { key, at: [1] }))
  expect(apply(led, removeDiagram(led, made.diagram)).intent.size).toBe(two.intent.size)
  expect(bends(apply(led, removeObjects(led, [key])))).toEqual([])
})
