import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathOf } from '#model'
import type { Postgres } from '#postgres'
import { createReview, loadParser } from '#rules'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
})
afterAll(() => db.close())

const SQL = `create table "_prisma_migrations" (id varchar(36), started_at timestamp, finished_at timestamp, logs json);
create table users (id bigint primary key, email text, name text, password text, stripe_customer_id text, stripe_price_id text);
create table registries (id bigint primary key, username text, password text, url text);
create table messages (id bigint primary key, body text);
create table channels (id bigint primary key, created_by bigint references users, deleted_at timestamptz, invite_code text unique, slug text unique);
create table channel_members (
  id bigint primary key, channel_id bigint not null references channels, user_id bigint not null references users,
  last_read_message_id bigint, is_muted boolean not null, passed boolean not null
);
create table message_versions (id bigint primary key, is_deleted boolean not null default false);
create table audit_log (id bigint primary key, user_id bigint not null references users, user_name text not null, entity_type text, entity_id bigint);
create table user_settings (user_id bigint references users, name text, value text, primary key (user_id, name));
create table parts (item_cd char(4) primary key);
create table stock (id numeric(10) primary key, item_cd char(4), changed_by numeric(10) references stock, session_state text);
create table bins (id bigint primary key, stock_id numeric(10) references stock);`

test('warns of what is wrong, and only hints where it may be meant so', async () => {
  const design = await designIn(db, SQL)
  const found = createReview('default').review(design)
  const of = (...rules: string[]) =>
    found
      .filter((it) => rules.includes(it.rule))
      .map((it) => `${it.severity} ${it.rule} ${pathOf(design, it.about)}`)
      .sort()
  expect(found.filter((it) => pathOf(design, it.about).startsWith('_prisma'))).toEqual([])
  expect(of('unique-missing-for-role')).toEqual([
    'info unique-missing-for-role registries.username',
    'info unique-missing-for-role users.stripe_price_id',
    'warning unique-missing-for-role users.email',
    'warning unique-missing-for-role users.stripe_customer_id',
  ])
  expect(of('default-missing-lifecycle')).toEqual([
    'info default-missing-lifecycle channel_members.passed',
    'warning default-missing-lifecycle channel_members.is_muted',
  ])
  expect(of('fk-missing')).toEqual([
    'warning fk-missing channel_members.last_read_message_id',
    'warning fk-missing stock.item_cd',
  ])
  expect(of('join-table-pair-not-unique')).toEqual(['warning join-table-pair-not-unique channel_members'])
  expect(of('soft-delete-policy', 'polymorphic-association', 'eav-table')).toEqual([
    'info eav-table user_settings',
    'info polymorphic-association audit_log.entity_id',
    'info soft-delete-policy message_versions.is_deleted',
  ])
  expect(of('soft-delete-unique')).toEqual(['warning soft-delete-unique channels.channels_slug_key'])
  expect(of('closed-set-untyped')).toEqual(['info closed-set-untyped stock.session_state'])
  expect(of('nf-copied-parent-attribute', 'pk-mutable-natural', 'self-relation-unguarded')).toEqual([])
})

const MEANT = `create table runs (id bigint primary key, subscriber_name text);
create table subscribers (id bigint primary key, name text, inserted_at timestamptz not null);
create table views (
  id bigint primary key, run_id bigint not null references runs on delete cascade,
  subscriber_id bigint references subscribers on delete set null, viewed_at timestamptz default now()
);
create table boards (
  id bigint primary key, title text, body text, state text, last_run_id bigint references runs, last_subscriber_id bigint references subscribers
);
create table account (code text primary key);
create table notes (id bigint primary key, body text, created_by text default session_user);
create table banned_film_ids (film_id text primary key);
create table zip_codes (zip_code text primary key);
create table films (id bigint primary key, run_id bigint references runs, film_id text, zip_code text);
create table deleted_films (id bigint primary key, run_id bigint);
create table deleted_things (id bigint primary key, run_id bigint);
create table films_hist (id bigint primary key, film_id bigint references films, slug text);
create type country as enum ('DE', 'FR', 'IT', 'PL');
create type a as enum ('is_on', 'off'); create type b as enum ('is_on', 'off'); create type c as enum ('is_on', 'off');
create type d as enum ('is_on', 'off'); create type e as enum ('is_on', 'off');`

test('is silent where a name only sounds like it', async () => {
  const design = await designIn(db, MEANT)
  const rules = ['join-table-pair-not-unique', 'exclusive-arc-unchecked', 'fk-missing', 'unique-missing-for-role']
  const asked = new Set([...rules, 'name-case', 'default-missing-lifecycle', 'timestamps-missing'])
  const told = createReview('default')
    .review(design)
    .filter((it) => asked.has(it.rule) && it.severity !== 'info')
    .map((it) => `${it.rule} ${pathOf(design, it.about)}`)
  expect(told.sort()).toEqual([
    'fk-missing deleted_things.run_id',
    'fk-missing films.zip_code',
    'timestamps-missing subscribers.inserted_at',
  ])
})

test('a table is no join where its rows outlive what they refer to', async () => {
  const told = async (run: string, subscriber: string) => {
    const design = await designIn(
      db,
      `create table runs (id bigint primary key); create table subscribers (id bigint primary key);
      create table views (id bigint primary key, run_id bigint ${run}, subscriber_id bigint ${subscriber})`,
    )
    const found = createReview('default').review(design)
    return found.filter((it) => it.rule === 'join-table-pair-not-unique').map((it) => pathOf(design, it.about))
  }
  const joins = 'not null references runs on delete cascade'
  expect(await told(joins, 'references subscribers on delete set null')).toEqual([])
  expect(await told(joins, 'not null references subscribers on delete cascade')).toEqual(['views'])
  expect(await told(joins, 'references subscribers on delete cascade')).toEqual(['views'])
  expect(await told(joins, 'not null references subscribers on delete set null')).toEqual(['views'])
})
