import type { ChangeRule } from '../change-rule.ts'
import { severities } from '../rule.ts'
import { called } from './versions.ts'

export const migNotIdempotent: ChangeRule = {
  id: 'mig-not-idempotent',
  group: 'migration',
  title: 'What no transaction takes back can be done again',
  why: 'CREATE INDEX CONCURRENTLY that is broken off leaves an invalid index behind. Run again, it fails because of that; with IF NOT EXISTS it would take the broken one for the whole.',
  bad: {
    from: 'create table users (id bigint primary key, name text, age int); create index by_name on users (name);',
    to: 'create table users (id bigint primary key, name text, age int); create index by_age on users (age);',
    options: { concurrentIndexes: true },
  },
  good: {
    from: 'create table users (id bigint primary key, name text, age int); create index by_name on users (name);',
    to: 'create table users (id bigint primary key, name text, age int); create index by_age on users (age);',
    options: { concurrentIndexes: true, rerunnable: true },
  },
  severity: severities('I W - - W -'),
  *check(migration) {
    for (const step of migration.steps)
      if (step.ways.rerunnable)
        yield {
          about: step.about,
          message: `${called(migration, step.about)}: broken off, this can’t be run again`,
          fixes: [
            {
              label: 'Take away first what a run that was broken off has left',
              safe: true,
              options: { rerunnable: true },
            },
          ],
        }
  },
}
