import { describe, expect, it } from 'vitest'
import {
  addForeignKey,
  addTable,
  apply,
  type Design,
  drawShape,
  emptyDesign,
  foldArea,
  type Id,
  MAIN_DIAGRAM,
  placeObjects,
} from '#model'
import { hitAt } from './hit.ts'
import { Projector } from './projector.ts'
import type { Scene } from './scene.ts'

/** Two tables in an area and two beside it; each of those refers to both in the area, and these to one another. */
function billing() {
  let design = emptyDesign()
  const make = (name: string, x: number, y: number) => {
    const made = addTable(design, { name, diagram: MAIN_DIAGRAM, x, y })
    design = apply(design, made.changes)
    return made.table
  }
  const [invoice, line, order, item] = [
    make('invoice', 40, 60),
    make('line', 40, 300),
    make('order', 700, 0),
    make('item', 700, 300),
  ]
  const pairs = [
    [order, invoice],
    [order, line],
    [item, line],
    [line, invoice],
    [item, order],
  ] as const
  for (const [from, to] of pairs) {
    const key = addForeignKey(design, { from: { table: from, column: null }, to: { table: to, column: null } })
    if ('changes' in key) design = apply(design, key.changes)
  }
  const shape = { sort: 'area' as const, text: 'Billing', x: 0, y: 0, width: 400, height: 600, colour: null }
  const drawn = drawShape(design, MAIN_DIAGRAM, { shape })
  return { design: apply(design, drawn.changes), area: drawn.shape as Id, invoice, line, order, item }
}

const fold = (design: Design, area: string) => apply(design, foldArea(design, MAIN_DIAGRAM, area))

const told = (scene: Scene) => ({
  cards: [...scene.cards.values()].map(({ id, x, y, right, bottom }) => ({ id, x, y, right, bottom })),
  edges: [...scene.edges.values()].map(({ id, from, to, bundle }) => ({ id, from, to, bundle })),
  of: new Map([...scene.edgesOf].map(([id, edges]) => [id, edges.map((it) => it.id).sort()])),
  shapes: scene.shapes.map((it) => it.id),
})
const sorted = (scene: Scene) => {
  const { cards, edges, ...rest } = told(scene)
  const by = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  return { cards: cards.sort(by), edges: edges.sort(by), ...rest }
}

describe('a folded area', () => {
  it('stands as one card, the edges that lead out of it bundled by where they lead', () => {
    const { design, area, invoice, line, order, item } = billing()
    const scene = new Projector().project(fold(design, area), MAIN_DIAGRAM)
    expect([...scene.cards.keys()].sort()).toEqual([area, order, item].sort())
    expect(scene.folds.get(area)?.cards).toEqual([invoice, line])
    expect(scene.cards.get(area)?.card.badge).toBe('2 tables')
    const out = [...scene.edges.values()].map(({ from, to, bundle = 1 }) => [from, to, bundle])
    expect(out).toHaveLength(3)
    expect(out).toContainEqual([order, area, 2])
    expect(out).toContainEqual([item, area, 1])
    expect(out).toContainEqual([item, order, 1])
    expect(scene.edgesOf.get(area)).toHaveLength(2)
    expect(hitAt(scene, { x: 20, y: 10 }, { reach: 4 })).toMatchObject({ on: 'shape', shape: { id: area } })
  })

  it('folds, is edited and unfolds to what it would show from scratch', () => {
    const { design, area, invoice, order } = billing()
    const projector = new Projector()
    projector.project(design, MAIN_DIAGRAM)
    let now = fold(design, area)
    const check = () =>
      expect(sorted(projector.project(now, MAIN_DIAGRAM))).toEqual(sorted(new Projector().project(now, MAIN_DIAGRAM)))
    check()
    now = apply(
      now,
      placeObjects(now, MAIN_DIAGRAM, { at: new Map([[invoice as Id, { x: 2000, y: 0 }]]), placed: true }),
    )
    check()
    now = apply(now, placeObjects(now, MAIN_DIAGRAM, { at: new Map([[order as Id, { x: 20, y: 40 }]]), placed: true }))
    check()
    now = fold(now, area)
    check()
    expect(projector.project(now, MAIN_DIAGRAM).cards.size).toBe(4)
    expect(projector.project(now, MAIN_DIAGRAM).edges.size).toBe(5)
  })
})
