import type { Postgres } from '#postgres'

/** A type as pg_type has it, with what a value of it is made of. */
export type TypeFact = {
  readonly oid: number
  readonly name: string
  /** b base, c composite, d domain, e enum, r range, m multirange (manual: pg_type). */
  readonly form: string
  readonly element: number
  readonly base: number
  readonly baseName: string | null
  readonly subtype: number
  readonly labels: readonly string[]
  readonly attributes: readonly { readonly type: number; readonly name: string }[]
  /** What a domain asks of its values. */
  readonly checks: readonly string[]
}
export type TypeFacts = ReadonlyMap<number, TypeFact>

const QUERY = `select t.oid::int8 as oid, format_type(t.oid, null) as name, t.typtype::text as form,
    case when t.typcategory = 'A' then t.typelem::int8 else 0 end as element, t.typbasetype::int8 as base,
    case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as "baseName",
    coalesce(r.rngsubtype, m.rngtypid, 0)::int8 as subtype,
    coalesce(e.labels, '[]') as labels, coalesce(a.attributes, '[]') as attributes, coalesce(k.checks, '[]') as checks
  from pg_type t left join pg_range r on r.rngtypid = t.oid left join pg_range m on m.rngmultitypid = t.oid
    left join (select enumtypid, json_agg(enumlabel order by enumsortorder) as labels from pg_enum group by 1) e on e.enumtypid = t.oid
    left join (select attrelid, json_agg(json_build_object('type', atttypid::int8, 'name', format_type(atttypid, atttypmod)) order by attnum) as attributes
      from pg_attribute where attnum > 0 and not attisdropped and attrelid >= 16384 group by 1) a on a.attrelid = t.typrelid
    left join (select contypid, json_agg(pg_get_expr(conbin, 0)) as checks from pg_constraint where contype = 'c' and contypid <> 0 group by 1) k on k.contypid = t.oid
    left join pg_type i on i.oid = t.typelem
  where t.typtype <> 'p' and (t.oid >= 16384 or t.typrelid = 0 and coalesce(i.typrelid, 0) = 0)`

export async function readTypes(db: Postgres): Promise<TypeFacts> {
  // Planned anew each time: a plan made for an empty database takes minutes over the types of a large one.
  const { rows } = await db.query<TypeFact>(QUERY)
  return new Map(rows.map((row) => [row.oid, row]))
}
