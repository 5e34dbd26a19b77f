import { any, isUserSchema, own, type Rows } from './catalog-words.ts'
import { sequenceOwner, standsAlone } from './sequence-owner.ts'

/**
 * Everything that has an access control list of its own: what it is part of (`class`, `oid`), which part (the whole, a
 * column, the sequence behind a column), its owner, the list, what it would be if nobody had said
 * anything, and the name of a view's column, which is no object by itself. The schema
 * `public` is open to everybody from the start (since 15).
 */
export const aclObjects = `
  select 'pg_class'::regclass::oid as class, c.oid, 'whole' as part, 0 as sub, c.relowner as owner, c.relacl as acl,
      acldefault('r', c.relowner) as plain, null::name as label
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't' and c.relacl is not null and ${isUserSchema('n.nspname')}
  union all
  select 'pg_class'::regclass, case when ${standsAlone} then c.oid else d.refobjid end,
      case when ${standsAlone} then 'whole' else 'sequence' end, case when ${standsAlone} then 0 else d.refobjsubid end,
      c.relowner, c.relacl, acldefault('s', c.relowner), null
    from pg_class c join pg_namespace n on n.oid = c.relnamespace ${sequenceOwner}
    where c.relkind = 'S' and c.relacl is not null and ${isUserSchema('n.nspname')}
  union all
  select 'pg_class'::regclass, c.oid, 'column', a.attnum, c.relowner, a.attacl, acldefault('c', c.relowner),
      case when c.relkind in ('v', 'm') then a.attname end
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attacl is not null and a.attnum > 0 and not a.attisdropped and ${isUserSchema('n.nspname')}
  union all
  select 'pg_namespace'::regclass, n.oid, 'whole', 0, n.nspowner, coalesce(n.nspacl, acldefault('n', n.nspowner)),
      case n.nspname when 'public' then acldefault('n', n.nspowner) || makeaclitem(0, n.nspowner, 'USAGE', false)
        else acldefault('n', n.nspowner) end, null
    from pg_namespace n where (n.nspacl is not null or n.nspname = 'public') and ${isUserSchema('n.nspname')}
  union all
  select 'pg_foreign_data_wrapper'::regclass, f.oid, 'whole', 0, f.fdwowner, f.fdwacl, acldefault('F', f.fdwowner), null
    from pg_foreign_data_wrapper f where f.fdwacl is not null
  union all
  select 'pg_foreign_server'::regclass, s.oid, 'whole', 0, s.srvowner, s.srvacl, acldefault('S', s.srvowner), null
    from pg_foreign_server s where s.srvacl is not null
  union all
  select 'pg_language'::regclass, l.oid, 'whole', 0, l.lanowner, l.lanacl, acldefault('l', l.lanowner), null
    from pg_language l where l.lanacl is not null and l.oid >= 16384
  union all
  select 'pg_type'::regclass, t.oid, 'whole', 0, t.typowner, t.typacl, acldefault('T', t.typowner), null
    from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typacl is not null and ${isUserSchema('n.nspname')}
  union all
  select 'pg_proc'::regclass, p.oid, 'whole', 0, p.proowner, p.proacl, acldefault('f', p.proowner), null
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.proacl is not null and ${isUserSchema('n.nspname')}`

/** As initdb makes the schema `public`. */
export const ACL_OF_PUBLIC = '{pg_database_owner=UC/pg_database_owner,=U/pg_database_owner}'

/** Whether any of these may have a list that says something. */
export const aclPresence: readonly Rows[] = [
  own('pg_class', 'relacl is not null'),
  own('pg_attribute', 'attacl is not null', 'attrelid'),
  own('pg_type', 'typacl is not null'),
  own('pg_proc', 'proacl is not null'),
  own('pg_language', 'lanacl is not null'),
  any('pg_foreign_data_wrapper', 'fdwacl is not null'),
  any('pg_foreign_server', 'srvacl is not null'),
  any(
    'pg_namespace',
    `${isUserSchema('nspname')} and coalesce(nspacl::text, case nspname when 'public' then '' end) <> '${ACL_OF_PUBLIC}'`,
  ),
]
