import {
  addUnique,
  columnsOf,
  type Design,
  foreignKeysOf,
  freeObjectName,
  type Id,
  indexesOf,
  lastRank,
  make,
  primaryKeyOf,
  removeObjects,
} from '#model'
import { inTurn, requireColumns } from '../reading/edits.ts'
import { isUsedInText } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { columnsAt, type ForeignKey, isUnique, namesAt, pairOf, wholeTable } from '../reading/shapes.ts'
import { isMoment } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

/** A unique index over part of the rows, which soft deletes ask for. */
const isPartlyUnique = (design: Design, table: Id, columns: readonly Id[]): boolean =>
  indexesOf(design, table).some(
    (it) => it.unique && it.keys.every((key) => key.column === null || columns.includes(key.column)),
  )

/** The pair as the primary key, in place of a surrogate that nothing refers to. */
function promote(design: Design, table: Id<'table'>, pair: readonly [ForeignKey, ForeignKey]): Fix[] {
  const columns = [...new Set(pair.flatMap((key) => key.columns))]
  const surrogate = columnsAt(design, primaryKeyOf(design, table)?.columns ?? []).filter(
    (it) => !columns.includes(it.id),
  )
  const setsNull = pair.some((key) => [key.onDelete, key.onUpdate].includes('set null'))
  if (setsNull || surrogate.length !== 1 || surrogate.some((it) => it.inherited || isUsedInText(design, it.id)))
    return []
  return [
    {
      label: `Make (${namesAt(design, columns)}) the primary key instead of ${namesAt(
        design,
        surrogate.map((it) => it.id),
      )}`,
      safe: false,
      changes: () =>
        inTurn(
          design,
          (now) =>
            removeObjects(
              now,
              surrogate.map((it) => it.id),
            ),
          (now) => requireColumns(now, columns),
          (now) => {
            const name = freeObjectName(now, table, { columns, kind: 'primary-key' })
            return [
              { op: 'add', object: make('primary-key', { name, parent: table, rank: lastRank(now, table), columns }) },
            ]
          },
        ),
    },
  ]
}

const refersTo = (design: Design, from: Id, to: Id): boolean =>
  from !== to && foreignKeysOf(design, from).some((key) => key.target === to)

export const joinTablePairNotUnique: Rule = {
  id: 'join-table-pair-not-unique',
  group: 'keys',
  title: 'A join table joins a pair once',
  why: 'Without a key over both references the same two rows can be joined any number of times, and every query over the join counts them as often.',
  bad: `create table tasks (id uuid primary key default gen_random_uuid());
create table tags (id uuid primary key default gen_random_uuid());
create table task_tags (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null references tasks on delete cascade,
  tag_id uuid not null references tags on delete cascade
);
create index on task_tags (task_id);
create index on task_tags (tag_id);`,
  good: `create table tasks (id uuid primary key default gen_random_uuid());
create table tags (id uuid primary key default gen_random_uuid());
create table task_tags (
  task_id uuid not null references tasks on delete cascade,
  tag_id uuid not null references tags on delete cascade,
  primary key (task_id, tag_id)
);
create index on task_tags (tag_id);`,
  severity: severities('E W W E W W'),
  scope: 'near',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    const pair = owner && pairOf(design, table)
    if (!owner || !pair || hasTag(design, table, 'event', 'log', 'append-only')) return
    // An order’s line refers to its order, and to the order’s own customer: a way there and a shortcut, no join.
    if (refersTo(design, pair[0].target, pair[1].target) || refersTo(design, pair[1].target, pair[0].target)) return
    const columns = [...new Set(pair.flatMap((key) => key.columns))]
    if (isUnique(design, table, columns) || isPartlyUnique(design, table, columns)) return
    // Rows that have a key and a time of their own may be events (visits, votes), which happen more than once.
    const mayRepeat = primaryKeyOf(design, table) !== null && columnsOf(design, table).some(isMoment)
    yield {
      about: table,
      message: `${owner.name} can hold the same (${namesAt(design, columns)}) twice`,
      ...(mayRepeat ? { atMost: 'warning' as const } : {}),
      fixes: [
        {
          label: `Make (${namesAt(design, columns)}) unique`,
          safe: !mayRepeat,
          changes: () => addUnique(design, table, columns),
        },
        ...promote(design, table, pair),
      ],
    }
  },
}
