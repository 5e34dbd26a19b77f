import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Postgres, resetDatabase } from '#postgres'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { fillTables } from './fill.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres(['btree_gist', 'citext'])
})
beforeEach(() => resetDatabase(db))
afterAll(() => db.close())

/** What a table of each sort asks of its rows; Postgres has taken them all, so what is asserted is that they are there. */
const SCRIPTS = {
  'keys, also of several columns': `create table t (a int, b text, c uuid unique, primary key (a, b));
    create unique index on t (lower(b)) where a > 3;
    create table later (id int primary key, n int unique deferrable initially deferred);`,
  'checks: bounds, lists, lengths, patterns, several columns': `create table t (id int primary key,
    price numeric(10, 2) check (price between 5 and 9.5), status text not null check (status in ('new', 'paid', 'lost')),
    code text not null check (code ~ '^[A-Z]{2}-\\d{3,4}(x|y)?$'), short varchar(3) not null unique check (char_length(short) = 3),
    mail text not null check (mail like '%@%.%'), digest bytea not null check (length(digest) = 20),
    low int not null, high int not null, check (low < high),
    one int, other text, check (num_nonnulls(one, other) = 1), tags text[] not null check (cardinality(tags) = 2),
    doc jsonb not null check (jsonb_typeof(doc) = 'object' and doc ? 'kind'), since date not null check (since > '2031-05-01'));`,
  'types of the design': `create type mood as enum ('sad', 'ok', 'It''s "fine"'); create domain positive as int check (value > 0);
    create domain slug as text not null check (value ~ '^[a-z]+(-[a-z]+)*$'); create type pair as (n positive, m mood);
    create type spans as range (subtype = float8);
    create table t (id bigint generated always as identity primary key, m mood not null, ms mood[] not null, p positive not null,
      s slug unique, c pair not null, cs pair[] not null, r spans not null, mr int4multirange not null, twice int generated always as (p::int % 7 * 2) stored);`,
  'built-in types': `create extension citext; create table t (a int2 not null, b float4 not null, c money not null, d bit(5) not null, e varbit not null, f inet not null,
    g cidr not null, h macaddr not null, i timetz not null, j timestamptz not null, k interval not null, l tsvector not null, m tsquery not null,
    n point not null, o polygon not null, p circle not null, q jsonpath not null, r pg_lsn not null, s "char" not null, u daterange not null,
    v citext not null, w char(4) not null, x regclass not null, y json not null, z timestamp(0) not null);`,
  'exclusions and periods': `create extension btree_gist; create table t (room int not null, at tsrange not null, exclude using gist (room with =, at with &&));
    create table u (id int, valid daterange, primary key (id, valid without overlaps));
    create table w (id int, valid daterange, foreign key (id, period valid) references u (id, period valid));`,
  'partitions, with what a part asks besides': `create table t (id int, region text, n int not null, primary key (id, region)) partition by list (region);
    create table t_a partition of t for values in ('eu', 'us'); alter table t_a add check (n > 900);
    create table t_b partition of t for values in ('asia') partition by range (id);
    create table t_b1 partition of t_b for values from (0) to (500);
    create table h (id int primary key) partition by hash (id);
    create table h0 partition of h for values with (modulus 2, remainder 0);
    create table u (t_id int, t_region text, foreign key (t_id, t_region) references t);`,
  'circles, of itself and of others': `create table t (id int primary key, parent int references t, boss int not null references t, check (parent <> id));
    create table a (id int primary key, b int not null); create table b (id int primary key, a int not null references a);
    alter table a add foreign key (b) references b;
    create table tenant (id int primary key);
    create table person (tenant int references tenant, id int, chief int, primary key (tenant, id),
      foreign key (tenant, chief) references person);
    create table task (tenant int not null, id int, by int not null, for_tenant int, primary key (tenant, id),
      foreign key (tenant, by) references person, foreign key (tenant) references tenant);`,
  'what else stands in the way': `create function no() returns trigger language plpgsql as 'begin raise exception ''no''; end';
    create table t (id int primary key, n int); create trigger no before insert on t for each row execute function no();
    alter table t enable row level security;
    create table heir (m int not null) inherits (t);
    create table ruled (id int primary key); create rule r as on insert to ruled do also select 1;
    create function half(x int) returns int language plpgsql immutable as 'begin if x = 4 then raise exception ''four''; end if; return x / 2; end';
    create table judged (n int not null check (half(n) > 3));`,
}

describe('every table is filled with rows that Postgres takes', () => {
  test.each(Object.entries(SCRIPTS))('%s', async (_, sql) => {
    await db.exec(sql)
    const { rows, notices } = await fillTables(db, { rows: 60 })
    expect(notices).toEqual([])
    for (const [table, count] of Object.entries(rows)) expect(count, table).toBeGreaterThan(9)
    // Keys were not checked while rows went in: Postgres checks them anew.
    await db.exec(`do $$ declare k record; begin
      for k in select conrelid::regclass as t, conname, pg_get_constraintdef(oid) as def from pg_constraint
        where contype = 'f' and conparentid = 0 loop
        execute format('alter table %s drop constraint %I', k.t, k.conname);
        execute format('alter table %s add constraint %I %s', k.t, k.conname, k.def);
      end loop; end $$`)
  })
})

test('the same seed gives the same rows, and another gives others', async () => {
  const textOf = async (seed: string) => {
    await resetDatabase(db)
    await db.exec('create table t (id uuid primary key, n int, name text); create table u (t uuid references t)')
    await fillTables(db, { rows: 30, seed })
    const t = await db.query<{ row: string }>('select t::text || u::text as row from t join u on u.t = t.id order by 1')
    return t.rows.map((it) => it.row)
  }
  const first = await textOf('one')
  expect(first.length).toBeGreaterThan(10)
  expect(await textOf('one')).toEqual(first)
  expect(await textOf('other')).not.toEqual(first)
})

test('rows that are there already stay alone, and a table that can hold none is told', async () => {
  await db.exec(`create table t (id int primary key); insert into t values (7); create table u (t int references t);
    create table never (n int not null check (n > 3 and n < 3)); create table parted (id int) partition by list (id)`)
  const { rows, notices } = await fillTables(db, { rows: 20 })
  expect(rows).toEqual({ u: 20, never: 0, parted: 0 })
  expect(notices.map((it) => it.message)).toEqual([
    expect.stringContaining('never is proved without rows: '),
    'parted is proved without rows: it is partitioned and has no partition',
  ])
})
