import type { ChangeFix, ChangeRule } from '../change-rule.ts'
import { severities } from '../rule.ts'
import { homeless } from './homeless.ts'
import { guardFix } from './keep.ts'
import { newlyHeld } from './newly-held.ts'
import { offendersOf } from './offenders.ts'
import { outOfBounds } from './out-of-bounds.ts'
import { called } from './versions.ts'

export const migDataDependent: ChangeRule = {
  id: 'mig-data-dependent',
  group: 'migration',
  title: 'What rows are held to is known to hold for those that are there',
  why: 'A key, a reference, a check or partitions that come to a table with rows are refused as soon as one row does not fit: halfway through, in production, and not before. A query tells beforehand.',
  bad: {
    from: `create table teams (id bigint primary key, slug text, code text);
      create table users (id bigint primary key, team_id bigint, email text, age int);
      create table logs (n int, line text); create table notes (lang text);
      create table days (n int) partition by range (n); create table day_1 partition of days for values from (0) to (9); create table day_rest partition of days default; create table day_old (n int);`,
    to: `create table teams (id bigint primary key, slug text constraint slugs unique, code text); create unique index codes on teams (code) where slug is not null;
      create table users (id bigint primary key, team_id bigint constraint team references teams, email text constraint mails unique, age int constraint grown check (age > 17));
      create table logs (n int, line text) partition by range (n); create table logs_1 partition of logs for values from (0) to (10);
      create table notes (lang text) partition by list (lang); create table notes_1 partition of notes for values in ('en', 'o''k');
      create table days (n int) partition by range (n); create table day_1 partition of days for values from (0) to (5); create table day_rest partition of days default;
      create table day_2 partition of days for values from (5) to (20); create table day_old partition of days for values from (-9) to (0);`,
  },
  good: {
    from: `create table teams (id bigint primary key); create table users (id bigint primary key, team_id bigint constraint team references teams, email text constraint mails unique);
      create table logs (n int, line text);
      create table days (n int) partition by range (n); create table day_1 partition of days for values from (0) to (5); create table tags (n text) partition by list (n); create table tag_1 partition of tags for values in ('a');`,
    to: `create table teams (id bigint primary key, parent_id bigint constraint above references teams, slug text unique);
      create table users (id bigint primary key, team_id bigint constraint team references teams on delete cascade, email text); create unique index mail on users (email);
      create table posts (id bigint primary key, slug text unique, check (slug <> ''));
      create table logs (n int, line text) partition by hash (n); create table logs_1 partition of logs for values with (modulus 1, remainder 0);
      create table days (n int) partition by range (n); create table day_1 partition of days for values from (0) to (9); create table day_2 partition of days for values from (9) to (20);
      create table tags (n text) partition by list (n); create table tag_1 partition of tags for values in ('b', 'a'); create table tag_2 partition of tags for values in ('c');`,
  },
  rows: {
    fine: `insert into teams values (1, 'a', 'x'), (2, null, 'x'), (3, null, null); insert into users values (1, 1, 'a', 18), (2, null, 'b', null); insert into logs values (0, 'a'), (9, 'b'); insert into notes values ('en'), ('o''k'); insert into days values (0), (4), (20); insert into day_old values (-1);`,
    found: `insert into teams values (4, 'a', 'x'); insert into users values (3, 7, 'a', 5); insert into logs values (10, 'c'); insert into notes values (null); insert into days values (5), (9); insert into day_old values (3);`,
  },
  severity: severities('W W W W W W'),
  *check(migration) {
    yield* homeless(migration)
    yield* outOfBounds(migration)
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
