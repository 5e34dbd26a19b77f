import { type Change, type Design, type Id, object, primaryKeyOf, type StyleOptions, setField } from '#model'
import { inTurn, newColumn, requireColumns } from '../reading/edits.ts'
import { hasTag } from '../reading/intent.ts'
import { type Column, keysUsing, wholeTable } from '../reading/shapes.ts'
import { act } from '../relationships/actions.ts'
import { waitsFor } from '../relationships/acyclic.ts'
import { relate } from '../relationships/new-key.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { type Tenancy, tenancyOf, tenantColumnOf, tenantsIn } from './tenants.ts'

/** The tenant column with its foreign key and index. Where tenants wait for this table, the key is checked at commit. */
function add(design: Design, table: Id<'table'>, at: { root: Tenancy['root']; options: StyleOptions }): Change[] {
  const key = object(design, primaryKeyOf(design, at.root.id)?.columns[0] ?? 'column:none')
  if (!key) return []
  const added = newColumn(design, table, { name: at.options.tenantColumn, type: key.type, nullable: false })
  const circular = waitsFor(design, at.root.id, table)
  const keyOf = (now: Design) => {
    const column = object(now, added.column)
    return column ? (keysUsing(now, column)[0] ?? null) : null
  }
  return inTurn(
    design,
    () => added.changes,
    (now) => relate(now, { table, column: added.column, to: at.root.id }, at.options),
    (now) => {
      const made = keyOf(now)
      return made ? act(now, made.id, { onDelete: 'cascade' }) : []
    },
    (now) => {
      const made = keyOf(now)
      return made && circular ? setField(now, made.id, { deferrable: 'deferred' }) : []
    },
  )
}

/** NOT NULL for the column; a key that would empty it, or close a ring, stands in the way. */
function require(design: Design, table: Id, at: { column: Column; root: Id }): Fix[] {
  const blocked = keysUsing(design, at.column).some(
    (key) => key.onDelete === 'set null' || key.onUpdate === 'set null' || waitsFor(design, key.target, table),
  )
  if (blocked || at.column.inherited) return []
  return [
    {
      label: `Make ${at.column.name} NOT NULL`,
      safe: false,
      changes: () => requireColumns(design, [at.column.id]),
    },
  ]
}

export const tenantColumnMissing: Rule = {
  id: 'tenant-column-missing',
  group: 'tenancy',
  title: 'A tenant’s rows say whose they are',
  why: 'A row that belongs to a tenant only by way of others can be guarded by no policy and no index of its own: each query has to make the way, and the one that forgets it shows all tenants.',
  bad: `create table workspaces (id text primary key, name text not null);
create table projects (id text primary key, workspace_id text not null references workspaces on delete cascade);
create index on projects (workspace_id);
create table tasks (id text primary key, project_id text not null references projects on delete cascade);
create index on tasks (project_id);`,
  good: `create table workspaces (id text primary key, name text not null);
create table projects (id text primary key, workspace_id text not null references workspaces on delete cascade);
create index on projects (workspace_id);`,
  severity: severities('- - - W - E'),
  concerns: ({ options }) => options.tenancy !== 'off',
  beyond: ({ design, options }) => tenantsIn(design, options),
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    const tenancy = options.tenancy === 'rls' ? null : tenancyOf(design, options)
    if (!owner || !tenancy?.within.has(table) || hasTag(design, table, 'global')) return
    const { root } = tenancy
    const column = tenantColumnOf(design, table, { root, options })
    if (column && !column.nullable) return
    const simple = primaryKeyOf(design, root.id)?.columns.length === 1
    yield {
      about: column?.id ?? table,
      message: column
        ? `${owner.name}.${column.name} may be null, and the row then no tenant’s`
        : `${owner.name} belongs to ${root.name} by way of others and has no ${options.tenantColumn}`,
      fixes: column
        ? require(design, table, { column, root: root.id })
        : simple
          ? [
              {
                label: `Add ${options.tenantColumn}, NOT NULL, referring to ${root.name}`,
                safe: false,
                changes: () => add(design, table, { root, options }),
              },
            ]
          : [],
    }
  },
}
