import { MULTIRANGE } from '../fields.ts'

/** SQL fragments that the kinds' catalog queries share. */

/** True for a namespace that a person made (or `public`). */
export const isUserSchema = (nspname: string): string =>
  `(${nspname} !~ '^pg_' and ${nspname} <> 'information_schema' and ${nspname} <> 'schemawright_import')`

/** Rows of a catalog: of those within `where` the ones that `condition` is true of. */
export type Rows = { readonly catalog: string; readonly where: string; readonly condition: string }

/** Those that initdb did not make (access/transam.h, FirstNormalObjectId). */
export const own = (catalog: string, condition = 'true', oid = 'oid'): Rows => ({
  catalog,
  where: `${oid} >= 16384`,
  condition,
})

/** Those of a catalog that has none to begin with. */
export const any = (catalog: string, condition = 'true'): Rows => ({ catalog, where: 'true', condition })

/** Whether a catalog holds such a row. */
export function anyOwn(...sort: Parameters<typeof own>): string {
  const { catalog, where, condition } = own(...sort)
  return `exists (select from ${catalog} where ${where} and ${condition})`
}

/** The ref of an object: `classid:objid:objsubid`, as in pg_depend. */
export const ref = (catalog: string, oid: string, sub = '0'): string =>
  `'${catalog}'::regclass::oid || ':' || ${oid} || ':' || ${sub}`

/** A ref inside `fields`, which the reader replaces by the object's id. */
export const refJson = (catalog: string, oid: string, sub = '0'): string =>
  `jsonb_build_object('$ref', ${ref(catalog, oid, sub)})`

/** Column refs in the order of an int2 array such as conkey. Null when the array is. */
export const columnRefs = (table: string, attnums: string): string =>
  `coalesce((select jsonb_agg(${refJson('pg_class', table, 'y.attnum')} order by y.ord)
     from unnest(${attnums}) with ordinality as y(attnum, ord)), '[]')`

/** deferrable() as pg_constraint holds it. */
export const deferrableOf = (alias: string): string =>
  `case when not ${alias}.condeferrable then 'no' when ${alias}.condeferred then 'deferred' else 'immediate' end`

/**
 * A column's type as a typeRef. `t` must be the pg_type row of the type, `e` the left-joined row of its element type if
 * it is a true array. An array column of attndims 0 (CREATE TABLE AS) still has one pair of brackets.
 */
export const typeJson = (a: { oid: string; typmod: string; dimensions: string }, t: string, e: string): string => {
  const dimensions = `case when ${e}.oid is null then 0 else greatest(${a.dimensions}, 1) end`
  const printed = `format_type(${a.oid}, ${a.typmod})`
  // Each question of its own is a plan of its own: it is asked once.
  return `case when ${isOwnType(t, e)} then jsonb_build_object(
      'name', case coalesce(${e}.typtype, ${t}.typtype) when 'm' then '${MULTIRANGE}' else '' end,
      'of', case when coalesce(${e}.typrelid, ${t}.typrelid) in (${RELATION_TYPES})
        then ${refJson('pg_class', `coalesce(${e}.typrelid, ${t}.typrelid)`)}
        when coalesce(${e}.typtype, ${t}.typtype) = 'm'
        then ${refJson('pg_type', `(select rngtypid from pg_range where rngmultitypid = coalesce(${e}.oid, ${t}.oid))`)}
        else ${refJson('pg_type', `coalesce(${e}.oid, ${t}.oid)`)} end,
      'dimensions', ${dimensions})
    else jsonb_build_object('name', case when ${e}.oid is null then ${printed}
        else regexp_replace(${printed}, '(\\[\\])+$', '') end, 'of', null,
      'dimensions', ${dimensions}) end`
}

/** Row types: those of tables and views, not the composite types that stand by themselves. */
const RELATION_TYPES = `select oid from pg_class where relkind <> 'c'`

/** A type that a kind describes: an enum, domain, composite, base type, range (with its multirange) or row type that neither initdb nor an extension made. */
const isOwnType = (t: string, e: string): string =>
  `(coalesce(${e}.typtype, ${t}.typtype) in ('e', 'd', 'c', 'r', 'm', 'b') and coalesce(${e}.oid, ${t}.oid) >= 16384
    and coalesce(${e}.oid, ${t}.oid) not in (select objid from pg_depend where classid = 'pg_type'::regclass and deptype = 'e'))`

export const typeJoins = (column: string, t: string, e: string): string => `
  join pg_type ${t} on ${t}.oid = ${column}
  left join pg_type ${e} on ${e}.oid = ${t}.typelem and ${t}.typcategory = 'A' and ${t}.typlen = -1 and ${e}.typarray = ${t}.oid`

/** A routine as a routineRef: by id where it is the design's, by name where Postgres or an extension brings it. Null for 0. */
export const routineJson = (oid: string): string => `
  case when ${oid} <> 0 then case when ${isOwnRoutine(oid)}
    then jsonb_build_object('name', '', 'of', ${refJson('pg_proc', oid)})
    else jsonb_build_object('name', ${oid}::regproc::text, 'of', null) end end`

/** True for a routine that a person made: not initdb's, an extension's, nor what comes with a range type. */
export const isOwnRoutine = (oid: string): string =>
  `(${oid} >= 16384 and ${oid} not in (select objid from pg_depend where classid = 'pg_proc'::regclass and deptype in ('e', 'i')))`
