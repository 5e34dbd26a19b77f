import { type Change, drawShape, type Id, kindOfId, leansOn, object, removeFromDiagram, removeObjects } from '#model'
import { t } from '#words'
import type { Engine } from '../engine.ts'

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
  engine.commit(
    cards.length > 0
      ? t('Remove {count} card from the diagram|Remove {count} cards from the diagram', { count: cards.length })
      : t('Delete'),
    changes,
  )
  engine.session.set({ selection: new Set(), focused: null })
  engine.session.say(
    cards.length > 0
      ? t(
          '{count} card removed from the diagram; the design keeps them. Shift+Delete drops them.|{count} cards removed from the diagram; the design keeps them. Shift+Delete drops them.',
          { count: cards.length },
        )
      : t('Deleted'),
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
  engine.commit(t('Drop {count} object|Drop {count} objects', { count: ids.length }), changes)
  engine.session.set({ selection: new Set(), focused: null })
  engine.session.say(
    t('{count} object dropped from the design|{count} objects dropped from the design', { count: ids.length }),
  )
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
  engine.commit(t('Drop column {name}', { name }), removeObjects(design, [column]))
  engine.session.set({ focused: { table, column: (next?.id ?? null) as Id | null, field: 'name' } })
  engine.session.say(t('Column {name} dropped', { name }))
}
