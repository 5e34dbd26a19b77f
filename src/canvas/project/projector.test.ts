import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addColumn,
  addEnum,
  addForeignKey,
  addTable,
  apply,
  columnsOf,
  type Design,
  emptyDesign,
  foreignKeysOf,
  type Id,
  MAIN_DIAGRAM,
  object,
  placeObjects,
  removeObjects,
  renameObject,
  setColumnType,
  setDetail,
  toggleNullable,
} from '#model'
import { Projector } from './projector.ts'
import type { Scene } from './scene.ts'

const WIDE = 400

/** A row of tables, each with a foreign key to the one before. */
function chain(count: number): { design: Design; tables: Id<'table'>[] } {
  let design = emptyDesign()
  const tables: Id<'table'>[] = []
  for (let i = 0; i < count; i++) {
    const made = addTable(design, { name: `t${i}`, diagram: MAIN_DIAGRAM, x: i * WIDE, y: 0 })
    design = apply(design, made.changes)
    const before = tables.at(-1)
    if (before) {
      const key = addForeignKey(design, {
        from: { table: made.table, column: null },
        to: { table: before, column: null },
      })
      if ('changes' in key) design = apply(design, key.changes)
    }
    tables.push(made.table)
  }
  return { design, tables }
}

describe('Projector', () => {
  const { design, tables } = chain(50)
  const middle = tables[25] as Id<'table'>

  it('shows every placed table and every foreign key between them', () => {
    const scene = new Projector().project(design, MAIN_DIAGRAM)
    expect(scene.cards.size).toBe(50)
    expect(scene.edges.size).toBe(49)
    expect(scene.edgesOf.get(middle)).toHaveLength(2)
  })

  it('makes nothing anew when nothing has changed', () => {
    const projector = new Projector()
    const first = projector.project(design, MAIN_DIAGRAM)
    const second = projector.project(design, MAIN_DIAGRAM)
    expect(projector.work).toEqual({ cards: 0, edges: 0 })
    expect([...second.edges.values()]).toEqual([...first.edges.values()])
  })

  it('makes one card and its edges anew when one table is edited', () => {
    const projector = new Projector()
    const before = projector.project(design, MAIN_DIAGRAM)
    const edited = apply(design, addColumn(design, middle, { name: 'added' }).changes)
    const after = projector.project(edited, MAIN_DIAGRAM)
    expect(projector.work).toEqual({ cards: 1, edges: 2 })
    expect([...after.cards].filter(([id, it]) => before.cards.get(id) !== it).map(([id]) => id)).toEqual([middle])
  })

  it('keeps edges that look as they did when a column of their card is renamed', () => {
    const projector = new Projector()
    const before = projector.project(design, MAIN_DIAGRAM)
    const column = columnsOf(design, middle)[0]?.id as Id<'column'>
    const after = projector.project(apply(design, renameObject(design, column, 'other')), MAIN_DIAGRAM)
    expect(after.cards.get(middle)).not.toBe(before.cards.get(middle))
    expect(after.edgesOf.get(middle)).toHaveLength(2)
    for (const edge of after.edges.values()) expect(before.edges.get(edge.id)).toBe(edge)
  })

  it('makes no card anew when one is moved, only its edges', () => {
    const projector = new Projector()
    projector.project(design, MAIN_DIAGRAM)
    const at = new Map([[middle as Id, { x: 25 * WIDE, y: 4000 }]])
    const scene = projector.project(
      apply(design, placeObjects(design, MAIN_DIAGRAM, { at, placed: true })),
      MAIN_DIAGRAM,
    )
    expect(projector.work).toEqual({ cards: 0, edges: 2 })
    expect(scene.grid.at(25 * WIDE + 10, 4010).map((it) => it.id)).toEqual([middle])
    expect(scene.grid.at(25 * WIDE + 10, 10)).toEqual([])
  })

  it('shows the new name of a type where it is used', () => {
    const made = addEnum(design, { name: 'mood', labels: ['good', 'bad'] })
    let now = apply(design, made.changes)
    const column = columnsOf(now, middle)[1]?.id as Id<'column'>
    const typed = setColumnType(now, column, 'mood')
    if ('error' in typed) throw new Error(typed.error)
    now = apply(now, typed.changes)
    const projector = new Projector()
    projector.project(now, MAIN_DIAGRAM)
    const scene = projector.project(apply(now, renameObject(now, made.enum, 'temper')), MAIN_DIAGRAM)
    expect(scene.cards.get(middle)?.card.rows.map((row) => row.type)).toContain('temper')
    expect(projector.work.cards).toBe(1)
  })

  it('reads the ends of an edge from nullability and keys', () => {
    const before = [...new Projector().project(design, MAIN_DIAGRAM).edges.values()].find((it) => it.from === middle)
    expect(before).toMatchObject({ fromEnd: 'many', toEnd: 'one', identifying: false })
    const loose = apply(design, toggleNullable(design, before?.fromColumns[0] as Id<'column'>))
    const after = [...new Projector().project(loose, MAIN_DIAGRAM).edges.values()].find((it) => it.from === middle)
    expect(after?.toEnd).toBe('zero-or-one')
  })

  it('shows only keys, or only names, at the lower levels of detail', () => {
    const rows = (detail: 'names' | 'keys' | 'all') => {
      const now = apply(design, setDetail(design, MAIN_DIAGRAM, detail))
      return new Projector()
        .project(now, MAIN_DIAGRAM)
        .cards.get(middle)
        ?.card.rows.map((row) => row.name)
    }
    expect(rows('names')).toEqual([])
    expect(rows('keys')).toEqual(['id', 't24_id'])
  })

  it('shows after any edits what it would show of the design from scratch', () => {
    const step = fc.record({
      table: fc.nat(9),
      sort: fc.constantFrom('move', 'away', 'back', 'column', 'loose', 'part', 'schema', 'drop'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let { design: now, tables: some } = chain(10)
        const projector = new Projector(2)
        const places = new Map(now.diagrams.get(MAIN_DIAGRAM)?.places)
        for (const { table: at, sort } of steps) {
          const id = some[at] as Id<'table'>
          const table = object(now, id)
          const place = now.diagrams.get(MAIN_DIAGRAM)?.places.get(id) ?? null
          const change = (after: typeof place) =>
            apply(now, [{ op: 'place', diagram: MAIN_DIAGRAM, about: id, before: place, after }])
          const key = foreignKeysOf(now, id)[0]?.columns[0]
          if (sort === 'move' && place) now = change({ ...place, y: place.y + 200 })
          if (sort === 'away') now = change(null)
          if (sort === 'back' && !place) now = change(places.get(id) ?? null)
          if (sort === 'column' && table) now = apply(now, addColumn(now, id).changes)
          if (sort === 'loose' && key) now = apply(now, toggleNullable(now, key))
          const whole = some[(at + 1) % 10] as Id<'table'>
          if (sort === 'part' && table)
            now = apply(now, [
              { op: 'set', before: table, after: { ...table, partitionOf: table.partitionOf ? null : whole } },
            ])
          const schema = table?.parent
          if (sort === 'schema' && schema) now = apply(now, renameObject(now, schema, `${object(now, schema)?.name}_`))
          if (sort === 'drop' && table) now = apply(now, removeObjects(now, [id]))
          projector.project(now, MAIN_DIAGRAM)
        }
        const told = (scene: Scene) => ({
          cards: scene.cards,
          edges: new Map([...scene.edges].map(([id, { from, to, toEnd, lane }]) => [id, { from, to, toEnd, lane }])),
          of: new Map([...scene.edgesOf].map(([id, edges]) => [id, edges.map((it) => it.id).sort()])),
        })
        expect(told(projector.project(now, MAIN_DIAGRAM))).toEqual(told(new Projector().project(now, MAIN_DIAGRAM)))
      }),
    )
  })

  it('shows only what it is asked to, with the edges between those, and all again', () => {
    const projector = new Projector()
    const only = new Set<string>(tables.slice(3, 6))
    const some = projector.project(design, MAIN_DIAGRAM, { only })
    expect([...some.cards.keys()]).toEqual(tables.slice(3, 6))
    expect(some.edges.size).toBe(2)
    expect(projector.project(design, MAIN_DIAGRAM).cards.size).toBe(50)
  })

  it('works on one card for an edit of one table of a thousand', () => {
    const large = chain(1000)
    const projector = new Projector()
    projector.project(large.design, MAIN_DIAGRAM)
    const edited = apply(large.design, addColumn(large.design, large.tables[500] as Id<'table'>).changes)
    projector.project(edited, MAIN_DIAGRAM)
    expect(projector.work).toEqual({ cards: 1, edges: 2 })
  })

  it('shows a way that was found for an edge until an end of it moves', () => {
    const projector = new Projector()
    const [edge] = projector.project(design, MAIN_DIAGRAM).edgesOf.get(middle) ?? []
    if (!edge) throw new Error('no edge')
    const { points } = edge
    const way = [...points.slice(0, 2), 777, points[1] as number, 777, points.at(-1) as number, ...points.slice(-2)]
    projector.take(new Map([[edge.id, way]]))
    const shown = (now: Design) => projector.project(now, MAIN_DIAGRAM).edges.get(edge.id)?.points
    expect(shown(design)).toEqual(way)
    expect(shown(apply(design, addColumn(design, middle, { name: 'last' }).changes))).toEqual(way)
    const at = new Map([[middle as Id, { x: 25 * WIDE, y: 4000 }]])
    expect(shown(apply(design, placeObjects(design, MAIN_DIAGRAM, { at, placed: true })))).not.toEqual(way)
  })
})
