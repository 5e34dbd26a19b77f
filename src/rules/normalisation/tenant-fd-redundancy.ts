import { foreignKeysOf, intend, object } from '#model'
import { isWithin } from '../normal-forms/attributes.ts'
import { closureOf } from '../normal-forms/closure.ts'
import { attributesOf, dependenciesOf, isSpokenOf } from '../normal-forms/of-design.ts'
import { isSaid } from '../reading/intent.ts'
import { wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'
import { acrossTenants, tenantFix } from '../tenancy/across-tenants.ts'
import { tenantsIn } from '../tenancy/tenants.ts'
import { depends } from './given.ts'

export const tenantFdRedundancy: Rule = {
  id: 'tenant-fd-redundancy',
  group: 'normalisation',
  title: 'A tenant that follows from a reference is held to it',
  why: 'The row that is referred to says whose it is, so that the tenant’s column is a copy: wanted, for row security and for indexes, and safe only where the foreign key contains it.',
  bad: `create table workspaces (id text primary key, name text not null);
create table projects (id text primary key, workspace_id text not null references workspaces on delete cascade);
create index on projects (workspace_id);
create table tasks (
  id text primary key, workspace_id text not null references workspaces on delete cascade,
  project_id text not null references projects on delete cascade
);
create index on tasks (workspace_id);
create index on tasks (project_id);`,
  good: `create table workspaces (id text primary key, name text not null);
create table projects (
  id text primary key, workspace_id text not null references workspaces on delete cascade, unique (workspace_id, id)
);
create table tasks (
  id text primary key, workspace_id text not null references workspaces on delete cascade, project_id text not null,
  foreign key (workspace_id, project_id) references projects (workspace_id, id) on delete cascade
);
create index on tasks (workspace_id, project_id);`,
  given: (design) => [
    ...depends({ table: 'tasks', from: ['project_id'], to: ['workspace_id'] })(design),
    ...intend(design, {
      sort: 'profile',
      extends: 'default',
      severities: {},
      options: { tenancy: 'column', tenantColumn: 'workspace_id' },
    }),
  ],
  severity: severities('I - - W - W'),
  concerns: ({ design }) => isSaid(design, 'dependency'),
  beyond: ({ design, options }) => tenantsIn(design, options),
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || options.tenancy === 'off' || !isSpokenOf(design, table)) return
    const theory = dependenciesOf(design, table)
    const declared = theory.declared.filter((it) => !it.multivalued)
    for (const key of foreignKeysOf(design, table)) {
      const ends = acrossTenants(design, key, options)
      const closed = closureOf(attributesOf(theory, key.columns), declared)
      if (!ends || !isWithin(attributesOf(theory, [ends.own.id]), closed)) continue
      yield {
        about: ends.own.id,
        message: `${owner.name}.${ends.own.name} follows from ${object(design, key.target)?.name}, and ${key.name} does not hold the two alike`,
        fixes: tenantFix(design, table, ends),
      }
    }
  },
}
