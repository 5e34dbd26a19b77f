import { quoteName, truncateName } from '#base'
import {
  type Change,
  childrenOf,
  columnsOf,
  type Design,
  type Id,
  incomingOf,
  intend,
  setField,
  tablesOf,
} from '#model'
import { momentOf } from '../lifecycle/moments.ts'
import { inTurn } from '../reading/edits.ts'
import { hasTag, isSaid } from '../reading/intent.ts'
import { addPartition } from '../reading/partitions.ts'
import { type Column, heirsOf, type Table, wholeTable } from '../reading/shapes.ts'
import { isMoment } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

const MANY = 50_000_000

/** How many rows it will hold in two years, as was estimated; null where nobody did. */
function expected(design: Design, table: Id): number | null {
  const it = design.intent.get(`estimate/${table}`)
  return it?.sort === 'estimate' ? it.rows + 24 * it.growth : null
}

/** Its keys with the moment at their end, since each partition keeps them by itself. */
function widenKeys(design: Design, table: Id, at: Column): Change[] {
  return childrenOf(design, table).flatMap((it) =>
    (it.kind === 'primary-key' || it.kind === 'unique') && !it.columns.includes(at.id)
      ? setField(design, it.id, { columns: [...it.columns, at.id] })
      : [],
  )
}

function partition(design: Design, owner: Table, at: Column): Fix[] {
  const uniqueIndex = childrenOf(design, owner.id).some(
    (it) => (it.kind === 'index' && it.unique) || it.kind === 'exclusion' || it.kind === 'trigger',
  )
  const tied =
    incomingOf(design, owner.id).length > 0 || owner.inherits.length > 0 || heirsOf(design, owner.id).length > 0
  if (at.nullable || uniqueIndex || tied || owner.ofType || owner.unlogged) return []
  return [
    {
      label: `Partition it by ${at.name}, all in one partition at first; its keys get ${at.name}, and its rows have to be moved`,
      safe: false,
      changes: () =>
        inTurn(
          design,
          (now) => widenKeys(now, owner.id, at),
          (now) => setField(now, owner.id, { partitionBy: `RANGE (${quoteName(at.name)})` }),
          (now) =>
            addPartition(
              now,
              { ...owner, partitionBy: '' },
              { name: truncateName(`${owner.name}_default`), bound: 'DEFAULT' },
            ),
        ),
    },
  ]
}

export const partitionCandidate: Rule = {
  id: 'partition-candidate',
  group: 'partitioning',
  title: 'A table that grows for ever is kept in parts',
  why: 'Old rows of a table of a hundred million can only be deleted one by one, with vacuum and index writes for each; a partition is dropped in an instant, and a query for this month reads only this month.',
  bad: `create table readings (id uuid not null default gen_random_uuid() primary key, sensor int not null, at timestamptz not null default now());
create table clicks (id uuid not null default gen_random_uuid() primary key, page text not null, recorded_at timestamptz not null default now());`,
  good: `create table readings (id uuid not null default gen_random_uuid(), sensor int not null, at timestamptz not null default now(), primary key (id, at)) partition by range (at);
create table readings_default partition of readings default;
create table clicks (id uuid not null default gen_random_uuid(), page text not null, recorded_at timestamptz not null default now(), primary key (id, recorded_at)) partition by range (recorded_at);
create table clicks_default partition of clicks default;
create table users (id uuid not null default gen_random_uuid() primary key, recorded_at timestamptz not null default now());`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      it.name === 'readings' || it.name === 'users'
        ? intend(design, {
            sort: 'estimate',
            about: it.id,
            rows: 1_000_000,
            growth: it.name === 'users' ? 100_000 : 5_000_000,
            writes: 'many',
          })
        : intend(design, { sort: 'tags', about: it.id, tags: ['event', 'insert-heavy'] }),
    ),
  severity: severities('I - W W I -'),
  concerns: ({ design }) => isSaid(design, 'estimate', 'tags'),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || owner.partitionBy) return
    const rows = expected(design, table)
    const series = hasTag(design, table, 'event') && hasTag(design, table, 'insert-heavy')
    if (rows === null ? !series : rows < MANY) return
    const moments = columnsOf(design, table).filter((it) => isMoment(it) && !it.generated)
    const made = momentOf(design, table, 'created')
    const at = moments.find((it) => it.id === made?.id) ?? moments.find((it) => !it.nullable)
    const many = rows === null ? 'by the million' : `${Math.round(rows / 1_000_000)} million rows in two years`
    yield {
      about: table,
      message: `${owner.name} gets ${rows === null ? `rows ${many}` : many} and is kept in one piece`,
      fixes: at ? partition(design, owner, at) : [],
    }
  },
}
