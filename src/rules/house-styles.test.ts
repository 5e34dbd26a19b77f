import { afterAll, beforeAll, expect, test } from 'vitest'
import { targets } from '#export'
import {
  apply,
  type Change,
  columnsOf,
  type Design,
  intend,
  lastRank,
  make,
  type ProfileId,
  primaryKeyOf,
  tablesOf,
} from '#model'
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

type Example = {
  /** What the style’s own example does against the style. */
  readonly says: string
  readonly sql: string
  readonly rule: string
  readonly about?: RegExp
  readonly times?: number
  readonly given?: (design: Design) => readonly Change[]
}

const PEOPLE = 'create table users (id text primary key, email text not null unique);'
const PROJECTS = 'create table projects (id text primary key, name text not null);'
const STATUS = `create type task_status as enum ('TODO', 'IN_PROGRESS', 'DONE');`
const TASKS = `${PEOPLE}${PROJECTS}${STATUS}
create table tasks (id text primary key, title text not null, status task_status not null, priority int not null, due_date timestamptz,
  project_id text not null references projects on delete cascade, assignee_id text references users on delete set null, created_at timestamptz not null default now());
create index on tasks (project_id);
create index on tasks (assignee_id);
create index on tasks (status);
create index on tasks (due_date);
create index on tasks (project_id, status);
create index on tasks (assignee_id, status, due_date);
create index on tasks (status, priority, due_date);`
const LINKS = `${PEOPLE}create table tasks (id text primary key);
create table tags (id text primary key, name text not null unique);
create table task_tags (task_id text not null references tasks on delete cascade, tag_id text not null references tags on delete cascade,
  assigned_at timestamptz not null default now(), assigned_by text, primary key (task_id, tag_id));
create index on task_tags (tag_id);`
const LOG = `${PEOPLE}create table audit_logs (id text primary key, table_name text not null, record_id text not null, action text not null, user_id text not null, timestamp timestamptz not null default now());
create index on audit_logs (table_name, record_id);`
const AUDITED = `${PEOPLE}create table tasks (id text primary key, created_at timestamptz not null default now(), created_by text not null references users, updated_by text not null references users);`
const DEPENDENCIES = `create table tasks (id text primary key);
create table task_dependencies (id text primary key, blocking_task_id text not null references tasks on delete cascade, blocked_task_id text not null references tasks on delete cascade,
  dependency_type text not null default 'BLOCKS', unique (blocking_task_id, blocked_task_id));
create index on task_dependencies (blocked_task_id);`
const ARC = `create table tasks (id text primary key);${PROJECTS}
create table comments (id text primary key, content text not null, task_id text references tasks on delete cascade, project_id text references projects on delete cascade);
create index on comments (task_id);
create index on comments (project_id);`
const METRICS = `${PEOPLE}create table daily_metrics (id text primary key, user_id text not null references users on delete cascade, date date not null, unique (user_id, date));
create index on daily_metrics (date);
create index on daily_metrics (user_id, date);`
const VIEW = `${STATUS}create table tasks (id text primary key, user_id text not null, status task_status not null);
create materialized view user_productivity_summary as select user_id, count(*) as total from tasks group by user_id;
create index on user_productivity_summary (user_id);
create function refresh_summary() returns void language sql as 'refresh materialized view concurrently user_productivity_summary';`
const SESSIONS = `create table time_sessions (id text not null, user_id text not null, start_time timestamp not null, end_time timestamp, task_id text) partition by range (start_time);
create table time_sessions_2025_01 partition of time_sessions for values from ('2025-01-01') to ('2025-02-01');
create table time_sessions_2025_02 partition of time_sessions for values from ('2025-02-01') to ('2025-03-01');`
const TREE = `create table categories (id text primary key, name text not null, parent_id text references categories, lft int not null, rgt int not null);
create index on categories (parent_id);`

/** Postgres refuses the example’s own key, which leaves out what the table is partitioned by. */
const keyedById = (design: Design): Change[] =>
  tablesOf(design).flatMap((it) => {
    const id = columnsOf(design, it.id).find((each) => each.name === 'id')
    if (it.name !== 'time_sessions' || !id || primaryKeyOf(design, it.id)) return []
    const key = make('primary-key', {
      name: 'time_sessions_pkey',
      parent: it.id,
      rank: lastRank(design, it.id),
      columns: [id.id],
    })
    return [{ op: 'add', object: key }]
  })

/** The one or the other is meant, as the style says beside the example. */
const alternatives = (design: Design): Change[] =>
  tablesOf(design).flatMap((it) =>
    it.name === 'comments' ? intend(design, { sort: 'tags', about: it.id, tags: ['arc'] }) : [],
  )

/** Schema examples of a written house style that break it (rules.md 2.1, “inside seed 002”). */
const STRICT: readonly Example[] = [
  {
    says: 'the key of a partitioned table leaves out the partition key',
    sql: SESSIONS,
    rule: 'partition-key-in-unique',
    given: keyedById,
  },
  { says: 'its times have no zone', sql: SESSIONS, rule: 'timestamp-without-tz', about: /start_time/ },
  { says: 'a view refreshed concurrently has no unique index', sql: VIEW, rule: 'matview-unique-index-missing' },
  { says: 'indexes that are the left part of others', sql: TASKS, rule: 'index-redundant', times: 3 },
  { says: 'an index that repeats a unique key', sql: METRICS, rule: 'index-redundant', about: /repeats/ },
  { says: 'who assigned a tag is nobody in particular', sql: LINKS, rule: 'fk-missing', about: /assigned_by/ },
  { says: 'who is logged is nobody in particular', sql: LOG, rule: 'fk-missing', about: /user_id/ },
  { says: 'who made a row is looked up without an index', sql: AUDITED, rule: 'fk-index-missing', times: 2 },
  { says: 'what deleting them does is not said', sql: AUDITED, rule: 'fk-action-implicit', times: 2 },
  {
    says: 'two references of which one is meant, and none or both allowed',
    sql: ARC,
    rule: 'exclusive-arc-unchecked',
    given: alternatives,
  },
  { says: 'a sort that is any text', sql: DEPENDENCIES, rule: 'closed-set-untyped', about: /dependency_type/ },
  { says: 'a task that waits for itself', sql: DEPENDENCIES, rule: 'self-relation-unguarded' },
  {
    says: 'links and children without the times that are asked of all tables',
    sql: LINKS,
    rule: 'timestamps-missing',
    about: /task_tags|tags/,
  },
  { says: 'a tree told in two ways, its bounds in no order', sql: TREE, rule: 'self-relation-unguarded' },
]

const found = (design: Design, profile: ProfileId) => createReview(profile, targets).review(design)

test.each(STRICT)('the strict Prisma style against its own examples: $says', async (it) => {
  const read = await designIn(db, it.sql)
  const styled = apply(read, intend(read, { sort: 'profile', extends: 'prisma-strict', severities: {}, options: {} }))
  const design = apply(styled, it.given?.(styled) ?? [])
  const here = found(design, 'prisma-strict').filter(
    ({ rule, message }) => rule === it.rule && (it.about?.test(message) ?? true),
  )
  expect(here.length).toBeGreaterThanOrEqual(it.times ?? 1)
})

test('a condition that Prisma can’t say is told, where the style writes for Prisma', async () => {
  const read = await designIn(
    db,
    `${STATUS}create table tasks (id text primary key, status task_status not null, deleted_at timestamptz);
create index active on tasks (lower(id)) where deleted_at is null;`,
  )
  const design = apply(read, intend(read, { sort: 'profile', extends: 'prisma-strict', severities: {}, options: {} }))
  expect(found(design, 'prisma-strict').map((it) => it.rule)).toContain('export-unrepresentable')
})

/** The same column, and what each style has against it: they can’t all be right (rules.md 2.1). */
const MONEY = {
  cents:
    'create table invoices (id uuid primary key default gen_random_uuid(), price_cents bigint not null check (price_cents >= 0));',
  numeric:
    'create table invoices (id uuid primary key default gen_random_uuid(), price numeric(10, 2) not null check (price >= 0));',
}

test('styles that contradict each other each want their own', async () => {
  const told = async (sql: string, profile: ProfileId, rule: string): Promise<boolean> =>
    found(await designIn(db, sql), profile).some((it) => it.rule === rule)
  expect(await told(MONEY.numeric, 'prisma-strict', 'money-representation')).toBe(false)
  expect(await told(MONEY.numeric, 'drizzle-tenant', 'money-representation')).toBe(true)
  expect(await told(MONEY.cents, 'drizzle-tenant', 'money-representation')).toBe(false)
  expect(await told(MONEY.cents, 'prisma-strict', 'money-representation')).toBe(true)
  const plural = 'create table tasks (id bigint generated always as identity primary key);'
  expect(await told(plural, 'prisma-strict', 'name-table-number')).toBe(false)
  expect(await told(plural, 'sqlmodel', 'name-table-number')).toBe(true)
  expect(await told(plural, 'postgres-classic', 'pk-strategy')).toBe(false)
  expect(await told(plural, 'sqlmodel', 'pk-strategy')).toBe(true)
  const enumerated = `create type state as enum ('open', 'shut');create table doors (id uuid primary key default gen_random_uuid(), state state not null);`
  expect(await told(enumerated, 'drizzle-tenant', 'closed-set-strategy')).toBe(false)
  expect(await told(enumerated, 'postgres-classic', 'closed-set-strategy')).toBe(true)
})
