import { afterAll, beforeAll, expect, test } from 'vitest'
import { plan } from '#migrate'
import { all, apply, type DbObject, type Design, emptyDesign, type Id, renameObject, rewrittenWith } from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { provePlan, runStatements } from './prove.ts'

/** Every sort of place in which a body names things; each routine can be called. */
const SQL = `
create type mood as enum ('sad', 'glad');
create table users (id int primary key, name text not null, score int not null default 0, mood mood, seen timestamptz);
create table posts (id int primary key, user_id int references users, title text, name text);
create schema app;
create table app.users (id int primary key, name text);

create function touch() returns trigger language plpgsql as $$
begin
  if new.score <> old.score then new.seen := now(); end if;
  return new;
end $$;
create trigger touch before update on users for each row execute function touch();

create function rank(int) returns bigint language sql stable as
  $$ select count(*) + 1 from users other, users u where u.id = $1 and other.score > u.score $$;

create function rename_user(who int, name text) returns void language plpgsql as $$
declare
  found_user users%rowtype;
  feeling mood := 'glad'::mood;
begin
  select * into found_user from public.users where id = who;
  -- The argument has the column's name.
  update users set name = rename_user.name, mood = feeling where users.id = found_user.id;
  insert into users (id, name, score) values (who + 1000, found_user.name, found_user.score)
    on conflict (id) do update set score = excluded.score + users.score;
  perform rank(who);
end $$;

create function titles(who int) returns setof text language sql as
  $$ select case when p.title is null then u.name else p.title end from posts p join users u on u.id = p.user_id where u.id = who order by p.title $$;

create function elsewhere() returns bigint language sql as $$ select count(name) from app.users $$;

-- WITH calls something as a table is called.
create function shadowed() returns setof int language sql as
  $$ with users as (select 7 as score) select score from users $$;
-- What reads a query's rows calls its columns as they were called.
create function outputs() returns table (a int, b int) language sql as
  $$ with best as (select id, score from users where score > 0)
     select best.score, s.score from best join (select score, id from users) s using (id) $$;
create function counted() returns int language plpgsql as $$
declare
  r record;
  one users;
  score int := 0;
  other users.score%type;
begin
  for r in select u.id, u.score from users u loop score := score + coalesce(r.score, 0); end loop;
  select * into one from users limit 1;
  other := one.score;
  return score + other;
end $$;
create function points_of(users) returns int language sql as $$ select $1.score $$;
create function points_in(who users) returns int language plpgsql as $$ begin return who.score; end $$;

create procedure reset_scores() language sql as $$ update users set score = 0 where score > 0 $$;
`
const USE = `
insert into users values (1, 'ann', 3, 'sad', null), (2, 'bob', 5, null, null);
insert into posts values (1, 1, null, 'x'), (2, 1, 'hello', 'y');
insert into app.users values (1, 'other');
update users set score = 4 where id = 1;
select rank(1);
select rename_user(2, 'rob');
select * from titles(1);
select elsewhere();
select * from shadowed();
select * from outputs();
select counted();
select points_of(u), points_in(u) from users u;
call reset_scores();`

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
})
afterAll(() => db.close())

const find = (design: Design, name: string, kind: string, of = 'users'): Id => {
  const at = new Map<Id, DbObject>([...all(design.objects)].map((it) => [it.id, it]))
  for (const it of at.values()) {
    const parent = it.parent ? at.get(it.parent) : null
    if (it.kind === kind && it.name === name && (kind !== 'column' || parent?.name === of) && parent?.name !== 'app')
      return it.id
  }
  throw new Error(`${kind} ${name} is not there`)
}

/** The same calls, in the words of the new name. */
const used = (was: string, now: string): string[] =>
  USE.replaceAll(new RegExp(`\\b${was}\\b(?!')`, 'g'), now)
    .split(/;\n/)
    .filter((it) => it.trim() !== '')

test.each([
  ['column', 'score', 'points'],
  ['column', 'seen', 'last seen'],
  ['type', 'mood', 'feeling'],
  ['routine', 'rank', 'place'],
])('bodies run after the %s %s is called %s', async (sort, was, now) => {
  const from = await designIn(db, SQL)
  const id = find(from, was, sort === 'type' ? 'enum' : sort)
  const to = apply(from, renameObject(from, id, now))
  await resetDatabase(db)
  expect(await provePlan(db, plan(emptyDesign(), to), to)).toEqual({ refusals: [], drift: [] })
  expect(await runStatements(db, used(was, `"${now}"`))).toEqual([])
})

test('a renamed table is found by bodies, and its namesake in another schema is not', async () => {
  const from = await designIn(db, SQL)
  const to = apply(from, renameObject(from, find(from, 'users', 'table'), 'people'))
  await resetDatabase(db)
  expect(await provePlan(db, plan(emptyDesign(), to), to)).toEqual({ refusals: [], drift: [] })
  expect(await runStatements(db, used('(?<!app\\.)users', 'people'))).toEqual([])
})

test('where only a person can tell, the body stays and is told of', async () => {
  const from = await designIn(db, SQL)
  const name = find(from, 'name', 'column')
  const to = apply(from, renameObject(from, name, 'nick'))
  const body = (routine: string) =>
    [...all(to.objects)].flatMap((it) => (it.kind === 'routine' && it.name === routine ? [it.body ?? ''] : [])).join('')
  expect(body('titles')).toContain('then u.nick else')
  expect(body('elsewhere')).toContain('count(name)')
  expect(body('rename_user')).toContain('set nick = rename_user.name')
  expect(body('rename_user')).toContain('insert into users (id, nick, score) values (who + 1000, found_user.nick')
  const { sure, unsure } = rewrittenWith(from, name)
  expect(sure.map((it) => it.name).sort()).toEqual(['rename_user', 'titles'])
  expect(unsure.map((it) => it.name)).toContain('rename_user')
})
