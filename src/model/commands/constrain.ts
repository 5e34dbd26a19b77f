import type { Change } from '../change/change.ts'
import type { Design } from '../design.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { lastRank, make } from '../make.ts'
import { freeObjectName } from './object-names.ts'

/** One plain key of an index. */
export const indexKey = (column: Id<'column'>): ObjectOf<'index'>['keys'][number] => ({
  column,
  expression: null,
  opclass: null,
  collation: null,
  order: 'asc',
  nulls: 'last',
})

/** A btree index over columns, named as Postgres would. */
export function addIndex(
  design: Design,
  table: Id,
  columns: readonly Id<'column'>[],
  more: Partial<ObjectOf<'index'>> = {},
): Change[] {
  const name = freeObjectName(design, table, { columns, kind: 'index' })
  return [
    {
      op: 'add',
      object: make('index', {
        name,
        parent: table,
        rank: lastRank(design, table),
        keys: columns.map(indexKey),
        ...more,
      }),
    },
  ]
}

/** A unique constraint over columns. */
export function addUnique(design: Design, table: Id, columns: readonly Id<'column'>[]): Change[] {
  const name = freeObjectName(design, table, { columns, kind: 'unique' })
  return [
    {
      op: 'add',
      object: make('unique', { name, parent: table, rank: lastRank(design, table), columns: [...columns] }),
    },
  ]
}

/** A check over an expression; `columns` only name it. */
export function addCheck(
  design: Design,
  table: Id,
  expression: string,
  columns: readonly Id<'column'>[] = [],
): Change[] {
  const name = freeObjectName(design, table, { columns, kind: 'check' })
  return [{ op: 'add', object: make('check', { name, parent: table, rank: lastRank(design, table), expression }) }]
}
