import type { ChangeRule } from '../change-rule.ts'
import { severities } from '../rule.ts'
import { called, stepsOn } from './versions.ts'

export const migConstraintNotValid: ChangeRule = {
  id: 'mig-constraint-not-valid',
  group: 'migration',
  title: 'Rows that are there are checked after a constraint is declared, not while',
  why: 'ADD CONSTRAINT reads the whole table under a lock that stops writers (a check stops readers too). Declared NOT VALID it holds for new rows at once, and VALIDATE CONSTRAINT reads the old ones in a later transaction, beside everybody.',
  bad: {
    from: 'create table users (id bigint primary key, age int); create table posts (id bigint primary key, author_id bigint);',
    to: `create table users (id bigint primary key, age int constraint grown check (age > 17));
      create table posts (id bigint primary key, author_id bigint constraint author references users);`,
  },
  good: {
    from: 'create table users (id bigint primary key, age int, height int);',
    to: `create table users (id bigint primary key, age int constraint grown check (age > 17), height int);
      alter table users add constraint tall check (height > 0) not valid;
      create table posts (id bigint primary key, author_id bigint references users, check (id > 0));`,
    options: { validateLater: true },
  },
  severity: severities('W W W W W W'),
  *check(migration) {
    for (const step of stepsOn(migration, (it) => it.ways.validateLater !== undefined))
      yield {
        about: step.about,
        message: `${called(migration, step.about)} is checked against all rows while nobody can write them`,
        fixes: [
          {
            label: 'Declare it NOT VALID, and VALIDATE it in a later transaction',
            safe: true,
            options: { validateLater: true },
          },
        ],
      }
  },
}
