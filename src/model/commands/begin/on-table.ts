import { quoteName } from '#base'
import type { Change } from '../../change/change.ts'
import { object } from '../../design.ts'
import type { Id } from '../../id.ts'
import type { DbObject } from '../../kinds/index.ts'
import { make } from '../../make.ts'
import { columnsOf, primaryKeyOf } from '../../read.ts'
import { addColumn, togglePrimaryKey } from '../column.ts'
import { addCheck, addIndex, addUnique, indexKey } from '../constrain.ts'
import { beginIndexOverQuery } from './relations.ts'
import { type Begin, columnsFor, placeFor, type Start } from './start.ts'

const added = (changes: readonly Change[]): readonly DbObject[] =>
  changes.flatMap((change) => (change.op === 'add' ? [change.object] : []))

/** What a table of no columns can't have. */
const onColumns =
  (begin: (at: Start & { readonly parent: Id }, columns: readonly Id<'column'>[]) => readonly DbObject[]): Begin =>
  (at) => {
    const { parent } = at
    const columns = columnsFor(at)
    return parent && columns.length > 0 ? begin({ ...at, parent }, columns) : []
  }

const nameOf = ({ design }: Start, id: Id | null | undefined): string => (id ? (object(design, id)?.name ?? '') : '')

export const beginColumn: Begin = ({ design, parent, columns }) => {
  const after = columns.at(-1)
  return parent ? added(addColumn(design, parent as Id<'table'>, after ? { after } : {}).changes) : []
}

export const beginKey: Begin = ({ design, parent }) => {
  const [first] = parent ? columnsOf(design, parent) : []
  return first && parent && !primaryKeyOf(design, parent) ? added(togglePrimaryKey(design, first.id)) : []
}

const onTable = onColumns(({ design, parent }, columns) => added(addIndex(design, parent, columns)))

export const beginIndex: Begin = (at) =>
  at.parent && object(at.design, at.parent)?.kind === 'materialized-view' ? beginIndexOverQuery(at) : onTable(at)

export const beginUnique = onColumns(({ design, parent }, columns) => added(addUnique(design, parent, columns)))

export const beginCheck: Begin = (at) => {
  const { design, parent } = at
  if (!parent) return []
  if (object(design, parent)?.kind === 'domain')
    return [make('check', { ...placeFor(at, 'check', `${nameOf(at, parent)}_check`), expression: 'VALUE IS NOT NULL' })]
  const [about] = columnsFor(at)
  const expression = about ? `${quoteName(nameOf(at, about))} IS NOT NULL` : 'true'
  return added(addCheck(design, parent, expression, about ? [about] : []))
}

/** By equality in a B-tree, which every type has and which needs no extension. */
export const beginExclusion = onColumns((at, columns) => {
  const keys = columns.map((id) => ({ ...indexKey(id), operator: '=' }))
  const names = columns.map((id) => nameOf(at, id)).join('_')
  return [
    make('exclusion', {
      ...placeFor(at, 'exclusion', `${nameOf(at, at.parent)}_${names}_excl`),
      method: 'btree',
      keys,
    }),
  ]
})

/** Of two columns together, or of an expression where there is but one (manual: CREATE STATISTICS). */
export const beginStatistics: Begin = (at) => {
  const { design, parent } = at
  const of = parent ? object(design, parent) : null
  if (!of || !parent) return []
  const own = columnsOf(design, parent)
  const columns = at.columns.length > 1 ? at.columns : own.slice(0, 2).map((it) => it.id)
  const first = of.kind === 'materialized-view' ? of.columns[0]?.name : own[0]?.name
  if (first === undefined) return []
  const place = placeFor(at, 'statistics', `${of.name}_statistics`)
  return columns.length > 1
    ? [make('statistics', { ...place, columns: [...columns], kinds: ['ndistinct', 'dependencies', 'mcv'] })]
    : [make('statistics', { ...place, expressions: [`${quoteName(first)} IS NULL`] })]
}

export const beginPolicy: Begin = (at) => [make('policy', { ...placeFor(at, 'policy', 'new_policy'), using: 'true' })]
