import { partsOfPlan } from '#migrate'
import type { ChangeFix, ChangeRule } from '../change-rule.ts'
import { listed } from '../reading/words.ts'
import { severities } from '../rule.ts'
import { inEither } from './versions.ts'

const MOST_LINES = 1000

export const migScope: ChangeRule = {
  id: 'mig-scope',
  group: 'migration',
  title: 'One migration is one change',
  why: 'Changes that have nothing to do with each other can’t be reviewed, tried or taken back one by one when they come together; and rows that are written in the transaction that changes tables hold their locks until the last is done.',
  bad: {
    from: 'create table users (id bigint primary key, name text); create table plants (id bigint primary key, name text);',
    to: 'create table users (id bigint primary key, name text, age int); create table plants (id bigint primary key, name text, height int);',
  },
  good: {
    from: 'create table users (id bigint primary key, name text); create table posts (id bigint primary key, author_id bigint references users);',
    to: 'create table users (id bigint primary key, name text, age int); create table posts (id bigint primary key, author_id bigint references users, title text);',
  },
  severity: severities('I E I I I E'),
  *check(migration) {
    const { from, to, steps, options } = migration
    const [first] = steps
    if (!first) return
    const lines = steps.reduce((sum, it) => sum + it.sql.split('\n').length, 0)
    if (options.partsApart) return
    const fixes: ChangeFix[] = [
      { label: 'A file for each part, and for what writes rows', safe: true, options: { partsApart: true } },
    ]
    const parts = partsOfPlan(steps, from, to)
    const names = parts.map((part) => inEither(migration, part[0] ?? first.root)?.name ?? '?')
    if (parts.length > 1)
      yield {
        about: first.root,
        message: `${parts.length} changes that have nothing to do with each other come together: ${listed(names)}${lines > MOST_LINES ? `, in ${lines} lines` : ''}`,
        fixes,
      }
    const fill = steps.find((it) => it.action === 'fill' && !it.alone)
    if (fill && steps.some((it) => it.action !== 'fill'))
      yield {
        about: fill.about,
        message: `${inEither(migration, fill.root)?.name}: rows are written in the migration that changes tables`,
        fixes,
      }
    if (lines > MOST_LINES && parts.length === 1)
      yield { about: first.root, message: `The migration has ${lines} lines: split the version that it leads to` }
  },
}
