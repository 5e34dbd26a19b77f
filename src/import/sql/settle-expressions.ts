import type { Postgres } from '#postgres'

type Check = {
  /** `table users`, `domain email`. */
  readonly owner: string
  readonly name: string
  readonly definition: string
  readonly comment: string | null
}

/**
 * `x IN ('a', 'b')` on a varchar column is printed as `ARRAY['a'::varchar, …]::text[]`, and what is read back from that
 * is printed as `ARRAY['a'::varchar::text, …]`: the printed form of such a check is not a fixed point (ruleutils.c, all
 * versions), so a dump of a restore differs from the dump. Saying each such check once more brings it to rest.
 */
export async function settleExpressions(db: Postgres): Promise<void> {
  const { rows } = await db.query<Check>(`
    select case when k.contypid = 0 then 'table ' || k.conrelid::regclass else 'domain ' || k.contypid::regtype end as owner,
      quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition,
      quote_literal(obj_description(k.oid, 'pg_constraint')) as comment
    from pg_constraint k
    where k.contype = 'c' and k.coninhcount = 0 and k.oid >= 16384
      and pg_get_constraintdef(k.oid) ~ '\\]\\)?::[a-z ]+\\[\\]'`)
  for (const check of rows) {
    const comment =
      check.comment === null
        ? ''
        : `; comment on constraint ${check.name} on ${check.owner.replace(/^table /, '')} is ${check.comment}`
    try {
      await db.exec(
        `alter ${check.owner} drop constraint ${check.name}; alter ${check.owner} add constraint ${check.name} ${check.definition}${comment}`,
      )
    } catch {
      // It stays as it was; the message was one transaction.
    }
  }
}
