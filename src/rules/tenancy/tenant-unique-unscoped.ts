import {
  type Change,
  childrenOf,
  type Design,
  foreignKeysOf,
  type Id,
  incomingOf,
  indexKey,
  keysOf,
  setField,
  tablesOf,
} from '#model'
import { proposedRole, roleOf } from '../meaning/role-of.ts'
import { hasTag } from '../reading/intent.ts'
import { type Column, columnsAt, namesAt, type ObjectOf, sameSet, wholeTable } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { changingIn } from '../reading/volatility.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { tenancyOf, tenantColumnOf, tenantsIn } from './tenants.ts'

type Unique = ObjectOf<'unique'> | ObjectOf<'index'>

const columnsOfKey = (it: Unique): Id<'column'>[] =>
  it.kind === 'unique' ? [...it.columns] : it.keys.flatMap((key) => key.column ?? [])

/** What no two tenants can have by nature: random values, keys of other systems, names of hosts. */
const WORLDWIDE = new Set(['secret', 'password-hash', 'external-id', 'uuid', 'domain', 'sku'])

function isWorldwide(design: Design, it: Column): boolean {
  const made = it.identity !== null || (it.default !== null && changingIn(design, it.default) !== null)
  return made || plain(it) === 'uuid' || WORLDWIDE.has(roleOf(design, it)?.role ?? '')
}

/** Its columns refer to a tenant's row, or to a person: what is unique beside these is so within them. */
const isWithinRow = (design: Design, table: Id, columns: readonly Id[]): boolean =>
  foreignKeysOf(design, table).some((key) => key.columns.some((id) => columns.includes(id)))

/** The key with the tenant before its columns, where no foreign key refers to it and nothing stands for it already. */
function scope(design: Design, at: { table: Id; it: Unique; tenant: Column }): Fix[] {
  const { table, it, tenant } = at
  const columns = columnsOfKey(it)
  const wide = [tenant.id, ...columns]
  const referred = incomingOf(design, table).some((key) => sameSet(key.targetColumns, columns))
  const there = keysOf(design, table).some((key) => sameSet(key.columns, wide))
  // Beside a null nothing would be unique.
  if (referred || there || tenant.nullable || (it.kind === 'unique' && it.withoutOverlaps)) return []
  const changes = (): Change[] =>
    setField(design, it.id, it.kind === 'unique' ? { columns: wide } : { keys: [indexKey(tenant.id), ...it.keys] })
  return [{ label: `Unique within its tenant: (${namesAt(design, wide)})`, safe: false, changes }]
}

export const tenantUniqueUnscoped: Rule = {
  id: 'tenant-unique-unscoped',
  group: 'tenancy',
  title: 'What is unique is unique within a tenant',
  why: 'A name that one tenant took is refused to all others. That is a fault they can’t explain to themselves, and the refusal tells each of them what the others have.',
  bad: `create table workspaces (id text primary key, name text not null);
create table projects (id text primary key, workspace_id text not null references workspaces on delete cascade, slug text not null unique, title text not null);
create unique index on projects (lower(title), slug);
create index on projects (workspace_id);`,
  good: `create table workspaces (id text primary key, name text not null, slug text not null unique);
create table projects (id text primary key, workspace_id text not null references workspaces on delete cascade, slug text not null, subdomain text not null unique, token text not null unique, unique (workspace_id, slug));
create table documents (id text primary key, workspace_id text not null references workspaces on delete cascade, project_id text not null references projects on delete cascade, name text not null, stripe_id text unique, unique (project_id, name));
create index on documents (workspace_id);
create table plans (id text primary key, workspace_id text references workspaces on delete cascade, code text not null unique);
create index on plans (workspace_id);`,
  given: (design) =>
    tablesOf(design).flatMap((it): Change[] =>
      it.name === 'plans'
        ? [
            {
              op: 'intend',
              key: `tags/${it.id}`,
              before: null,
              after: { sort: 'tags', about: it.id, tags: ['global'] },
            },
          ]
        : [],
    ),
  severity: severities('W - - W - W'),
  concerns: ({ options }) => options.tenancy !== 'off',
  beyond: ({ design, options }) => tenantsIn(design, options),
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    const tenancy = owner && tenancyOf(design, options)
    if (!owner || !tenancy?.within.has(table) || hasTag(design, table, 'global')) return
    const tenant = tenantColumnOf(design, table, { root: tenancy.root, options })
    if (!tenant) return
    for (const it of childrenOf(design, table)) {
      if (it.kind !== 'unique' && !(it.kind === 'index' && it.unique)) continue
      const columns = columnsAt(design, columnsOfKey(it))
      if (columns.length === 0 || columns.some((each) => each.id === tenant.id) || hasTag(design, it.id, 'global'))
        continue
      if (isWithinRow(design, table, columnsOfKey(it)) || columns.some((each) => isWorldwide(design, each))) continue
      yield {
        about: it.id,
        // One may sign in by an address before it is known where one belongs.
        ...(columns.some((each) => ['email', 'username', 'phone'].includes(proposedRole(each) ?? ''))
          ? { atMost: 'info' as const }
          : {}),
        message: `${it.name} lets only one tenant have a row of ${owner.name} with the same ${namesAt(design, columnsOfKey(it))}`,
        fixes: scope(design, { table, it, tenant }),
      }
    }
  },
}
