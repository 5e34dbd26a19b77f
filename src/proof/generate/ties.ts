import { quoteName } from '#base'
import { errorOf, type Postgres } from '#postgres'
import { askAll } from './ask-all.ts'
import type { LinkFacts, TableFacts } from './facts.ts'

/**
 * Points rows that are there at rows that are there now: for keys that close a circle, a table's own among them. `shift`
 * keeps a row from pointing at itself.
 */
function tieSql(link: LinkFacts, about: { fixed: ReadonlySet<string>; shift: number; free: boolean }): string | null {
  const open = link.columns.flatMap((name, i) => (about.fixed.has(name) ? [] : [{ name, at: i }]))
  if (open.length === 0) return null
  const shared = link.columns.flatMap((name, i) => (about.fixed.has(name) ? [{ name, at: i }] : []))
  const rowWithin = shared.length > 0 ? `partition by ${shared.map((it) => quoteName(it.name)).join(', ')}` : ''
  const keyWithin = shared.length > 0 ? `partition by ${shared.map((it) => `k${it.at}`).join(', ')}` : ''
  const keys = link.targetColumns.map((name, i) => `${quoteName(name)} as k${i}`).join(', ')
  const agree = shared.map((it) => `r.${quoteName(it.name)} = p.k${it.at}`)
  const some = about.free ? ' and r.n % 8 <> 0' : ''
  return `update ${link.path} t set ${open.map((it) => `${quoteName(it.name)} = p.k${it.at}`).join(', ')}
    from (select s.*, s.ctid as at, s.tableoid as part, row_number() over (${rowWithin}) as n from ${link.path} s) r
      join (select k.*, row_number() over (${keyWithin}) as n, count(*) over (${keyWithin}) as c from (select ${keys} from ${link.targetPath}) k) p
        on ${[...agree, `p.n = 1 + (r.n + ${about.shift}) % p.c`].join(' and ')}
    where t.ctid = r.at and t.tableoid = r.part${some}`
}

/** Ties a table's rows by the keys that had to wait. What a condition refuses is tried otherwise, and then left. */
export async function tieRows(db: Postgres, table: TableFacts, later: readonly LinkFacts[]): Promise<void> {
  for (const link of later) {
    const fixed = new Set(table.links.filter((it) => it !== link && !later.includes(it)).flatMap((it) => it.columns))
    const byName = new Map(table.columns.map((it) => [it.name, it]))
    const free = link.columns.every((name) => byName.get(name)?.required === false)
    for (const shift of [0, 1, 7]) {
      const sql = tieSql(link, { fixed, shift, free })
      try {
        if (sql) await db.exec(sql)
        break
      } catch (thrown) {
        if (!/^2[23]/.test(errorOf(thrown).code ?? '')) break
      }
    }
  }
}

const dangling = (link: LinkFacts): string => {
  const own = link.columns.map((name) => `c.${quoteName(name)} is not null`)
  const meets = link.columns.map((name, i) => `p.${quoteName(link.targetColumns[i] ?? '')} = c.${quoteName(name)}`)
  return `${own.join(' and ')} and not exists (select from ${link.targetPath} p where ${meets.join(' and ')})`
}

/** Takes away rows that point nowhere, and then those that pointed at them: keys were not checked while rows went in. */
export async function pruneRows(db: Postgres, tables: readonly TableFacts[]): Promise<void> {
  const links = tables.flatMap((it) => it.links).filter((it) => !it.period)
  if (links.length === 0) return
  for (let round = 0; round < 30; round++) {
    const ask = links.map(
      (link, i) => `select ${i} as i where exists (select from ${link.path} c where ${dangling(link)})`,
    )
    const rows = await askAll<{ i: number }>(db, ask)
    if (rows.length === 0) return
    for (const { i } of rows) {
      const link = links[i] as LinkFacts
      await db.exec(`delete from ${link.path} c where ${dangling(link)}`)
    }
  }
}
