import { pathOf } from '#model'
import type { ChangeRule } from '../change-rule.ts'
import { severities } from '../rule.ts'
import { called, inEither, staysWithRows } from './versions.ts'

const MANY = 100_000

export const migUnbatchedBackfill: ChangeRule = {
  id: 'mig-unbatched-backfill',
  group: 'migration',
  title: 'Many rows are filled a part at a time',
  why: 'One UPDATE of a large table locks every row until the last is written, doubles the table, and is undone as a whole when it fails. In batches each part is done when it is done.',
  bad: {
    from: 'create table authors (id bigint primary key, city text); create table books (id bigint primary key, author_id bigint not null references authors);',
    to: 'create table authors (id bigint primary key); create table books (id bigint primary key, author_id bigint not null references authors, city text);',
    renamed: [{ from: 'authors.city', to: 'books.city' }],
  },
  good: {
    from: 'create table authors (id bigint primary key, city text); create table books (id bigint primary key, author_id bigint not null references authors);',
    to: 'create table authors (id bigint primary key, city text); create table books (id bigint primary key, author_id bigint not null references authors, city text);',
  },
  given: (design) =>
    [...design.objects.buckets.keys()].flatMap((id) =>
      pathOf(design, id) === 'books'
        ? [
            {
              op: 'intend',
              key: `estimate/${id}`,
              before: null,
              after: { sort: 'estimate', about: id, rows: 5_000_000, growth: 0, writes: 'many' },
            } as const,
          ]
        : [],
    ),
  severity: severities('W - W W E W'),
  *check(migration) {
    const { from, to, steps } = migration
    for (const step of steps) {
      if (step.action !== 'fill' || step.alone || step.about === step.root || !staysWithRows(migration, step.root))
        continue
      const entry = to.intent.get(`estimate/${step.root}`) ?? from.intent.get(`estimate/${step.root}`)
      if (entry?.sort !== 'estimate' || entry.rows < MANY) continue
      yield {
        about: step.about,
        message: `${called(migration, step.about)} is filled in all ${entry.rows} rows of ${inEither(migration, step.root)?.name} by one statement`,
        fixes: [{ label: 'Fill some blocks of the table at a time', safe: true, options: { batchBlocks: 1000 } }],
      }
    }
  },
}
