import { wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { clonesOf } from './clones.ts'

const row =
  'id uuid primary key default gen_random_uuid(), buyer text not null, total numeric not null, placed_on date not null, note text'

export const cloneTables: Rule = {
  id: 'clone-tables',
  group: 'structure',
  title: 'One thing is kept in one table',
  why: 'Tables that differ by a year or a country in their name hold data in their names: a query over all of them is a UNION that somebody has to extend each year, and no key, foreign key or constraint holds across them.',
  bad: `create table orders_2023 (${row});
create table orders_2024 (${row});
create table cats (${row}, born_on date);
create table dogs (${row}, born_on date);`,
  good: `create table orders (${row});
-- Kept beside it on purpose, and called so.
create table orders_archive (${row});
create table address1 (id uuid primary key default gen_random_uuid(), street text);
create table address2 (id uuid primary key default gen_random_uuid(), planet text, moon text);`,
  severity: severities('W - W - - -'),
  beyond: ({ design }) => [...clonesOf(design)],
  sees: 'both',
  *check(table, { design }) {
    const found = wholeTable(design, table) && clonesOf(design).get(table)
    if (!found) return
    const names = listed(
      found.tables.map((it) => it.name),
      5,
    )
    yield {
      about: table,
      // Half of those that are only alike are two things that happen to be described in the same way.
      ...(found.why === 'names' ? {} : { atMost: 'info' as const }),
      message:
        found.why === 'names'
          ? `${names} differ only by the number in their name: make it a column of one table, which may be partitioned by it`
          : `${names} have the same columns: they may be one table, with a column that says which is which`,
    }
  },
}
