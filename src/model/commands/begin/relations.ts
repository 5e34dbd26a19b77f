import { quoteName } from '#base'
import { sqlAt } from '../../at.ts'
import { object } from '../../design.ts'
import type { Id } from '../../id.ts'
import { make } from '../../make.ts'
import { childrenOf, columnsOf } from '../../read.ts'
import { addForeignServer } from './server.ts'
import { type Begin, placeFor, type Start } from './start.ts'

/** A query that Postgres takes as it stands: over the columns in hand, else the table they are of, else over nothing. */
function queryFor({ design, columns }: Start) {
  const table = columns[0] ? object(design, columns[0])?.parent : null
  if (!table) return { query: 'SELECT 1 AS id', columns: [{ name: 'id', type: 'integer' }], uses: [] as Id[] }
  const at = sqlAt(design)
  const chosen = columnsOf(design, table).filter((it) => columns.includes(it.id))
  return {
    query: `SELECT\n${chosen.map((it) => `    ${quoteName(it.name)}`).join(',\n')}\nFROM ${at.path(table)}`,
    columns: chosen.map((it) => ({ name: it.name, type: it.type.of ? at.type(it.type) : it.type.name })),
    uses: [table, ...columns] as Id[],
  }
}

/** A view of a table is called after it. */
const nameFor = ({ design, columns }: Start, kind: 'view' | 'summary'): string => {
  const table = columns[0] ? object(design, columns[0])?.parent : null
  return table ? `${object(design, table)?.name}_${kind}` : `new_${kind}`
}

export const beginView: Begin = (at) => [
  make('view', { ...placeFor(at, 'view', nameFor(at, 'view')), ...queryFor(at) }),
]

export const beginMaterializedView: Begin = (at) => [
  make('materialized-view', { ...placeFor(at, 'materialized-view', nameFor(at, 'summary')), ...queryFor(at) }),
]

export const beginForeignTable: Begin = (at) => {
  const { server, objects } = addForeignServer(at.design)
  const table = make('foreign-table', { ...placeFor(at, 'foreign-table', 'new_foreign_table'), server })
  return [...objects, table, make('column', { name: 'column', parent: table.id, rank: 'a0' })]
}

export const beginRule: Begin = (at) => [make('rule', placeFor(at, 'rule', 'new_rule'))]

/** An index over what a query returns: by its first column, since it has no column objects. */
export const beginIndexOverQuery: Begin = (at) => {
  const of = at.parent ? object(at.design, at.parent) : null
  const [first] = of?.kind === 'materialized-view' ? of.columns : []
  if (!of || !first || !at.parent) return []
  const taken = childrenOf(at.design, at.parent).length
  const key = { column: null, expression: quoteName(first.name), opclass: null, collation: null } as const
  const place = placeFor(at, 'index', `${of.name}_${first.name}_idx${taken > 0 ? taken + 1 : ''}`)
  return [make('index', { ...place, keys: [{ ...key, order: 'asc', nulls: 'last' }] })]
}
