import { addIndex, addUnique, type Change, type Design, foreignKeysOf, type Id, keysOf, object } from '#model'
import { isIndexed } from '../indexes/coverage.ts'
import { inTurn } from '../reading/edits.ts'
import { sameType } from '../reading/retype.ts'
import { type Column, type ForeignKey, sameSet, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { tenancyOf, tenantColumnOf } from './tenants.ts'

type Ends = { readonly key: ForeignKey; readonly own: Column; readonly theirs: Column }

/** The key with the tenant before its columns on both sides, on a unique key that has it too. */
function widen(design: Design, table: Id<'table'>, { key, own, theirs }: Ends): Change[] {
  const columns = [own.id, ...key.columns]
  const targetColumns = [theirs.id, ...key.targetColumns]
  const there = keysOf(design, key.target).some((it) => sameSet(it.columns, targetColumns))
  const empties = key.onDelete === 'set null' || key.onDelete === 'set default'
  const onDeleteColumns = empties && key.onDeleteColumns.length === 0 ? [...key.columns] : [...key.onDeleteColumns]
  return inTurn(
    design,
    (now) => (there ? [] : addUnique(now, key.target, targetColumns)),
    (now) => {
      const before = object(now, key.id)
      return before ? [{ op: 'set', before, after: { ...before, columns, targetColumns, onDeleteColumns } }] : []
    },
    (now) => {
      const after = object(now, key.id)
      return after && !isIndexed(now, after) ? addIndex(now, table, [...key.columns, own.id]) : []
    },
  )
}

/** What widening would break: an action over the tenant itself, or MATCH FULL with half a key. */
function canWiden(design: Design, { key, own, theirs }: Ends): boolean {
  const empties = [key.onDelete, key.onUpdate].some((it) => it === 'set null' || it === 'set default')
  if (!sameType(own, theirs) || key.match === 'full' || key.onUpdate === 'set null' || key.onUpdate === 'set default')
    return false
  return !empties || design.postgres >= 15
}

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
  scope: 'design',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    const tenancy = tenancyOf(design, options)
    if (!owner || !tenancy?.within.has(table)) return
    const { root } = tenancy
    const own = tenantColumnOf(design, table, { root, options })
    for (const key of own ? foreignKeysOf(design, table) : []) {
      const theirs = tenancy.within.has(key.target) ? tenantColumnOf(design, key.target, { root, options }) : null
      if (!own || !theirs || key.columns.includes(own.id) || key.targetColumns.includes(theirs.id)) continue
      const ends = { key, own, theirs }
      const fix: Fix = {
        label: `Refer to (${theirs.name}, ${key.targetColumns.map((id) => object(design, id)?.name).join(', ')})`,
        safe: false,
        changes: () => widen(design, table, ends),
      }
      yield {
        about: key.id,
        message: `${key.name} lets ${owner.name} refer to another tenant’s ${object(design, key.target)?.name}`,
        fixes: canWiden(design, ends) ? [fix] : [],
      }
    }
  },
}
