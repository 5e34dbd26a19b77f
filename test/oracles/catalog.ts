import type { PGlite } from '@electric-sql/pglite'

const USER = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
/** What an extension brings is its own. */
const OWN = (catalog: string, oid: string) =>
  `not exists (select from pg_depend x where x.classid = '${catalog}'::regclass and x.objid = ${oid} and x.deptype = 'e')`

const CATALOG = `
select format('%I.%I column %I %s%s%s%s%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' end, case when a.attgenerated <> '' then ' generated ' || a.attgenerated::text end,
    case when a.attidentity <> '' then ' identity ' || a.attidentity::text end,
    ' default ' || nullif(regexp_replace(pg_get_expr(d.adbin, d.adrelid), '^NULL::.*$', ''), '')) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind in ('r', 'p') and not c.relispartition and ${USER} and ${OWN('pg_class', 'c.oid')}
union all select format('%I.%I constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid))
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype not in ('n', 't') and k.conparentid = 0 and not c.relispartition and ${USER} and ${OWN('pg_class', 'c.oid')}
union all select format('index %s', pg_get_indexdef(x.indexrelid)) from pg_index x join pg_class c on c.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not i.relispartition and not c.relispartition and ${USER} and ${OWN('pg_class', 'c.oid')}
    and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
union all select format('enum %I.%I %s', n.nspname, t.typname,
    (select array_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
  from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and ${USER} and ${OWN('pg_type', 't.oid')}
union all select format('sequence %I.%I start %s by %s min %s max %s cache %s%s', n.nspname, c.relname, s.seqstart,
    s.seqincrement, s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' cycle' end)
  from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace where ${USER}
union all select format('row security %I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relrowsecurity and not c.relispartition and ${USER}
order by 1`

/** What a database holds, one line a fact, by Postgres' own printing and without any of our code. */
export async function catalogLines(db: PGlite): Promise<readonly string[]> {
  return (await db.query<{ line: string }>(CATALOG)).rows.map((row) => row.line)
}

const VIEWS = `select format('view %I.%I %s %s', n.nspname, c.relname,
    (select array_agg(o order by o) from unnest(c.reloptions) o), pg_get_viewdef(c.oid)) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and ${USER} and ${OWN('pg_class', 'c.oid')} order by 1`

/** The same, with what views select. */
export async function catalogWithViews(db: PGlite): Promise<readonly string[]> {
  const { rows } = await db.query<{ line: string }>(VIEWS)
  return [...(await catalogLines(db)), ...rows.map((row) => row.line)]
}
