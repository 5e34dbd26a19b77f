import { object } from '#model'
import { isSaid } from '../reading/intent.ts'
import { seedsOf } from '../reading/seeds.ts'
import { type Rule, severities } from '../rule.ts'
import { brokenRows } from './broken-rows.ts'
import { seeded } from './given.ts'

export const seedInvalidRow: Rule = {
  id: 'seed-invalid-row',
  group: 'seed-data',
  title: 'Every seeded row is one that its table takes',
  why: 'Seeds run when a database is set up. One row that Postgres refuses undoes all of them, and it shows on the machine of whoever sets up the next one.',
  bad: `create type mood as enum ('sad', 'glad');
create table teams (id integer primary key, name varchar(5) not null);
create table members (id integer primary key, team_id integer not null references teams on delete restrict, mood mood, age integer check (age >= 0), slug text not null unique, twice integer generated always as (id * 2) stored);
create index on members (team_id);`,
  good: `create type mood as enum ('sad', 'glad');
create table groups (id integer primary key, name varchar(5) not null, made timestamptz not null default now());
create table people (id integer primary key, group_id integer references groups on delete restrict, mood mood, age integer check (age >= 0), slug text not null unique, boss integer references people on delete restrict);
create index on people (group_id);
create index on people (boss);`,
  given: (design) => [
    ...seeded(design, {
      table: 'teams',
      columns: ['id', 'name'],
      rows: [
        ['1', `'Night owls'`],
        [`'1'`, 'NULL'],
        ['3', 'upper(name)'],
      ],
      by: ['id'],
    }),
    ...seeded(design, {
      table: 'members',
      columns: ['id', 'team_id', 'mood', 'age', 'twice'],
      rows: [['1', '7', `'angry'`, '-1', '2'], [`'one'`, '1', `'sad' x y`, '3', 'DEFAULT'], ['3']],
      by: ['id'],
    }),
    ...seeded(design, {
      table: 'groups',
      columns: ['id', 'name', 'made'],
      rows: [
        ['1', `'Owls'`, 'DEFAULT'],
        [`'2'`, `'Larks     '`, `now() - interval '1 day'`],
      ],
      by: ['id'],
    }),
    ...seeded(design, {
      table: 'people',
      columns: ['id', 'group_id', 'mood', 'age', 'slug', 'boss'],
      rows: [
        ['1', '2', `'sad'`, '0', `'a'`, 'NULL'],
        ['2', `(select id from groups where name = 'Owls')`, `'glad'::mood`, 'NULL', `'b'`, '1'],
      ],
      by: ['id'],
    }),
  ],
  severity: severities('E E E E E E'),
  concerns: ({ design }) => isSaid(design, 'seed'),
  sees: 'referenced',
  *check(table, { design }) {
    for (const seed of seedsOf(design, table))
      for (const wrong of new Set(brokenRows(design, seed)))
        yield { about: table, message: `${object(design, table)?.name}: ${wrong}` }
  },
}
