import type { Step } from '#migrate'
import type { ChangeRule } from '../change-rule.ts'
import { statementTrees } from '../reading/parse.ts'
import { allTagged, listIn, stringIn, tagged } from '../reading/trees.ts'
import { severities } from '../rule.ts'
import { called } from './versions.ts'

/** The label that a statement adds to an enum. */
function labelIn(sql: string): string | null {
  const [tree] = statementTrees(sql) ?? []
  const label = tree ? tagged(tree, 'AlterEnumStmt')?.newVal : null
  return typeof label === 'string' ? label : null
}

/** Whether a later statement says the label. One that can't be parsed may. */
function says(step: Step, label: string): boolean {
  const trees = statementTrees(step.sql)
  if (!trees) return step.sql.includes(label)
  const constants = allTagged(trees, 'A_Const').map((it) => it.sval)
  const texts = constants.flatMap((it) =>
    typeof it === 'object' && it !== null ? [(it as { sval?: unknown }).sval] : [],
  )
  const names = allTagged(trees, 'List').flatMap((it) => listIn(it.items).map(stringIn))
  return [...texts, ...names].includes(label)
}

export const migConcurrentInTransaction: ChangeRule = {
  id: 'mig-concurrent-in-transaction',
  group: 'migration',
  title: 'What can’t stand in a transaction stands by itself',
  why: 'Postgres refuses CREATE INDEX CONCURRENTLY in a transaction, and a new label of an enum in the transaction that adds it. A runner that wraps all in one needs such statements in a file of their own.',
  bad: {
    from: `create type mood as enum ('sad'); create table users (id bigint primary key, feels mood default 'sad', name text);`,
    to: `create type mood as enum ('sad', 'ok'); create table users (id bigint primary key, feels mood default 'ok', name text);
      create index by_name on users (name);`,
    options: { transactions: 'one', concurrentIndexes: true },
  },
  good: {
    from: `create type mood as enum ('sad'); create table users (id bigint primary key, feels mood default 'sad', name text);`,
    to: `create type mood as enum ('sad', 'ok'); create table users (id bigint primary key, feels mood default 'sad', name text);
      create index by_name on users (name);`,
    options: { transactions: 'one' },
  },
  severity: severities('E E E E E E'),
  *check(migration) {
    const { steps, options } = migration
    if (options.transactions !== 'one') return
    const fixes = [
      {
        label: 'A file, and a transaction, for each part that needs its own',
        safe: true,
        options: { transactions: 'segments' } as const,
      },
    ]
    for (const [i, step] of steps.entries()) {
      const label = step.commits ? labelIn(step.sql) : null
      if (step.alone && steps.length > 1)
        yield {
          about: step.about,
          message: `${called(migration, step.about)}: this can’t stand in a transaction with anything else`,
          fixes,
        }
      else if (label !== null && steps.slice(i + 1).some((later) => says(later, label)))
        yield {
          about: step.about,
          message: `${called(migration, step.about)}: '${label}' is used in the transaction that adds it, which Postgres refuses`,
          fixes,
        }
    }
  },
}
