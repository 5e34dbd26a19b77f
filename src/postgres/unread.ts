import type { Ref } from './dependencies.ts'
import type { Postgres } from './postgres.ts'
import { extensionMembers, usualSettings } from './read.ts'

/** A user object of a kind that no row of the model describes. */
export type Unread = {
  readonly ref: Ref
  /** Postgres' own word: function, trigger, policy, domain … */
  readonly type: string
  /** As pg_identify_object names it: `public.f(integer)`, `audit on public.users`. */
  readonly identity: string
  /** The statement that makes it, where Postgres can print one. */
  readonly definition: string | null
}

const user = (n: string) =>
  `${n}.nspname !~ '^pg_' and ${n}.nspname not in ('information_schema', 'schemawright_import')`

/**
 * One query a catalog; each gives classid, objid and, where Postgres prints it, the definition. Only what a person can
 * have made is listed: internal triggers, array types, row types and view rules come with something else.
 */
const CATALOGS: readonly string[] = [
  `select 'pg_type'::regclass as classid, t.oid as objid, null as definition from pg_type t join pg_namespace n on n.oid = t.typnamespace
     where t.typtype = 'p' and ${user('n')}`,
]

/** Every user object of a kind that we do not model, in the order in which they were made. */
export async function readUnread(db: Postgres): Promise<readonly Unread[]> {
  await usualSettings(db)
  const members = await extensionMembers(db)
  const { rows } = await db.query<Unread>(`
    select u.classid::oid || ':' || u.objid || ':0' as ref, i.type, i.identity, u.definition
    from (${CATALOGS.join('\nunion all ')}) u cross join lateral pg_identify_object(u.classid::oid, u.objid, 0) i
    where u.objid >= 16384 order by u.objid`)
  return rows.filter((row) => !members.has(row.ref))
}
