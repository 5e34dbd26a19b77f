import { foreignKeysOf, object } from '#model'
import { wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'
import { acrossTenants, tenantFix } from './across-tenants.ts'
import { tenantsIn } from './tenants.ts'

export const tenantFkNotComposite: Rule = {
  id: 'tenant-fk-not-composite',
  group: 'tenancy',
  title: 'A reference stays within its tenant',
  why: 'Both rows have a tenant, and a foreign key over the id alone lets one tenant’s row refer to another’s; with the tenant in the key, Postgres refuses it.',
  bad: `create table workspaces (id text primary key, name text not null);
create table projects (id text primary key, workspace_id text not null references workspaces on delete cascade);
create index on projects (workspace_id);
create table tasks (
  id text primary key,
  workspace_id text not null references workspaces on delete cascade,
  project_id text references projects on delete set null
);
create index on tasks (workspace_id);
create index on tasks (project_id);`,
  good: `create table workspaces (id text primary key, name text not null);
create table projects (
  id text primary key, workspace_id text not null references workspaces on delete cascade, unique (workspace_id, id)
);
create table tasks (
  id text primary key,
  workspace_id text not null references workspaces on delete cascade,
  project_id text,
  foreign key (workspace_id, project_id) references projects (workspace_id, id) on delete set null (project_id)
);
create index on tasks (workspace_id, project_id);`,
  severity: severities('W - - W - W'),
  concerns: ({ options }) => options.tenancy !== 'off',
  beyond: ({ design, options }) => tenantsIn(design, options),
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of foreignKeysOf(design, table)) {
      const ends = acrossTenants(design, key, options)
      if (!ends) continue
      yield {
        about: key.id,
        message: `${key.name} lets ${owner.name} refer to another tenant’s ${object(design, key.target)?.name}`,
        fixes: tenantFix(design, table, ends),
      }
    }
  },
}
