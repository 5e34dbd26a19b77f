import { afterAll, beforeAll, expect, test } from 'vitest'
import { plan } from '#migrate'
import { all, apply, type Design, type Id, type ObjectOf, setEnumValues } from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { provePlan } from './prove.ts'

const SCRIPT = `
  create schema s;
  create type mood as enum ('glad', 'sad', 'in between');
  create type s.mood as enum ('glad', 'sad');
  create domain feeling as mood default 'glad' check (value <> 'sad'::mood);
  create table t (id int primary key, m mood default 'glad', other s.mood default 'glad', word text default 'glad',
    list mood[] default '{glad,"in between"}', check (m <> 'sad'), check (m in ('glad', 'in between')), check (word <> 'sad'),
    is_glad boolean generated always as (m = 'glad') stored);
  create index on t (id) where m = 'sad';
  create view v as select id, m = any ('{glad,sad}'::mood[]) as decided, 'glad'::text as word, 'sad'::s.mood as other from t where m <> 'sad';
  alter table t enable row level security;
  create policy p on t using (m = 'glad');
  create function f(m mood default 'sad') returns mood language sql begin atomic select coalesce(m, 'glad'::mood); end;
  create function tg() returns trigger language plpgsql as 'begin return new; end';
  create trigger tg before update on t for each row when (new.m = 'sad') execute function tg();
`

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
})
afterAll(() => db.close())

/** The enum in `public` with other labels, and all that speaks of them. */
function relabelled(design: Design, labels: Readonly<Record<string, string>>): Design {
  const it = [...all(design.objects)].find(
    (each) => each.kind === 'enum' && each.values.length === 3,
  ) as ObjectOf<'enum'>
  const values = it.values.map((each) => ({ ...each, label: labels[each.label] ?? each.label }))
  return apply(design, setEnumValues(design, it.id as Id<'enum'>, values))
}

test.each([
  ['another', { glad: 'happy' }],
  ['what has to be quoted', { glad: `it's "fine", \\ so`, sad: 'null' }],
  ['each other’s', { glad: 'sad', sad: 'glad' }],
])('labels get %s name: what speaks of them follows, as it does in Postgres, there and back', async (_, labels) => {
  const from = await designIn(db, SCRIPT)
  const to = relabelled(from, labels)
  expect(await provePlan(db, plan(from, to), to)).toEqual({ refusals: [], drift: [] })
  expect(await provePlan(db, plan(to, from), from)).toEqual({ refusals: [], drift: [] })
  await resetDatabase(db)
})
