import type { ChangeFix, ChangeRule } from '../change-rule.ts'
import { severities } from '../rule.ts'
import { guardFix } from './keep.ts'
import { newlyHeld } from './newly-held.ts'
import { offendersOf } from './offenders.ts'
import { called } from './versions.ts'

export const migDataDependent: ChangeRule = {
  id: 'mig-data-dependent',
  group: 'migration',
  title: 'What rows are held to is known to hold for those that are there',
  why: 'A key, a reference or a check that comes to a table with rows is refused as soon as one of them breaks it: halfway through, in production, and not before. A query tells beforehand.',
  bad: {
    from: `create table teams (id bigint primary key, slug text, code text);
      create table users (id bigint primary key, team_id bigint, email text, age int);`,
    to: `create table teams (id bigint primary key, slug text constraint slugs unique, code text); create unique index codes on teams (code) where slug is not null;
      create table users (id bigint primary key, team_id bigint constraint team references teams, email text constraint mails unique, age int constraint grown check (age > 17));`,
  },
  good: {
    from: `create table teams (id bigint primary key); create table users (id bigint primary key, team_id bigint constraint team references teams, email text constraint mails unique);`,
    to: `create table teams (id bigint primary key, parent_id bigint constraint above references teams, slug text unique);
      create table users (id bigint primary key, team_id bigint constraint team references teams on delete cascade, email text); create unique index mail on users (email);
      create table posts (id bigint primary key, slug text unique, check (slug <> ''));`,
  },
  rows: {
    fine: `insert into teams values (1, 'a', 'x'), (2, null, 'x'), (3, null, null); insert into users values (1, 1, 'a', 18), (2, null, 'b', null);`,
    found: `insert into teams values (4, 'a', 'x'); insert into users values (3, 7, 'a', 5);`,
  },
  severity: severities('W W W W W W'),
  *check(migration) {
    for (const it of newlyHeld(migration)) {
      if (Object.hasOwn(migration.options.guards, it.id)) continue
      const precheck = offendersOf(migration, it)
      const fixes: ChangeFix[] = precheck ? [guardFix(it.id, precheck, 'Do nothing if a row breaks it')] : []
      yield {
        about: it.id,
        message: `Rows that are there may break ${called(migration, it.id)}: then it is refused`,
        ...(precheck ? { precheck } : {}),
        fixes,
      }
    }
  },
}
