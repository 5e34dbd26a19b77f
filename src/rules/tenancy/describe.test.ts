import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, diff, invert, tablesOf } from '#model'
import type { Postgres } from '#postgres'
import { createReview, describeTenancy, loadParser, markTenants } from '#rules'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
})
afterAll(() => db.close())

const SQL = `create table teams (id uuid primary key default gen_random_uuid());
create table projects (id uuid primary key default gen_random_uuid(), team_id uuid not null references teams on delete cascade);
create table tasks (id uuid primary key default gen_random_uuid(), project_id uuid not null references projects on delete cascade);
create table news (id uuid primary key default gen_random_uuid());
alter table projects enable row level security;
create policy reads on projects for select using (team_id is not null);`

test('whose rows are the tenants is marked once, and then known of every table that leads there', async () => {
  const design = await designIn(db, SQL)
  expect(describeTenancy(design).root).toBeNull()
  const teams = tablesOf(design).find((it) => it.name === 'teams')
  const changes = markTenants(design, teams?.id ?? 'table:none')
  const marked = apply(design, changes)
  expect(diff(apply(marked, invert(changes)), design)).toEqual([])
  const { root, tables } = describeTenancy(marked)
  expect(root?.path).toBe('teams')
  expect(tables.map(({ path, column, guarded, policies }) => ({ path, column, guarded, policies }))).toEqual([
    { path: 'projects', column: 'team_id', guarded: true, policies: ['select'] },
    { path: 'tasks', column: null, guarded: false, policies: [] },
  ])
  const again = markTenants(marked, tablesOf(marked).find((it) => it.name === 'projects')?.id ?? 'table:none')
  expect(describeTenancy(apply(marked, again)).root?.path).toBe('projects')
  expect(
    createReview('drizzle-tenant')
      .review(marked)
      .map((it) => it.rule),
  ).toContain('tenant-column-missing')
})
