import { afterAll, beforeAll, expect, test } from 'vitest'
import { plan } from '#migrate'
import {
  all,
  apply,
  type DbObject,
  type Design,
  emptyDesign,
  kindOf,
  object,
  PUBLIC,
  removeObjects,
  renameObject,
  sqlAt,
} from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { provePlan } from './prove.ts'

const SCRIPTS = {
  'columns that views, policies and triggers read': `
  create function f() returns trigger language plpgsql as 'begin return new; end';
  create table users (id int primary key, name text, email text unique);
  create table posts (id int primary key, author_id int references users, title text default 'x', name text,
    heading text generated always as (upper(title)) stored, check (title <> name));
  create index on posts (lower(title)) where name <> '';
  create statistics about on (title is null) from posts;
  create view joined as select u.id, u.name, p.title, p.name as post_name from users u join posts p on p.author_id = u.id;
  create view over_it as select joined.title, joined.name, joined.id as number from joined where joined.title <> '' order by joined.title;
  create view united as select title from posts union all select email from users;
  create view inner_names as with t as (select title, name from posts) select t.title, (select max(title) from posts) as name from t;
  create view plain as select distinct title, name from posts where name <> '' order by title;
  create materialized view counted as select name, count(*) as title from posts group by name order by name;
  create index on counted (name);
  alter table posts enable row level security;
  create policy own on posts using (exists (select 1 from users where users.id = posts.author_id and users.name <> title));
  create trigger tg before update of title on posts for each row when (new.title is distinct from old.title) execute function f();
  create rule r as on delete to posts where old.title = 'x' do also update users set name = old.title where id = old.author_id;
`,
  'roles, tables and what fires on them': `
  create role app login; create role "Odd ""role"; grant app to "Odd ""role" with admin option;
  create schema s;
  create function f() returns trigger language plpgsql as 'begin return new; end';
  create function e() returns event_trigger language plpgsql as 'begin end';
  create table t (id int primary key, a int) partition by range (id);
  create table t1 partition of t for values from (0) to (10);
  create table s.u (id int primary key, b text, n serial);
  create view v as select id, b from s.u where b <> '';
  create view w as select id as u, u.b as v from s.u where u.b <> '';
  alter table s.u enable row level security;
  create policy p on s.u to app using (b = current_user) with check (id > 0);
  create trigger tg before update of a on t for each row when (new.a > old.a) execute function f('x');
  alter table t1 disable trigger tg;
  create trigger "Odd ""trigger" instead of insert on v for each row execute function f();
  create rule r as on delete to s.u where old.id > 1 do also update s.u set b = 'x' where id = 0;
  create rule w as on update to v do instead update s.u set b = new.b where id = old.id;
  grant select, update (a) on t to app; grant usage on sequence s.u_n_seq to app; grant select on v to public;
  grant usage on schema s to app, "Odd ""role";
  alter default privileges for role app in schema s grant select on tables to "Odd ""role";
  create publication pub for table s.u (id) where (id > 0);
  create foreign data wrapper fw; create server fs foreign data wrapper fw options (a 'b');
  create user mapping for app server fs options (user 'x');
  create foreign table ft (a int options (b 'c')) server fs;
  create event trigger et on sql_drop execute function e();
`,
  'types and routines': `
  create schema s;
  create type kind as enum ('a', 'b');
  create domain s.code as text default 'x' check (value <> '');
  create domain kinds as kind[] check (value <> '{}'::kind[]);
  create type point3 as (x float8, y float8, "Odd ""attribute""" varchar(9), kind kind);
  create type span as range (subtype = float8);
  create type spans as range (subtype = timestamptz, multirange_type_name = many_spans);
  create table t (id int primary key, k kind default 'a', c s.code default 'y', ks kinds, at point3, r span,
    rs span_multirange, ms many_spans, check (k <> 'b'::kind), check ((at).x > 0));
  create function f(k kind, at point3 default null, also kind default 'b') returns text language sql immutable
    begin atomic select (at)."Odd ""attribute"""; end;
  create function s.f(t t) returns setof t language sql stable begin atomic select * from t; end;
  create procedure p(inout n int) language sql begin atomic select n + 1; end;
  create function add(a int, b int) returns int language sql immutable return a + b;
  create aggregate total(int) (sfunc = add, stype = int, initcond = '0', combinefunc = add);
  create function on_t() returns trigger language plpgsql as 'begin return new; end';
  create function e() returns event_trigger language plpgsql as 'begin end';
  create function next_no() returns int language sql as 'select 1';
  create table u (n int default next_no(), m int check (add(m, 1) > 0), twice int generated always as (add(m, m)) stored);
  create index on u (add(n, m));
  create view v as select f(t.k) as c, (t.at).x as px, total(t.id) over () as summed from t;
  create trigger tg before insert on t for each row execute function on_t();
  create event trigger et on sql_drop execute function e();
`,
  'what teaches Postgres something new': `
  create schema s;
  create collation s.german (provider = icu, locale = 'de');
  create collation "Odd ""collation""" (provider = icu, locale = 'fr');
  create language l handler plpgsql_call_handler validator plpgsql_validator;
  create access method m type index handler bthandler;
  create function more(int, int) returns boolean language sql immutable as 'select $1 > $2';
  create function less(int, int) returns boolean language sql immutable as 'select $1 < $2';
  create function back(int, int) returns int language sql immutable as 'select $2 - $1';
  create operator s.>>> (function = more, leftarg = int, rightarg = int, commutator = operator(s.<<<));
  create operator s.<<< (function = less, leftarg = int, rightarg = int, commutator = operator(s.>>>));
  create operator family turned using btree;
  create operator class s."Odd ""class""" for type int using btree family turned as
    operator 1 s.>>>, operator 2 >=, operator 3 =, operator 4 <=, operator 5 <, function 1 back(int, int);
  create operator family made using m;
  create operator class made_ops default for type int using m family made as
    operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int);
  create type mood as enum ('a');
  create function of_mood(mood) returns int language l immutable as 'begin return 1; end';
  create cast (mood as int) with function of_mood(mood);
  create transform for mood language l (from sql with function prsd_lextype(internal));
  create conversion s.c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
  create text search parser s.p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
  create text search template s.tpl (lexize = dsimple_lexize);
  create text search dictionary s."Odd ""words""" (template = s.tpl);
  create text search configuration s.cfg (parser = s.p);
  alter text search configuration s.cfg add mapping for word with s."Odd ""words""", simple;
  create table t (id int, name text collate s.german, other text collate "Odd ""collation""",
    words tsvector generated always as (to_tsvector('s.cfg', name)) stored, check (id operator(s.>>>) 0));
  create index on t (id s."Odd ""class""");
  create index on t using m (id);
  create index on t (name collate "Odd ""collation""");
  create view v as select id operator(s.<<<) 1 as small, name collate "Odd ""collation""" as name from t;
`,
}

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
})
afterAll(() => db.close())

/** A partition's columns are its parent's, which is another story. */
const isPartitioned = (design: Design, it: DbObject): boolean =>
  it.kind === 'column' && it.parent !== null && ['t', 't1'].includes(object(design, it.parent)?.name ?? '')

const canBeRenamed = (design: Design, it: DbObject): boolean => {
  if (it.name === 'public' && it.kind === 'schema') return false
  // What only labels (verbatim text) or takes its name from something else says nothing when renamed.
  const { rename } = kindOf(it)
  return it.kind !== 'raw' && (rename === 'rebuild' || rename(it as never, 'was', sqlAt(design)) !== '')
}

/** Operators have signs for names. */
const renamedTo = (it: DbObject): string => (it.kind === 'operator' ? `${it.name}~` : `${it.name} "renamed"`)

test.each(Object.entries(SCRIPTS))(
  'whatever is renamed, all that speaks of it follows, there and back: %s',
  async (_, sql) => {
    const from = await designIn(db, sql)
    const renamed = [...all(from.objects)].filter((it) => canBeRenamed(from, it) && !isPartitioned(from, it))
    expect(renamed.length).toBeGreaterThan(15)
    await resetDatabase(db)
    expect(await provePlan(db, plan(emptyDesign(), from), from)).toEqual({ refusals: [], drift: [] })
    for (const it of renamed) {
      const to = apply(from, renameObject(from, it.id, renamedTo(it)))
      expect(await provePlan(db, plan(from, to), to), `${it.id} ${it.name}`).toEqual({ refusals: [], drift: [] })
      expect(await provePlan(db, plan(to, from), from), `back: ${it.id}`).toEqual({ refusals: [], drift: [] })
    }
  },
)

test.each(Object.entries(SCRIPTS))(
  'whatever is removed, what hangs on it goes or lets go, and comes back: %s',
  async (_, sql) => {
    const from = await designIn(db, sql)
    await resetDatabase(db)
    expect(await provePlan(db, plan(emptyDesign(), from), from)).toEqual({ refusals: [], drift: [] })
    for (const it of all(from.objects)) {
      if (it.kind === 'raw' || it.id === PUBLIC || isPartitioned(from, it)) continue
      const to = apply(from, removeObjects(from, [it.id]))
      expect(await provePlan(db, plan(from, to), to), `without ${it.id} ${it.name}`).toEqual({
        refusals: [],
        drift: [],
      })
      expect(await provePlan(db, plan(to, from), from), `back: ${it.id}`).toEqual({ refusals: [], drift: [] })
    }
  },
)
