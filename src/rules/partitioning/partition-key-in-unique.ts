import { childrenOf, type Design, type Id, incomingOf, primaryKeyOf, setField, tablesOf } from '#model'
import { inTurn, requireColumns } from '../reading/edits.ts'
import { partitioningOf } from '../reading/partitions.ts'
import { type Column, columnsAt, type ObjectOf, sameSet, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Finding, type Fix, type Rule, severities } from '../rule.ts'

type Key = ObjectOf<'primary-key'> | ObjectOf<'unique'> | ObjectOf<'index'>

const columnsIn = (it: Key): readonly Id<'column'>[] =>
  it.kind === 'index' ? it.keys.flatMap((key) => key.column ?? []) : it.columns

/** The key with the columns that it lacks at its end; where rows refer by it, they would need those columns too. */
function extend(design: Design, table: Id, at: { it: Key; lack: readonly Column[] }): Fix[] {
  const { it, lack } = at
  const ids = lack.map((column) => column.id)
  if (incomingOf(design, table).some((key) => sameSet(key.targetColumns, columnsIn(it)))) return []
  if (it.kind === 'index') return []
  return [
    {
      label: `Add ${listed(lack.map((column) => column.name))} to the key`,
      safe: false,
      changes: () =>
        inTurn(
          design,
          (now) => (it.kind === 'primary-key' ? requireColumns(now, ids) : []),
          (now) => setField(now, it.id, { columns: [...it.columns, ...ids] }),
        ),
    },
  ]
}

function findingOf(
  design: Design,
  table: Id,
  at: { it: Key; by: readonly Column[] | null; name: string },
): Finding | null {
  const { it, by, name } = at
  if (by === null)
    return {
      about: it.id,
      message: `${it.name}: ${name} is partitioned by an expression, so Postgres takes no unique key over it`,
    }
  const lack = by.filter((column) => !columnsIn(it).includes(column.id))
  if (lack.length === 0) return null
  return {
    about: it.id,
    message: `${it.name} lacks ${listed(lack.map((column) => column.name))}, by which ${name} is partitioned: Postgres keeps a key within each partition only`,
    fixes: extend(design, table, { it, lack }),
  }
}

export const partitionKeyInUnique: Rule = {
  id: 'partition-key-in-unique',
  group: 'partitioning',
  title: 'Keys of a partitioned table have the columns it is partitioned by',
  why: 'Each partition has an index of its own, and none over all: a key without the partition’s columns could be there twice. Postgres refuses it, and a foreign key can’t refer to such a table by less.',
  bad: `create table events (id bigint not null, at timestamptz not null, primary key (id, at)) partition by range (at);
create table events_default partition of events default;`,
  good: `create table events (id bigint not null, at timestamptz not null, kind text, primary key (id, at), unique (kind, at, id)) partition by range (at);
create table events_default partition of events default;
create unique index on events_default (kind);
create table notes (id bigint primary key, at timestamptz not null);`,
  // Postgres takes no such key.
  spoil: (design) =>
    tablesOf(design).flatMap((it) => {
      const key = it.partitionBy ? primaryKeyOf(design, it.id) : null
      return key ? setField(design, key.id, { columns: key.columns.slice(0, 1) }) : []
    }),
  severity: severities('E E E E E E'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    const partitioning = owner && partitioningOf(design, owner)
    if (!owner || !partitioning) return
    for (const it of childrenOf(design, table)) {
      if (it.kind !== 'primary-key' && it.kind !== 'unique' && !(it.kind === 'index' && it.unique)) continue
      const by =
        partitioning.columns &&
        columnsAt(
          design,
          partitioning.columns.map((column) => column.id),
        )
      const found = findingOf(design, table, { it, by, name: owner.name })
      if (found) yield found
    }
  },
}
