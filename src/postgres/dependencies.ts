import type { Planned } from './planned.ts'

/** The place of an object in the catalog, as pg_depend says it: `classid:objid:objsubid`. */
export type Ref = string

/** Something that an object depends on; `auto` where Postgres itself brings the object along when that changes or goes. */
export type Need = { readonly ref: Ref; readonly auto: boolean }

/** A constraint or an index goes with the columns of its table that it is on, and says itself which they are: two in three rows. */
const OF_ITS_OWN_TABLE = `d.deptype = 'a' and d.refobjsubid > 0 and (d.classid = 'pg_constraint'::regclass
  or d.classid = 'pg_class'::regclass and d.objid not in (select seqrelid from pg_sequence))`

type DependencyRow = {
  readonly ref: Ref
  readonly needs: Ref
  readonly behind: Ref | null
  readonly auto: boolean
}

/**
 * What depends on what, with the machinery folded away: a default or a generated expression (pg_attrdef) is its column,
 * a view's rule (pg_rewrite) its view, a table's place in a publication the publication, a type its table's, its array's
 * element or its multirange's range, what an extension brought the extension.
 */
export const dependencyRows = (planned: Planned): Promise<readonly DependencyRow[]> =>
  planned<DependencyRow>(
    'dependencies',
    `
    with folded as (
      select case d.classid when 'pg_attrdef'::regclass then 'pg_class'::regclass::oid || ':' || a.adrelid || ':' || a.adnum
          when 'pg_rewrite'::regclass then case when w.rulename = '_RETURN' then 'pg_class'::regclass::oid || ':' || w.ev_class || ':0'
            else d.classid || ':' || d.objid || ':0' end
          when 'pg_publication_rel'::regclass then 'pg_publication'::regclass::oid || ':' || b.prpubid || ':0'
          when 'pg_class'::regclass then case when s.relkind = 'c' and d.objsubid = 0 then 'pg_type'::regclass::oid || ':' || s.reltype || ':0'
            else d.classid || ':' || d.objid || ':' || d.objsubid end
          else d.classid || ':' || d.objid || ':' || d.objsubid end as ref,
        case when d.refclassid = 'pg_type'::regclass then
            case when t.typrelid <> 0 and t.typtype = 'c' and c.relkind <> 'c' then 'pg_class'::regclass::oid || ':' || t.typrelid || ':0'
              when t.typelem <> 0 and t.typcategory = 'A' then d.refclassid || ':' || t.typelem || ':0'
              when g.rngtypid is not null then d.refclassid || ':' || g.rngtypid || ':0'
              else d.refclassid || ':' || d.refobjid || ':0' end
          when o.relkind = 'c' and d.refobjsubid = 0 then 'pg_type'::regclass::oid || ':' || o.reltype || ':0'
          else d.refclassid || ':' || d.refobjid || ':' || d.refobjsubid end as needs,
        q.refclassid || ':' || q.refobjid || ':' || q.refobjsubid as behind,
        d.deptype = 'a' or d.classid = 'pg_constraint'::regclass as auto
      from pg_depend d
        left join pg_attrdef a on a.oid = case d.classid when 'pg_attrdef'::regclass then d.objid end
        left join pg_rewrite w on w.oid = case d.classid when 'pg_rewrite'::regclass then d.objid end
        left join pg_type t on t.oid = case d.refclassid when 'pg_type'::regclass then d.refobjid end
        left join pg_class c on c.oid = t.typrelid
        left join pg_publication_rel b on b.oid = case d.classid when 'pg_publication_rel'::regclass then d.objid end
        left join pg_range g on g.rngmultitypid = t.oid
        left join pg_class o on o.oid = case d.refclassid when 'pg_class'::regclass then d.refobjid end
        left join pg_class s on s.oid = case d.classid when 'pg_class'::regclass then d.objid end
        left join pg_depend q on q.classid = 'pg_class'::regclass and q.objid = case o.relkind when 'S' then d.refobjid end and q.objsubid = 0
          and q.refclassid = 'pg_class'::regclass and q.refobjsubid > 0 and q.deptype in ('a', 'i')
      where d.objid >= 16384 and d.refobjid >= 16384 and d.deptype in ('n', 'a') and not (${OF_ITS_OWN_TABLE})),
    brought as materialized (select classid || ':' || objid || ':0' as ref, refclassid || ':' || refobjid || ':0' as by
      from pg_depend where deptype = 'e')
    select f.ref, coalesce(b.by, f.needs) as needs, f.behind, f.auto
    from folded f left join brought b on b.ref = f.needs
    where f.ref <> coalesce(b.by, f.needs)`,
  )

/** Those by what depends; a sequence that is not read by itself is the column that it numbers. */
export function needsOf(
  rows: readonly DependencyRow[],
  isRead: (ref: Ref) => boolean,
): ReadonlyMap<Ref, readonly Need[]> {
  // The same may be said of several parts: what Postgres brings along for one of them, it does.
  const needs = new Map<Ref, Map<Ref, boolean>>()
  for (const { ref, needs: said, behind, auto } of rows) {
    const needed = behind && !isRead(said) ? behind : said
    if (needed === ref) continue
    const known = needs.get(ref) ?? new Map<Ref, boolean>()
    known.set(needed, auto || known.get(needed) === true)
    needs.set(ref, known)
  }
  return new Map([...needs].map(([ref, of]) => [ref, [...of].map(([it, auto]) => ({ ref: it, auto }))]))
}
