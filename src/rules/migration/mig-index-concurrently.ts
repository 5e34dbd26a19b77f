import type { ChangeRule } from '../change-rule.ts'
import { severities } from '../rule.ts'
import { called, inEither, stepsOn } from './versions.ts'

export const migIndexConcurrently: ChangeRule = {
  id: 'mig-index-concurrently',
  group: 'migration',
  title: 'An index is built and dropped while its table is written',
  why: 'CREATE INDEX lets nobody write to the table until it has read all of it, and DROP INDEX waits for everybody who reads. CONCURRENTLY does either beside them.',
  bad: {
    from: 'create table orders (id bigint primary key, placed_at timestamptz, note text); create index by_note on orders (note);',
    to: 'create table orders (id bigint primary key, placed_at timestamptz, note text); create index by_time on orders (placed_at);',
  },
  good: {
    from: 'create table orders (id bigint primary key, placed_at timestamptz);',
    to: `create table orders (id bigint primary key, placed_at timestamptz); create index by_time on orders (placed_at);
      create table notes (id bigint primary key, note text); create index by_note on notes (note);`,
    options: { concurrentIndexes: true },
  },
  severity: severities('W E I W W W'),
  *check(migration) {
    for (const step of stepsOn(migration, (it) => it.ways.concurrentIndexes !== undefined)) {
      const table = inEither(migration, step.root)?.name
      yield {
        about: step.about,
        message:
          step.action === 'drop'
            ? `${called(migration, step.about)} is dropped while ${table} is read: everybody waits`
            : `${called(migration, step.about)} is built while nobody can write to ${table}`,
        fixes: [
          {
            label: `${step.action === 'drop' ? 'Drop' : 'Build'} indexes CONCURRENTLY`,
            safe: true,
            options: { concurrentIndexes: true },
          },
        ],
      }
    }
  },
}
