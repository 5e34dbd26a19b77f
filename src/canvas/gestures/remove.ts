import { type Change, drawShape, type Id, kindOfId, leansOn, object, removeFromDiagram, removeObjects } from '#model'
import type { Engine } from '../engine.ts'

const count = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${n} ${one}s`)

function removeShapes(engine: Engine, ids: readonly string[]): Change[] {
  const { diagram } = engine.session.now()
  const shapes = engine.design.design().diagrams.get(diagram)?.shapes
  return ids
    .filter((id) => shapes?.has(id))
    .flatMap((id) => drawShape(engine.design.design(), diagram, { id, shape: null }).changes)
}

/** Takes what is selected off the diagram. What stands on no diagram of its own (a foreign key, a shape) goes for good. */
export function removeSelected(engine: Engine): void {
  const design = engine.design.design()
  const { diagram, selection } = engine.session.now()
  const ids = [...selection]
  const cards = ids.filter((id) => engine.placed(id) && !engine.scene.folds.has(id as Id)) as Id[]
  const keys = ids.filter((id) => kindOfId(id as Id) === 'foreign-key' && object(design, id as Id)) as Id[]
  const changes = [
    ...removeFromDiagram(design, diagram, cards),
    ...removeObjects(design, keys),
    ...removeShapes(engine, ids),
  ]
  if (changes.length === 0) return
  engine.commit(cards.length > 0 ? `Remove ${count(cards.length, 'card')} from the diagram` : 'Delete', changes)
  engine.session.set({ selection: new Set(), focused: null })
  engine.session.say(
    cards.length > 0
      ? `${count(cards.length, 'card')} removed from the diagram; the design keeps them. Shift+Delete drops them.`
      : 'Deleted',
  )
}

/** Drops what is selected from the design. */
export function dropSelected(engine: Engine): void {
  const design = engine.design.design()
  const ids = [...engine.session.now().selection]
  const objects = ids.filter((id) => object(design, id as Id)) as Id[]
  if (leansOn(design, objects)) {
    engine.asks.drop(objects)
    return
  }
  const changes = [...removeObjects(design, objects), ...removeShapes(engine, ids)]
  if (changes.length === 0) return
  engine.commit(`Drop ${count(ids.length, 'object')}`, changes)
  engine.session.set({ selection: new Set(), focused: null })
  engine.session.say(`${count(ids.length, 'object')} dropped from the design`)
}

/** Drops the focused column, the keyboard going to the next one. */
export function dropColumn(engine: Engine, table: Id, column: Id): void {
  if (leansOn(engine.design.design(), [column])) {
    engine.asks.drop([column])
    return
  }
  const rows = engine.placed(table)?.card.rows ?? []
  const at = rows.findIndex((row) => row.id === column)
  const next = rows[at + 1] ?? rows[at - 1]
  const design = engine.design.design()
  const name = object(design, column)?.name ?? ''
  engine.commit(`Drop column ${name}`, removeObjects(design, [column]))
  engine.session.set({ focused: { table, column: (next?.id ?? null) as Id | null, field: 'name' } })
  engine.session.say(`Column ${name} dropped`)
}
