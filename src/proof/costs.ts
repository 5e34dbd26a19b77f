import type { Postgres } from '#postgres'

/** Postgres' table locks, weakest first (manual: 13.3.1). */
export const LOCKS = [
  'AccessShare',
  'RowShare',
  'RowExclusive',
  'ShareUpdateExclusive',
  'Share',
  'ShareRowExclusive',
  'Exclusive',
  'AccessExclusive',
] as const
export type Lock = (typeof LOCKS)[number]

/** What a statement costs who else is at work: the strongest lock on each table that was there, and those written anew. */
export type Costs = { readonly locks: Readonly<Record<string, Lock>>; readonly rewrites: readonly string[] }

const FILES = `select c.oid::int8 as oid, c.oid::regclass::text as path, pg_relation_filenode(c.oid)::int8 as file from pg_class c
  join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
const HELD = `select relation::int8 as oid, replace(mode, 'Lock', '') as mode from pg_locks
  where pid = pg_backend_pid() and granted and locktype = 'relation'`

type File = { readonly oid: number; readonly path: string; readonly file: number | null }

/** Runs one statement in a transaction of its own and says what it took; null if Postgres refused it. */
export async function costsOf(db: Postgres, sql: string): Promise<Costs | null> {
  const before = new Map((await db.query<File>(FILES)).rows.map((it) => [it.oid, it]))
  await db.exec('begin')
  try {
    await db.exec(sql)
    const held = (await db.query<{ oid: number; mode: Lock }>(HELD)).rows
    const after = new Map((await db.query<File>(FILES)).rows.map((it) => [it.oid, it.file]))
    const locks: Record<string, Lock> = {}
    for (const { oid, mode } of held) {
      const path = before.get(oid)?.path
      if (path === undefined) continue
      const known = locks[path]
      if (known === undefined || LOCKS.indexOf(mode) > LOCKS.indexOf(known)) locks[path] = mode
    }
    const rewrites = [...before.values()].flatMap((it) =>
      after.has(it.oid) && after.get(it.oid) !== it.file ? [it.path] : [],
    )
    await db.exec('commit')
    return { locks, rewrites }
  } catch {
    await db.exec('rollback')
    return null
  }
}
