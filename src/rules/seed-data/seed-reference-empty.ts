import { ENVIRONMENTS, intend, tablesOf } from '#model'
import { hasTag, isSaid } from '../reading/intent.ts'
import { isSeeded, seedsOf } from '../reading/seeds.ts'
import { wholeTable } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { seeded } from './given.ts'

const STAGES = ENVIRONMENTS.filter((it) => it !== 'all')

export const seedReferenceEmpty: Rule = {
  id: 'seed-reference-empty',
  group: 'seed-data',
  title: 'A table of reference has its rows wherever it is',
  why: 'Other tables refer to the rows of a list of countries or plans, and the application counts on them. A database that was set up without them refuses the first order.',
  bad: `create table countries (code text primary key, name text not null);
create table plans (code text primary key);`,
  good: `create table currencies (code text primary key);
create table sizes (code text primary key);
create table orders (id uuid primary key default gen_random_uuid());`,
  given: (design) => [
    ...tablesOf(design).flatMap((it) =>
      it.name === 'orders' ? [] : intend(design, { sort: 'tags', about: it.id, tags: ['reference'] }),
    ),
    ...seeded(design, { table: 'plans', columns: ['code'], rows: [[`'free'`]], by: ['code'], environment: 'test' }),
    ...seeded(design, { table: 'currencies', columns: ['code'], rows: [[`'EUR'`]], by: ['code'] }),
    ...STAGES.flatMap((environment) =>
      seeded(design, { table: 'sizes', columns: ['code'], rows: [[`'XL'`]], by: ['code'], environment }),
    ),
  ],
  severity: severities('I W W I I I'),
  concerns: ({ design }) => isSaid(design, 'tags'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || !hasTag(design, table, 'reference')) return
    const filled = seedsOf(design, table).filter((it) => it.rows.length > 0)
    const empty = STAGES.filter((stage) => !filled.some((it) => isSeeded(it, stage)))
    if (empty.length === 0) return
    yield {
      about: table,
      message: `${owner.name} is for reference and has no rows${empty.length < STAGES.length ? ` for ${listed(empty)}` : ''}: give it the ones that others refer to`,
    }
  },
}
