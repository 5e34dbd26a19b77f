import { expect, test } from 'vitest'
import { sqlExporter, textOf } from '#export'
import { sqlImporter } from '#import'
import { apply, forTarget, type PostgresVersion, setFacts } from '#model'
import { openTestPostgres } from '../../test/open-postgres.ts'

const SQL = `
create table t (
  id uuid primary key default uuidv7(),
  a int, b int, low int generated always as (a + b) virtual,
  constraint a_there not null a,
  unique nulls not distinct (a, b),
  check (a > 0) not enforced,
  check (crc32(id::text::bytea) > 0)
);
create table stays (room int, during tstzrange, constraint stays_pk primary key (room, during without overlaps));
create view v with (security_invoker = on) as select id from t;
create unlogged sequence s;
create table bookings (room int, during tstzrange, foreign key (room, period during) references stays (room, period during));
create table plain (made text default json_object('{a,1}')::text);
create role app; grant select, maintain on t to app; grant all on plain to app;
create publication p for table t with (publish_generated_columns = stored);
`

test('the export is for the target, and each word that it lacks is told', async () => {
  const imported = await sqlImporter(openTestPostgres).read(SQL)
  const design = imported?.design
  if (!design) throw new Error('not read')
  const told = (postgres: PostgresVersion) => {
    const older = apply(design, setFacts(design, { postgres }))
    const { files, notices } = sqlExporter.emit(older, {})
    return { sql: files.map(textOf).join(''), notices: notices.map((it) => `${it.severity} ${it.message}`) }
  }
  expect(told(18).notices).toEqual([])
  const old = told(14)
  expect(old.notices.map((it) => it.replace(/ came with.*: /, ': ')).sort()).toMatchInlineSnapshot(`
    [
      "error check t_id_check: crc32(): it is written all the same, and the server will refuse it",
      "warning check t_a_check: NOT ENFORCED: it is left out",
      "warning column a: a NOT NULL with a name or terms of its own: it is written without",
      "warning column id: uuidv7(): it is written without",
      "warning column low: a virtual generated column: it is written without",
      "warning foreign key bookings_room_during_fkey: PERIOD: it is left out",
      "warning grant app: MAINTAIN: it is written without",
      "warning primary key stays_pk: WITHOUT OVERLAPS: it is left out",
      "warning publication p: generated columns: it is written without",
      "warning sequence s: an unlogged sequence: it is written without",
      "warning unique constraint t_a_b_key: NULLS NOT DISTINCT: it is written without",
      "warning view v: security_invoker: it is written without",
    ]
  `)
  for (const word of [
    'uuidv7',
    'VIRTUAL',
    'NOT DISTINCT',
    'NOT ENFORCED',
    'OVERLAPS',
    'security_invoker',
    'UNLOGGED',
    'a_there',
  ])
    expect(old.sql).not.toContain(word)
  expect(old.sql).toContain('crc32')
  expect(old.sql).toContain('json_object')
  expect(old.sql).not.toContain('MAINTAIN')
  expect(old.sql).toContain('GRANT ALL ON TABLE plain TO app')
  expect(told(17).sql).toContain('NULLS NOT DISTINCT')
  expect(forTarget(design).design).toBe(design)
  const own = await sqlImporter(
    openTestPostgres,
  ).read(`create function uuidv7() returns uuid language sql as 'select gen_random_uuid()';
    create table u (id uuid default public.uuidv7())`)
  if (!own) throw new Error('not read')
  expect(forTarget(apply(own.design, setFacts(own.design, { postgres: 15 }))).lacks).toEqual([])
}, 60_000)
