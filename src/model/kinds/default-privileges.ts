import * as v from 'valibot'
import { idOf } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { any, ref, refJson } from './catalog-words.ts'
import {
  grantChanges,
  granteeFields,
  granteeWords,
  type Held,
  heldFields,
  NOTHING_HELD,
  standingOn,
} from './privileges.ts'

const fields = {
  /** Whose new objects; null for those of whoever runs this. */
  by: v.nullable(idOf('role')),
  /** Only new objects of this schema. */
  schema: v.nullable(idOf('schema')),
  on: v.picklist(['tables', 'sequences', 'routines', 'types', 'schemas', 'large objects']),
  ...granteeFields,
  ...heldFields,
}
export type DefaultPrivileges = ObjectWith<'default-privileges', typeof fields>

/** What holds without any: those of one schema only add to it (manual: ALTER DEFAULT PRIVILEGES). */
const standing = (it: DefaultPrivileges): Held => (it.schema ? NOTHING_HELD : standingOn(it.on.toUpperCase(), it.to))

function changes(it: DefaultPrivileges, change: { was: Held; now: Held }, at: At): string[] {
  const by = it.by ? ` FOR ROLE ${at.name(it.by)}` : ''
  const schema = it.schema ? ` IN SCHEMA ${at.name(it.schema)}` : ''
  const sort = it.on.toUpperCase()
  const who = granteeWords(it, at, it.by ? at.name(it.by) : undefined)
  return grantChanges({ sort, words: sort }, change, { who, at, prefix: `ALTER DEFAULT PRIVILEGES${by}${schema} ` })
}

const change = (now: DefaultPrivileges, was: DefaultPrivileges, at: At): string[] => changes(now, { was, now }, at)
const make = (it: DefaultPrivileges, at: At): string[] => changes(it, { was: standing(it), now: it }, at)

/** Privileges that new objects of a sort will come with. */
export const defaultPrivileges = defineKind({
  kind: 'default-privileges',
  label: { one: 'default privileges', many: 'default privileges' },
  under: [],
  fields,
  needs: (it) => [it.by, it.schema, it.role].filter((id) => id !== null),
  create: (it, at) => make(it, at)[0] ?? '',
  settle: (it, at) => make(it, at).slice(1),
  drop: (it, at) => changes(it, { was: it, now: standing(it) }, at).join(';\n'),
  address: () => null,
  // Its name only says what it is about.
  rename: () => '',
  alter: {
    by: 'rebuild',
    schema: 'rebuild',
    on: 'rebuild',
    to: 'rebuild',
    role: 'rebuild',
    privileges: change,
    grantable: change,
  },
  presence: [any('pg_default_acl')],
  catalog: `with entry as (
      select d.oid, d.defaclrole as by, d.defaclnamespace as schema, d.defaclobjtype as on, d.defaclacl as acl,
        case when d.defaclnamespace = 0 then
          acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole) end as plain
      from pg_default_acl d),
    held as (
      select e.oid, x.grantee, jsonb_agg(distinct x.privilege_type) as privileges,
        coalesce(jsonb_agg(distinct x.privilege_type) filter (where x.is_grantable), '[]') as grantable
      from entry e cross join lateral aclexplode(e.acl) x group by 1, 2),
    plain as (
      select e.oid, x.grantee, jsonb_agg(distinct x.privilege_type) as privileges, '[]'::jsonb as grantable
      from entry e cross join lateral aclexplode(e.plain) x group by 1, 2)
    select ${ref('pg_default_acl', 'e.oid')} || ':' || grantee as ref, null as parent,
      w.on || coalesce(' in ' || s.nspname, '') || coalesce(' by ' || w.by, '') || ' to ' || w.to as name, 0 as ord,
      jsonb_build_object('by', case when w.by is not null then ${refJson('pg_authid', 'e.by')} end,
        'schema', case when s.oid is not null then ${refJson('pg_namespace', 's.oid')} end, 'on', w.on,
        'to', case when grantee = 0 then 'public' when grantee = e.by then 'owner' else 'role' end,
        'role', case when grantee <> 0 and grantee <> e.by then ${refJson('pg_authid', 'grantee')} end,
        'privileges', coalesce(h.privileges, '[]'), 'grantable', coalesce(h.grantable, '[]')) as fields
    from held h full join plain p using (oid, grantee) join entry e using (oid)
      left join pg_namespace s on s.oid = e.schema left join pg_roles r on r.oid = grantee
      left join pg_roles b on b.oid = e.by and b.rolname <> current_user
      cross join lateral (select b.rolname as by, case when grantee = 0 then 'public' when grantee = e.by then '(owner)'
          else r.rolname end as to, case e.on when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'routines'
          when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end as on) w
    where h.privileges is distinct from p.privileges or h.grantable is distinct from p.grantable`,
})
