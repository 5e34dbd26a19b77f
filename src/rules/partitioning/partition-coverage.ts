import { memoize, truncateName } from '#base'
import { type Design, rootsOf } from '#model'
import { addPartition, partitioningOf } from '../reading/partitions.ts'
import { type Table, wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { coverageOf } from './gaps.ts'

/** Whether something makes partitions as time goes on: then those that are there now are not all. */
const makesPartitions = memoize((objects: Design['objects']): boolean => {
  const design = { objects } as Design
  return (
    rootsOf(design, 'extension').some((it) => it.name === 'pg_partman' || it.name === 'timescaledb') ||
    rootsOf(design, 'routine').some((it) => /\b(partition\s+of|attach\s+partition)\b/i.test(it.body ?? ''))
  )
})

const takeRest = (design: Design, owner: Table): Fix => ({
  label: 'A partition for all other rows (DEFAULT)',
  safe: false,
  changes: () => addPartition(design, owner, { name: truncateName(`${owner.name}_default`), bound: 'DEFAULT' }),
})

export const partitionCoverage: Rule = {
  id: 'partition-coverage',
  group: 'partitioning',
  title: 'Each row has one partition to go to',
  why: 'A row that no partition takes is refused, on the first day of the month that nobody made a partition for. Partitions that overlap are refused by Postgres as they are made.',
  bad: `create table events (id bigint not null, at date not null, primary key (id, at)) partition by range (at);
create table events_1 partition of events for values from (minvalue) to ('2024-01-01');
create table events_3 partition of events for values from ('2024-02-01') to ('2024-03-01');
create table readings (id bigint not null, place text not null, primary key (id, place)) partition by list (place);`,
  good: `create table events (id bigint not null, at date not null, primary key (id, at)) partition by range (at);
create table events_1 partition of events for values from (minvalue) to ('2024-01-01');
create table events_2 partition of events for values from ('2024-02-01') to ('2024-03-01');
create table events_rest partition of events default;
create table counts (id bigint primary key) partition by hash (id);
create table counts_0 partition of counts for values with (modulus 2, remainder 0);
create table counts_1 partition of counts for values with (modulus 4, remainder 1);
create table counts_3 partition of counts for values with (modulus 4, remainder 3);
create table numbers (id bigint primary key) partition by range (id);
create table numbers_low partition of numbers for values from (minvalue) to (1000);
create table numbers_high partition of numbers for values from (1000) to (maxvalue);`,
  severity: severities('W - W W W -'),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    const partitioning = owner && partitioningOf(design, owner)
    if (!owner || !partitioning) return
    // Postgres knows no default among partitions by hash.
    const fixes = partitioning.by === 'hash' ? [] : [takeRest(design, owner)]
    const sure = makesPartitions(design.objects) ? { atMost: 'info' as const } : {}
    const found = coverageOf(design, owner, partitioning)
    if (!found) {
      yield {
        about: table,
        message: `${owner.name} is partitioned and has no partition: it takes no row`,
        ...sure,
        fixes,
      }
      return
    }
    for (const [one, other] of found.overlaps)
      yield { about: other.id, severity: 'error', message: `${one.name} and ${other.name} of ${owner.name} overlap` }
    if (found.gaps.length > 0)
      yield {
        about: table,
        message: `No partition of ${owner.name} takes ${listed(found.gaps)}: such rows are refused`,
        ...sure,
        fixes,
      }
  },
}
