import { truncateName } from '#base'
import { newId, type TypeRef } from '#model'
import { named } from '../names.ts'
import type { Draft } from './draft.ts'
import { blockAttribute, type Column, type Model } from './models.ts'
import type { ColumnTypes, Relation } from './relation.ts'
import { schemaId } from './roots.ts'
import { argument, attributeOf } from './source.ts'

type Pair = { readonly it: Relation; readonly other: Relation; readonly types: ColumnTypes; readonly keys: boolean }

/** The key that rows of a model are known by, where it is one column. */
function idOf(model: Model): Column | null {
  const columns = [...model.columns.values()]
  const own = columns.find((column) => attributeOf(column.field, 'id'))
  const list = argument(blockAttribute(model.block, 'id'), 'fields', 0)
  const [only, ...more] = list?.sort === 'list' ? list.items : []
  const named = only && more.length === 0 && 'text' in only ? model.columns.get(only.text) : undefined
  return own ?? named ?? columns.find((column) => attributeOf(column.field, 'unique')) ?? null
}

/** The table `_AToB` that Prisma's engine makes of two lists: A is the model that comes first by name, or of one model the field. */
export function addJoinTable(draft: Draft, { it, other, types, keys }: Pair): void {
  const order = (side: Relation) => (it.model === other.model ? side.field.name.text : side.model.block.name.text)
  // The column A holds the model that the other side's field points from.
  const [first, second] = order(it) < order(other) ? [it, other] : [other, it]
  const [a, b] = [idOf(first.model), idOf(second.model)]
  const [typeA, typeB] = [typeOf(first.model, a, types), typeOf(second.model, b, types)]
  if (!a || !b || !typeA || !typeB) {
    draft.source.refuse('Lists can face each other only between models with a key of one field', it.field)
    return
  }
  const table = newId('table')
  const name = `_${it.name ?? `${first.model.block.name.text}To${second.model.block.name.text}`}`
  draft.add('table', { id: table, name: truncateName(name), parent: schemaId(draft, first.model.schema) })
  const columns = (
    [
      ['A', typeA],
      ['B', typeB],
    ] as const
  ).map(([column, type]) => draft.add('column', { name: column, parent: table, type, nullable: false }).id)
  const [columnA, columnB] = columns
  if (!columnA || !columnB) return
  draft.add('primary-key', { name: named([name], '_AB_pkey'), parent: table, columns })
  draft.add('index', {
    name: named([name], '_B_index'),
    parent: table,
    keys: [{ column: columnB, expression: null, opclass: null, collation: null, order: 'asc', nulls: 'last' }],
  })
  const sides = [
    ['A', columnA, first.model, a],
    ['B', columnB, second.model, b],
  ] as const
  for (const [letter, column, target, key] of keys ? sides : [])
    draft.add('foreign-key', {
      name: named([name], `_${letter}_fkey`),
      parent: table,
      columns: [column],
      target: target.id,
      targetColumns: [key.id],
      onDelete: 'cascade',
      onUpdate: 'cascade',
    })
  for (const side of [it, other]) draft.tie(side.field, table)
}

const typeOf = (model: Model, column: Column | null, types: ColumnTypes): TypeRef | null =>
  (column && types.get(model)?.get(column.field.name.text)) ?? null
