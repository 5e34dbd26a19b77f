import { rankBetween } from '#base'
import {
  addColumn,
  apply,
  type Change,
  columnsOf,
  type Design,
  freeObjectName,
  type Id,
  joinOf,
  keyColumn,
  lastRank,
  make,
  object,
  primaryKeyOf,
} from '#model'
import { type Fix, type Rule, severities } from '../rule.ts'

/** A join table's own key is its pair of foreign keys. */
function promotePair(design: Design, table: Id<'table'>): Fix | null {
  const pair = joinOf(design, table)
  if (!pair) return null
  const columns = [...new Set(pair.flatMap((key) => key.columns))]
  return {
    label: `Make (${columns.map((id) => object(design, id)?.name).join(', ')}) the primary key`,
    safe: true,
    changes: () => [
      ...columns.flatMap((id): Change[] => {
        const before = object(design, id)
        return before?.nullable ? [{ op: 'set', before, after: { ...before, nullable: false } }] : []
      }),
      addKey(design, table, columns),
    ],
  }
}

function addKey(design: Design, table: Id<'table'>, columns: readonly Id<'column'>[]): Change {
  const name = freeObjectName(design, table, { columns, kind: 'primary-key' })
  return {
    op: 'add',
    object: make('primary-key', { name, parent: table, rank: lastRank(design, table), columns: [...columns] }),
  }
}

/** A new first column, as the profile numbers rows. */
function addSurrogate(design: Design, table: Id<'table'>): Change[] {
  const owner = object(design, table)
  const first = columnsOf(design, table)[0]
  const taken = columnsOf(design, table).some((it) => it.name === 'id')
  const added = addColumn(design, table, {
    after: null,
    name: taken ? `${owner?.name ?? 'row'}_key` : 'id',
    nullable: false,
  })
  const made = added.changes[0]
  if (made?.op !== 'add' || made.object.kind !== 'column') return []
  const plain = keyColumn(design, { id: table, name: owner?.name ?? '' })
  const column = { ...plain, id: made.object.id, name: made.object.name, rank: rankBetween(null, first?.rank ?? null) }
  const change: Change = { op: 'add', object: column }
  return [change, addKey(apply(design, [change]), table, [column.id])]
}

export const pkRequired: Rule = {
  id: 'pk-required',
  group: 'keys',
  title: 'A table has a primary key',
  why: 'Without one, rows can be duplicated and can’t be told apart: no foreign key can point at them, logical replication can’t update them, and every ORM refuses or guesses.',
  bad: 'create table log (message text);',
  good: 'create table log (id bigint generated always as identity primary key, message text);',
  severity: severities('E E E E E E'),
  *check(table, { design }) {
    const it = object(design, table)
    if (!it || it.partitionOf || primaryKeyOf(design, table)) return
    const pair = promotePair(design, table)
    yield {
      about: table,
      message: `${it.name} has no primary key`,
      fixes: [
        ...(pair ? [pair] : []),
        { label: 'Add an id column', safe: !pair, changes: () => addSurrogate(design, table) },
      ],
    }
  },
}
