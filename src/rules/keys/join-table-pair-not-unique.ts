import { addUnique, type Design, freeObjectName, type Id, lastRank, make, primaryKeyOf, removeObjects } from '#model'
import { inTurn, requireColumns } from '../reading/edits.ts'
import { referencesIn } from '../reading/everywhere.ts'
import { isUsedInText } from '../reading/expressions.ts'
import { columnsAt, type ForeignKey, namesAt, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { openPair } from './open-pair.ts'

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
  beyond: ({ design }) => referencesIn(design),
  sees: 'both',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    const open = owner && openPair(design, table)
    if (!owner || !open) return
    const { pair, columns, mayRepeat } = open
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
