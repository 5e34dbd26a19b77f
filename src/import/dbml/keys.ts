import type { Index } from '@dbml/parse'
import { isOneExpression } from '#base'
import { type Id, newId, type ObjectOf } from '#model'
import { bringFunctions } from '../extension.ts'
import type { Draft, DraftTable } from './draft.ts'
import { at } from './tables.ts'

type Key = ObjectOf<'index'>['keys'][number]

const METHODS = ['btree', 'hash', 'gin', 'gist', 'spgist', 'brin']

/** The primary key, unique constraints and indexes of a table: those that its columns say, then its own lines. */
export function readKeys(draft: Draft, table: DraftTable): void {
  const idsOf = (names: readonly string[]): Id<'column'>[] => names.flatMap((name) => table.columns.get(name) ?? [])
  const single = table.fields.filter((it) => it.pk).map((it) => it.name)
  const composite = table.indexes.find((it) => it.pk)
  const key = composite ? composite.columns.map((it) => it.value) : single
  if (composite && single.length > 0)
    draft.telling.refuse(`${table.table.name} has a primary key already`, at(composite))
  if (key.length > 0) {
    const id = newId('primary-key')
    if (composite) draft.pieces.set(at(composite).from, { about: id, role: '' })
    draft.add('primary-key', {
      id,
      name: draft.named(composite?.name, table, key, 'primary-key'),
      parent: table.id,
      columns: idsOf(key),
      comment: composite?.note?.value || null,
    })
  }
  for (const { name, unique } of table.fields)
    if (unique)
      draft.add('unique', {
        name: draft.named(null, table, [name], 'unique'),
        parent: table.id,
        columns: idsOf([name]),
      })
  for (const index of table.indexes) if (!index.pk) readIndex(draft, table, index)
}

function readIndex(draft: Draft, table: DraftTable, index: Index): void {
  const keys = index.columns.flatMap((it): Key[] => {
    const column = it.type === 'expression' ? null : (table.columns.get(it.value) ?? null)
    if (column === null && !isOneExpression(it.value)) {
      draft.telling.refuse(`“${it.value.slice(0, 60)}” is not one SQL expression`, at(it))
      return []
    }
    if (column === null) bringFunctions(draft, draft.telling, it.value, at(it))
    return [
      { column, expression: column ? null : it.value, collation: null, opclass: null, order: 'asc', nulls: 'last' },
    ]
  })
  if (keys.length < index.columns.length) return
  const method = methodOf(draft, index)
  const columns = index.columns.map((it) => (it.type === 'expression' ? nameOfExpression(it.value) : it.value))
  const id = newId('index')
  draft.pieces.set(at(index).from, { about: id, role: '' })
  draft.add('index', {
    id,
    name: draft.named(index.name, table, columns, 'index'),
    parent: table.id,
    method,
    unique: index.unique ?? false,
    keys,
    comment: index.note?.value || null,
  })
}

/** What Postgres calls an index after, of an expression: the function that it is a call of. */
function nameOfExpression(sql: string): string {
  const [, name = '', args = ''] = /^[\s(]*(?:\w+\.)?(\w+)\s*(\(.*\))[\s)]*$/s.exec(sql) ?? []
  let depth = 0
  const ends = [...args].findIndex((it) => {
    depth += it === '(' ? 1 : it === ')' ? -1 : 0
    return depth === 0
  })
  const isCall = name !== '' && /^[\s)]*$/.test(args.slice(ends + 1))
  return isCall ? name.toLowerCase() : 'expr'
}

function methodOf(draft: Draft, index: Index): string {
  const said = index.type?.toLowerCase() ?? 'btree'
  if (METHODS.includes(said) && !(index.unique && said !== 'btree')) return said
  const message = `Postgres has no ${index.unique ? 'unique ' : ''}index of type ${said}; it is read as btree`
  draft.telling.say({ code: 'index-type', severity: 'warning', message }, at(index))
  return 'btree'
}
