/** The column that owns sequence `c` (d), and its default where that draws from the sequence (f). */
export const sequenceOwner = `
  left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = 0
    and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
  left join pg_attrdef f on f.adrelid = d.refobjid and f.adnum = d.refobjsubid
    and exists (select from pg_depend u where u.classid = 'pg_attrdef'::regclass and u.objid = f.oid
      and u.refclassid = 'pg_class'::regclass and u.refobjid = c.oid)`

/**
 * Whether the sequence is an object by itself, and not behind a column: then it is the column's identity, and is logged
 * as its table is.
 */
export const standsAlone = `(coalesce(d.deptype, 'n') <> 'i'
  and (f.oid is null or not starts_with(pg_get_expr(f.adbin, f.adrelid), 'nextval(')
    or c.relpersistence <> (select dt.relpersistence from pg_class dt where dt.oid = d.refobjid)))`
