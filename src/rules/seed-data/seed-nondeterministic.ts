import { quoteText } from '#base'
import { type Change, type Design, type Id, intend, keysOf, object, rootsOf } from '#model'
import { isSaid } from '../reading/intent.ts'
import { placeOf, type Seed, seedsOf } from '../reading/seeds.ts'
import { plain } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { seeded } from './given.ts'
import { changingAt, knowBy, targetColumns } from './known-by.ts'
import { uuidFrom } from './uuid-from.ts'

/** The keys that tell rows apart: the one that the seed says, else all that there are. */
function keysIn(design: Design, seed: Seed): Id<'column'>[] {
  const said = seed.conflict && targetColumns(design, seed.conflict.key)
  return [...new Set(said ?? keysOf(design, seed.about).flatMap((it) => it.columns))]
}

/** One UUID for each of the rows in which one is made, from the row's other values. */
function settle(design: Design, seed: Seed, column: Id<'column'>): Change[] {
  const at = seed.columns.indexOf(column)
  const made = new Set(changingAt(design, seed, [column]).map((it) => it.row))
  const rows = seed.rows.map((row, i) =>
    made.has(i)
      ? row.map((value, j) => (j === at ? quoteText(uuidFrom([seed.about, String(i), ...row].join('\n'))) : value))
      : row,
  )
  return intend(design, { ...seed, rows })
}

export const seedNondeterministic: Rule = {
  id: 'seed-nondeterministic',
  group: 'seed-data',
  title: 'A seeded row has the same key each time',
  why: 'A key that is made anew at each run matches no row that is there: the seed is inserted again and again, and no two databases agree on what refers to it.',
  bad: `create table plans (id uuid primary key, code text not null unique);
create table codes (code text primary key, title text not null);`,
  good: `create table kinds (id uuid primary key, code text not null unique, made timestamptz not null);
create table sorts (id uuid primary key default gen_random_uuid(), code text not null unique);`,
  given: (design) => [
    ...seeded(design, {
      table: 'plans',
      columns: ['id', 'code'],
      rows: [
        ['gen_random_uuid()', `'free'`],
        [`'0b54ea36-34d1-4d7c-9f4e-6a3a9e6d2c11'`, `'pro'`],
      ],
      by: ['id'],
    }),
    ...seeded(design, { table: 'codes', columns: ['code', 'title'], rows: [['random()::text', `'A'`]], by: ['code'] }),
    ...seeded(design, {
      table: 'kinds',
      columns: ['id', 'code', 'made'],
      rows: [[`'0b54ea36-34d1-4d7c-9f4e-6a3a9e6d2c11'`, `'free'`, 'now()']],
      by: ['id'],
    }),
    ...seeded(design, { table: 'sorts', columns: ['id', 'code'], rows: [['gen_random_uuid()', `'a'`]], by: ['code'] }),
  ],
  severity: severities('W W W W W W'),
  concerns: ({ design }) => isSaid(design, 'seed'),
  beyond: ({ design }) => rootsOf(design, 'routine'),
  *check(table, { design }) {
    for (const seed of seedsOf(design, table)) {
      const found = changingAt(design, seed, keysIn(design, seed))
      for (const column of new Set(found.map((it) => it.column))) {
        const here = found.filter((it) => it.column === column)
        const [first] = here
        const it = object(design, column)
        if (!first || !it) continue
        const literal: Fix[] =
          plain(it) === 'uuid'
            ? [{ label: 'Settle on one UUID for each', safe: false, changes: () => settle(design, seed, column) }]
            : []
        const rest = here.length > 1 ? ` and ${here.length - 1} more` : ''
        yield {
          about: column,
          message: `${object(design, table)?.name}: ${placeOf(seed, first.row)}${rest} gets another ${it.name} at each run (${first.call})`,
          fixes: [...literal, ...knowBy(design, seed)],
        }
      }
    }
  },
}
