import { type Id, sqlAt } from '#model'
import type { ChangeFinding, ChangeFix, ChangeRule, Migration } from '../change-rule.ts'
import { setColumn } from '../reading/edits.ts'
import { conditionsOf } from '../reading/predicate.ts'
import type { Column } from '../reading/shapes.ts'
import { severities } from '../rule.ts'
import { emptyValue } from './empty-value.ts'
import { isSmall, kept, staysWithRows, tableBefore } from './versions.ts'

/** Whether a check that stays says already that the column is not null: then Postgres looks at no row. */
function isChecked(migration: Migration, column: Column): boolean {
  return kept(migration, 'check').some(
    ({ was, now }) =>
      was.parent === column.parent &&
      [was, now].every((it) => it.validated && it.enforced && !it.noInherit) &&
      (conditionsOf(was.expression) ?? []).some((it) => it.asks === 'not null' && it.column === column.name),
  )
}

/** NOT NULL for a column that is new, with nothing for the rows that are there. */
function* comesEmpty(migration: Migration): Iterable<ChangeFinding> {
  const { to, steps } = migration
  for (const { about, hazard } of steps) {
    const it = hazard === 'needs-empty' ? (sqlAt(to).object(about) as Column | null) : null
    if (it?.kind !== 'column' || !staysWithRows(migration, it.parent)) continue
    const value = emptyValue(to, it)
    const fixes: (ChangeFix | null)[] = [
      value === null
        ? null
        : { label: `Give the rows that are there ${value}`, safe: false, options: { fills: { [it.id]: value } } },
      {
        label: `Let ${it.name} be null at first`,
        safe: false,
        changes: () => setColumn(to, it.id, { nullable: true }),
      },
    ]
    yield {
      about,
      message: `${sqlAt(to).path(it.id)} is NOT NULL and new, and the rows that are there have nothing in it: Postgres refuses it`,
      fixes: fixes.flatMap((fix) => fix ?? []),
    }
  }
}

export const migNotNull: ChangeRule = {
  id: 'mig-not-null',
  group: 'migration',
  title: 'A column becomes required when its rows are ready for it',
  why: 'SET NOT NULL reads the whole table while nobody can use it, unless a valid check says already that no row is null; and a new column without a default is refused where there are rows.',
  bad: {
    from: 'create table users (id bigint primary key, name text);',
    to: 'create table users (id bigint primary key, name text not null, age int not null, born date not null);',
  },
  good: {
    from: `create table users (id bigint primary key, name text, email text, constraint named check (name is not null));`,
    to: `create table users (id bigint primary key, name text not null, email text not null, age int not null default 0, note text,
        constraint named check (name is not null));
      create table posts (id bigint primary key, title text not null);`,
    options: { requireByCheck: true },
  },
  rows: {
    fine: `insert into users values (1, 'Ann');`,
    found: 'insert into users values (2, null);',
  },
  severity: severities('E E E E E E'),
  *check(migration) {
    const { from, to, steps, options } = migration
    yield* comesEmpty(migration)
    const waits = new Set<Id>(steps.filter((it) => it.ways.requireByCheck).map((it) => it.about))
    for (const { was, now } of kept(migration, 'column')) {
      if (!waits.has(now.id) || isSmall(migration, now.parent) || isChecked(migration, was)) continue
      const path = sqlAt(from).path(was.id)
      const value = Object.hasOwn(options.fills, now.id) ? null : emptyValue(to, now)
      const label = 'Check rows beside everybody first, and require the column then'
      const filled: ChangeFix[] =
        value === null
          ? []
          : [
              {
                label: `Give rows that have none ${value} first`,
                safe: false,
                options: { requireByCheck: true, fills: { [now.id]: value } },
              },
            ]
      yield {
        about: now.id,
        severity: 'warning',
        message: `To require ${path}, Postgres reads all its rows while nobody can use them, and refuses where one has none`,
        precheck: `SELECT * FROM ${tableBefore(migration, was)} WHERE ${sqlAt(from).name(was.id)} IS NULL`,
        fixes: [{ label, safe: true, options: { requireByCheck: true } }, ...filled],
      }
    }
  },
}
