import { aclObjects, aclPresence } from './acl-catalog.ts'
import { any, own, type Rows, ref, refJson } from './catalog-words.ts'
import { pairsJson } from './pairs.ts'

/** The setting by which a role is marked that a script relied on without making it. */
export const GIVEN_MARK = 'schemawright.given'

/**
 * Roles that a person made, and those of the server itself that something refers to: they are given, and what they can
 * do is the server's matter.
 */
export const roleCatalog = `with made as (
      select r.*, r.oid >= 16384 as own, s.setconfig from pg_roles r
        left join pg_db_role_setting s on s.setrole = r.oid and s.setdatabase = 0
      where r.oid >= 16384 or r.oid in (
        select unnest(polroles) from pg_policy
        union select x.grantee from (${aclObjects}) o, aclexplode(o.acl) x where x.grantee <> o.owner
        union select x.grantee from pg_default_acl d, aclexplode(d.defaclacl) x where x.grantee <> d.defaclrole
        union select umuser from pg_user_mapping where umuser <> current_user::regrole
        union select roleid from pg_auth_members where member >= 16384
        union select member from pg_auth_members where roleid >= 16384)),
    membership as (
      select m.member, m.roleid, bool_or(m.admin_option) as admin,
        bool_or(coalesce((to_jsonb(m)->>'inherit_option')::boolean, i.rolinherit)) as inherit,
        bool_or(coalesce((to_jsonb(m)->>'set_option')::boolean, true)) as set
      from pg_auth_members m join pg_roles i on i.oid = m.member
      where m.member >= 16384 or m.roleid >= 16384 group by m.member, m.roleid),
    memberships as (
      select member, jsonb_agg(jsonb_build_object('role', ${refJson('pg_authid', 'm.roleid')}, 'admin', m.admin,
          'inherit', m.inherit, 'set', m.set) order by r.rolname) as list
      from membership m join pg_roles r on r.oid = m.roleid group by member)
  select ${ref('pg_authid', 'r.oid')} as ref, null as parent, r.rolname as name, 0 as ord, jsonb_build_object(
      'given', not r.own or coalesce('${GIVEN_MARK}=on' = any (r.setconfig), false),
      'login', r.own and r.rolcanlogin, 'superuser', r.own and r.rolsuper,
      'createDatabases', r.own and r.rolcreatedb, 'createRoles', r.own and r.rolcreaterole,
      'inherit', not r.own or r.rolinherit, 'replication', r.own and r.rolreplication,
      'bypassRowSecurity', r.own and r.rolbypassrls,
      'connectionLimit', case when r.own then r.rolconnlimit else -1 end,
      'validUntil', case when r.own and isfinite(r.rolvaliduntil)
        then to_char(r.rolvaliduntil at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS+00') end,
      'memberOf', coalesce(m.list, '[]'),
      'settings', case when r.own then ${pairsJson('r.setconfig', `'${GIVEN_MARK}'`)} else '[]' end) as fields
    from made r left join memberships m on m.member = r.oid`

/** Whether there may be any: their own, or one that something refers to. */
export const rolePresence: readonly Rows[] = [
  own('pg_authid'),
  any('pg_policy'),
  any('pg_default_acl'),
  any('pg_user_mapping'),
  ...aclPresence,
]
