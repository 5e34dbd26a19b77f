import { anyOwn } from '#model'
import { labelled, type Part, privileges, said, when } from './words.ts'

const list = (array: string): string => `(select string_agg(o, ',' order by o) from unnest(${array}) o)`

/** What stands outside the schemas: extensions, roles, publications, foreign servers, default privileges. */
export const GLOBAL: readonly Part[] = [
  {
    presence: anyOwn('pg_extension'),
    query: `select 'pg_extension'::regclass, x.oid, 0, concat_ws(' ', x.extnamespace::regnamespace, x.extversion) from pg_extension x where x.extname <> 'plpgsql'`,
  },
  {
    presence: anyOwn('pg_authid'),
    query: `select 'pg_authid'::regclass, r.oid, 0, ${said(
      when('r.rolsuper', 'superuser'),
      when('not r.rolinherit', 'noinherit'),
      when('r.rolcreaterole', 'createrole'),
      when('r.rolcreatedb', 'createdb'),
      when('r.rolcanlogin', 'login'),
      when('r.rolreplication', 'replication'),
      when('r.rolbypassrls', 'bypassrls'),
      labelled('limit', 'case when r.rolconnlimit >= 0 then r.rolconnlimit end'),
      labelled('until', 'r.rolvaliduntil'),
      labelled(
        'member of',
        "(select string_agg(distinct concat_ws('/', g.rolname, m.admin_option, m.inherit_option, m.set_option), ',') from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid)",
      ),
      labelled(
        'settings',
        "(select string_agg(o, ',' order by o) from pg_db_role_setting s, unnest(s.setconfig) o where s.setrole = r.oid and o not like 'schemawright.%')",
      ),
    )} from pg_roles r where r.oid >= 16384
     and not exists (select from pg_db_role_setting s where s.setrole = r.oid and 'schemawright.given=on' = any (s.setconfig))`,
  },
  {
    presence: anyOwn('pg_default_acl'),
    query: `select 'pg_default_acl'::regclass, d.oid, 0, ${said(
      "(select string_agg(coalesce(g.rolname, 'public') || '=' || x.privilege_type || case when x.is_grantable then '*' else '' end, ',' order by g.rolname, x.privilege_type) from aclexplode(d.defaclacl) x left join pg_roles g on g.oid = x.grantee)",
    )} from pg_default_acl d`,
  },
  {
    presence: anyOwn('pg_publication'),
    query: `select 'pg_publication'::regclass, p.oid, 0, ${said(
      when('p.puballtables', 'all tables'),
      "format('%s%s%s%s', p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate)",
      when('p.pubviaroot', 'via root'),
      'p.pubgencols::text',
      labelled(
        'tables',
        "(select string_agg(concat_ws(' ', r.prrelid::regclass, (select string_agg(a.attname, ',' order by a.attname) from pg_attribute a where a.attrelid = r.prrelid and a.attnum = any (r.prattrs)), pg_get_expr(r.prqual, r.prrelid)), ';' order by r.prrelid::regclass::text) from pg_publication_rel r where r.prpubid = p.oid)",
      ),
      labelled(
        'schemas',
        "(select string_agg(s.pnnspid::regnamespace::text, ',' order by s.pnnspid::regnamespace::text) from pg_publication_namespace s where s.pnpubid = p.oid)",
      ),
    )} from pg_publication p`,
  },
  {
    presence: anyOwn('pg_foreign_data_wrapper'),
    query: `select 'pg_foreign_data_wrapper'::regclass, w.oid, 0, ${said(
      'nullif(w.fdwhandler, 0)::regproc::text',
      'nullif(w.fdwvalidator, 0)::regproc::text',
      labelled('options', list('w.fdwoptions')),
      labelled('grants', privileges('w.fdwacl', 'F', 'w.fdwowner')),
    )} from pg_foreign_data_wrapper w`,
  },
  {
    presence: anyOwn('pg_foreign_server'),
    query: `select 'pg_foreign_server'::regclass, s.oid, 0, ${said(
      'w.fdwname',
      labelled('type', 's.srvtype'),
      labelled('version', 's.srvversion'),
      labelled('options', list('s.srvoptions')),
      labelled('grants', privileges('s.srvacl', 'S', 's.srvowner')),
    )} from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw`,
  },
  {
    presence: anyOwn('pg_user_mapping'),
    query: `select 'pg_user_mapping'::regclass, u.oid, 0, ${said("'mapping'", labelled('options', list('u.umoptions')))} from pg_user_mapping u`,
  },
]
