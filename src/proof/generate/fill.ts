import { components, sortByNeeds } from '#base'
import type { Notice } from '#model'
import type { Postgres } from '#postgres'
import { askAll } from './ask-all.ts'
import { type Facts, type LinkFacts, ownRowsOf, readFacts, type TableFacts } from './facts.ts'
import { loadParser } from './hints.ts'
import { insertRows } from './insert.ts'
import { poolsFor } from './pools.ts'
import { pruneRows, tieRows } from './ties.ts'

export type Filling = {
  /** How many rows a table is to hold. */
  readonly rows: number
  readonly seed?: string
  /** Whether a table is to hold rows at all. */
  readonly holds?: (table: TableFacts) => boolean
  /** What is asked of the rows, where that is more than what the database itself asks. */
  readonly asks?: (own: Facts) => Facts
}

export type Filled = { readonly rows: Readonly<Record<string, number>>; readonly notices: readonly Notice[] }

const noRow = (table: TableFacts, why: string | null): Notice => ({
  code: 'proof/no-rows',
  severity: 'warning',
  message: `${table.path} is proved without rows: ${why ?? 'no row was found that all its conditions take'}`,
})

/** Whether a key's columns may be null until there is something to point at. */
const canWait = (table: TableFacts, link: LinkFacts): boolean =>
  link.columns.some((name) => table.columns.some((it) => it.name === name && !it.required))

/**
 * Tables in the order in which they can be filled, each with the keys that have to wait because they close a circle:
 * those that may be null, if any may.
 */
function inOrder(tables: readonly TableFacts[]) {
  const byOid = new Map(tables.map((it) => [it.oid, it]))
  const targets = (it: TableFacts, links: readonly LinkFacts[]) =>
    links.flatMap((link) => (link.target === it.oid ? [] : (byOid.get(link.target) ?? [])))
  const circle = new Map<TableFacts, number>()
  for (const [i, part] of components(tables, (it) => targets(it, it.links)).entries())
    for (const it of part) circle.set(it, i)
  const { order } = sortByNeeds(tables, (it) =>
    targets(
      it,
      it.links.filter((link) => !canWait(it, link) || circle.get(byOid.get(link.target) ?? it) !== circle.get(it)),
    ),
  )
  const done = new Set<number>()
  return order.map((table) => {
    const ready = table.links.filter((link) => done.has(link.target) || !byOid.has(link.target))
    done.add(table.oid)
    return { table, ready, later: table.links.filter((link) => !ready.includes(link)) }
  })
}

const FIRING = `select exists (select from pg_trigger)
  or exists (select from pg_rewrite where ev_type <> '1' and oid >= 16384) as fires`

/**
 * Keeps triggers, keys to other tables and rules silent (manual: session_replication_role) while something runs, where
 * there are any: the setting makes Postgres forget every plan that it has kept (commands/variable.c, ResetPlanCache).
 */
async function inSilence(db: Postgres, run: () => Promise<void>): Promise<void> {
  await db.exec('set search_path = public')
  const { rows } = await db.query<{ fires: boolean }>(FIRING)
  if (!rows[0]?.fires) return run()
  await db.exec('set session_replication_role = replica')
  try {
    await run()
  } finally {
    await db.exec('set session_replication_role = origin')
  }
}

/**
 * Fills every table that holds no rows yet with rows that Postgres takes: the same ones each time for the same seed. A
 * table that stays empty is told.
 */
export async function fillTables(db: Postgres, filling: Filling): Promise<Filled> {
  await loadParser()
  const own = await readFacts(db)
  const facts = filling.asks?.(own) ?? own
  const seed = filling.seed ?? 'rows'
  const wanted = facts.tables.filter((it) => !it.taken && filling.holds?.(it) !== false)
  const fillable = wanted.filter((it) => !it.homeless)
  const said = new Map<TableFacts, string | null>(
    wanted.filter((it) => it.homeless).map((it) => [it, 'it is partitioned and has no partition']),
  )
  const ordered = inOrder(facts.tables).filter((it) => fillable.includes(it.table))
  await inSilence(db, async () => {
    const pools = await poolsFor(db, fillable, { facts, rows: filling.rows, seed })
    for (const { table, ready, later } of ordered)
      said.set(table, (await insertRows(db, table, { pools, ready, later, rows: filling.rows, seed })).said)
    for (const { table, later } of ordered) await tieRows(db, table, later)
    await pruneRows(db, fillable)
  })
  const counts = await countAll(db, wanted)
  return {
    rows: counts,
    notices: wanted.filter((it) => counts[it.path] === 0).map((it) => noRow(it, said.get(it) ?? null)),
  }
}

async function countAll(db: Postgres, tables: readonly TableFacts[]): Promise<Record<string, number>> {
  const ask = tables.map((it, i) => `select ${i} as i, count(*)::int4 as n from ${ownRowsOf(it)}`)
  const rows = await askAll<{ i: number; n: number }>(db, ask)
  return Object.fromEntries(rows.map(({ i, n }) => [tables[i]?.path ?? '', n]))
}
