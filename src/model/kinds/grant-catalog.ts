import { aclObjects } from './acl-catalog.ts'
import { refJson } from './catalog-words.ts'

const heldBy = (list: string): string => `
  select o.class, o.oid, o.part, o.sub, o.label, x.grantee, case x.grantee when 0 then 'public' when o.owner then 'owner' else 'role' end as "to",
    jsonb_agg(distinct x.privilege_type) as privileges,
    coalesce(jsonb_agg(distinct x.privilege_type) filter (where x.is_grantable), '[]') as grantable
  from object o cross join lateral aclexplode(${list}) x group by 1, 2, 3, 4, 5, 6, 7`

const of = (
  part: string,
): string => `coalesce(jsonb_agg(jsonb_build_object('column', ${refJson('pg_class', 'g.oid', 'g.sub')},
  'name', g.label, 'privileges', g.privileges, 'grantable', g.grantable) order by g.sub) filter (where g.part = '${part}'), '[]')`

/** What differs from what would hold anyway (acldefault), whoever granted it, a row for each thing and grantee. */
export const grantCatalog = `with object as materialized (${aclObjects}),
    held as (${heldBy('o.acl')}),
    plain as (${heldBy('o.plain')}),
    different as (
      select class, oid, part, sub, label, grantee, "to", coalesce(h.privileges, '[]') as privileges, coalesce(h.grantable, '[]') as grantable
      from held h full join (select class, oid, part, sub, grantee, "to", privileges, grantable from plain) p
        using (class, oid, part, sub, grantee, "to")
      where h.privileges is distinct from p.privileges or h.grantable is distinct from p.grantable)
  select g.class || ':' || g.oid || ':acl:' || g.grantee as ref, g.class || ':' || g.oid || ':0' as parent,
    case g."to" when 'role' then r.rolname when 'owner' then '(owner)' else 'public' end as name, 0 as ord,
    jsonb_build_object('to', g."to", 'role', case g."to" when 'role' then ${refJson('pg_authid', 'g.grantee')} end,
      'privileges', coalesce((jsonb_agg(g.privileges) filter (where g.part = 'whole'))->0,
        case g."to" when 'owner' then (select jsonb_agg(x.privilege_type order by x.privilege_type)
          from aclexplode(acldefault('r', g.grantee)) x) else '[]' end),
      'grantable', coalesce((jsonb_agg(g.grantable) filter (where g.part = 'whole'))->0, '[]'),
      'columns', ${of('column')}, 'sequences', ${of('sequence')}) as fields
  from different g left join pg_roles r on r.oid = g.grantee
  group by g.class, g.oid, g.grantee, g."to", r.rolname`
