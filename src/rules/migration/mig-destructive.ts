import { quoteText } from '#base'
import { columnsOf, type DbObject, pathOf, setField, sqlAt, tablesOf } from '#model'
import type { ChangeFinding, ChangeRule, Migration } from '../change-rule.ts'
import { severities } from '../rule.ts'
import { guardFix, keepFix } from './keep.ts'
import { isSaidElsewhere } from './same-constraint.ts'
import { gone, isCopied, kept, staysWithRows } from './versions.ts'

const isGuarded = ({ options }: Migration, { id }: DbObject): boolean => Object.hasOwn(options.guards, id)

function tableFinding(migration: Migration, it: DbObject, why: string): ChangeFinding {
  const precheck = `SELECT FROM ${sqlAt(migration.from).path(it.id)}`
  return {
    about: it.id,
    message: `The table ${pathOf(migration.from, it.id)} ${why}, and all that is in it is lost`,
    precheck,
    fixes: [guardFix(it.id, precheck, 'Do nothing if it holds rows'), ...keepFix(migration, it)],
  }
}

function* tables(migration: Migration): Iterable<ChangeFinding> {
  const { from, to, steps } = migration
  for (const it of gone(migration, 'table'))
    if (!isCopied(steps, it.id) && !isGuarded(migration, it)) yield tableFinding(migration, it, 'is dropped')
  for (const { id } of tablesOf(from)) {
    const it = steps.find((step) => step.about === id && step.action === 'drop') && sqlAt(to).object(id)
    if (it && !isCopied(steps, id) && !isGuarded(migration, it as DbObject))
      yield {
        ...tableFinding(migration, it as DbObject, 'is dropped and made again'),
        fixes: [guardFix(id, `SELECT FROM ${sqlAt(from).path(id)}`, 'Do nothing if it holds rows')],
      }
  }
}

function* columns(migration: Migration): Iterable<ChangeFinding> {
  const at = sqlAt(migration.from)
  for (const it of gone(migration, 'column')) {
    if (it.inherited || it.generated || !staysWithRows(migration, it.parent) || isGuarded(migration, it)) continue
    const precheck = `SELECT FROM ${it.parent ? at.path(it.parent) : ''} WHERE ${at.name(it.id)} IS NOT NULL`
    yield {
      about: it.id,
      message: `${pathOf(migration.from, it.id)} is dropped, and all that is in it is lost`,
      precheck,
      fixes: [guardFix(it.id, precheck, 'Do nothing if a row has a value in it'), ...keepFix(migration, it)],
    }
  }
}

function* labels(migration: Migration): Iterable<ChangeFinding> {
  const { from, to } = migration
  const at = sqlAt(from)
  for (const { was, now } of kept(migration, 'enum')) {
    const lost = was.values.filter((value) => !now.values.some((it) => it.id === value.id))
    if (lost.length === 0 || isGuarded(migration, was)) continue
    const list = lost.map((it) => quoteText(it.label)).join(', ')
    const holders = tablesOf(from).flatMap((table) =>
      columnsOf(from, table.id).filter((it) => it.type.of === was.id && it.type.dimensions === 0 && !it.inherited),
    )
    const precheck = holders
      .map((it) => `SELECT 1 FROM ${it.parent ? at.path(it.parent) : ''} WHERE ${at.name(it.id)}::text IN (${list})`)
      .join(' UNION ALL ')
    yield {
      about: was.id,
      message: `${was.name} loses ${list}: rows that hold it stop the migration`,
      ...(precheck ? { precheck } : {}),
      fixes: [
        ...(precheck ? [guardFix(was.id, precheck, 'Do nothing if a row holds it')] : []),
        {
          label: `Keep ${list} in this version`,
          safe: false,
          changes: () => setField(to, now.id, { values: [...now.values, ...lost] }),
        },
      ],
    }
  }
}

const CONSTRAINTS = ['primary-key', 'unique', 'check', 'exclusion', 'foreign-key'] as const

/** Rows that were refused are let in from now on. What goes with a column or says the same elsewhere is another matter. */
function* constraints(migration: Migration): Iterable<ChangeFinding> {
  for (const kind of CONSTRAINTS)
    for (const it of gone(migration, kind)) {
      if (!staysWithRows(migration, it.parent) || isSaidElsewhere(migration, it)) continue
      const fixes = keepFix(migration, it)
      if (fixes.length > 0)
        yield {
          about: it.id,
          atMost: 'warning',
          message: `${pathOf(migration.from, it.id)} is dropped: nothing holds rows to it any more, and it may not come back`,
          fixes,
        }
    }
}

export const migDestructive: ChangeRule = {
  id: 'mig-destructive',
  group: 'migration',
  title: 'Nothing is dropped that somebody may still need',
  why: 'What is in a dropped table or column is gone, and code that was written for it fails at once. First nothing uses it any more; then it is seen to be empty; then it is dropped.',
  bad: {
    from: `create type mood as enum ('sad', 'ok'); create table users (id bigint primary key, name text, age int constraint grown check (age > 17), feels mood);
      create table logs (id bigint primary key);`,
    to: `create type mood as enum ('ok'); create table users (id bigint primary key, age int, feels mood);`,
  },
  good: {
    from: `create table users (id bigint primary key, name text, loud text generated always as (upper(name)) stored, mail text constraint m unique);
      create index by_name on users (name); create view names as select name from users;`,
    to: 'create table users (id bigint primary key, full_name text, mail text); create unique index mails on users (mail);',
    renamed: [{ from: 'users.name', to: 'users.full_name' }],
  },
  rows: {
    fine: `insert into users values (1, null, 30, 'ok');`,
    found: `insert into users values (2, 'Ann', 30, 'sad'); insert into logs values (1);`,
  },
  severity: severities('E E E E E E'),
  *check(migration) {
    yield* tables(migration)
    yield* columns(migration)
    yield* labels(migration)
    yield* constraints(migration)
    for (const it of gone(migration, 'schema'))
      yield {
        about: it.id,
        atMost: 'warning',
        message: `The schema ${it.name} is dropped: whoever looks in it finds nothing`,
      }
  },
}
