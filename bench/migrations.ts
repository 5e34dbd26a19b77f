import { sqlExporter, textOf } from '#export'
import { sqlImporter } from '#import'
import { plan } from '#migrate'
import { apply, columnsOf, type Design, emptyDesign, renameObject, setColumnType, tablesOf } from '#model'
import { type Postgres, readSnapshot, resetDatabase } from '#postgres'
import { type End, provePair, runPlan } from '#proof'
import { openTestPostgres } from '../test/open-postgres.ts'
import { madeUpDesign } from './made-up.ts'
import { median } from './median.ts'

const TURNS = 3

const fixed = (value: number, digits = 0): string => value.toFixed(digits)

async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now()
  const value = await work()
  return { value, ms: performance.now() - start }
}

const sqlOf = (design: Design): string => sqlExporter.emit(design, {}).files.map(textOf).join('')

/** A tenth of the tables renamed, and a column of each tenth of another type: what a large release changes. */
function released(design: Design): Design {
  let now = design
  tablesOf(design).forEach((table, i) => {
    if (i % 10 === 0) now = apply(now, renameObject(now, table.id, `${table.name}_renamed`))
    if (i % 10 !== 5) return
    const column = columnsOf(now, table.id).find((it) => it.type.name === 'integer')
    const changed = column && setColumnType(now, column.id, 'bigint')
    if (changed && 'changes' in changed) now = apply(now, changed.changes)
  })
  return now
}

async function endOf(db: Postgres, design: Design): Promise<End> {
  const load = async (into: Postgres) => {
    await runPlan(into, plan(emptyDesign(), design))
  }
  await resetDatabase(db)
  await load(db)
  return { load, design, snapshot: await readSnapshot(db) }
}

/** The same text run by PGlite alone and imported, each from nothing, in turns. */
async function importTurns(sql: string): Promise<readonly { readonly alone: number; readonly imported: number }[]> {
  const turns = []
  for (let i = 0; i < TURNS; i++) {
    const alone = await timed(async () => {
      const db = await openTestPostgres()
      await db.exec(sql)
      await db.close()
    })
    const imported = await timed(() => sqlImporter(() => openTestPostgres()).read(sql))
    turns.push({ alone: alone.ms, imported: imported.ms })
  }
  return turns
}

/** Import, plan and proof of a migration, in this process, beside what PGlite takes to run the same text. */
export async function measureMigrations(size: number): Promise<void> {
  const from = madeUpDesign(size)
  const to = released(from)
  const db = await openTestPostgres()
  const planned = await timed(() => plan(from, to))
  const ends = [await endOf(db, from), await endOf(db, to)] as const
  const proved = await timed(() => provePair(db, ends[0], ends[1], { rows: 0 }))
  const filled = await timed(() => provePair(db, ends[0], ends[1], { rows: 100 }))
  const { rss } = process.memoryUsage()
  await db.close()
  const turns = await importTurns(sqlOf(from))
  const alone = median(turns.map((it) => it.alone))
  const ratios = turns.map((it) => it.imported / it.alone)
  const beside = (ms: number): string => `${fixed(ms)} ms (${fixed(ms / alone, 2)})`
  console.log(
    `${size} tables: PGlite alone ${fixed(alone)} ms; import ${fixed(median(turns.map((it) => it.imported)))} ms (${fixed(median(ratios), 2)}; ${ratios.map((it) => fixed(it, 2)).join(', ')}); plan of ${planned.value.length} statements ${beside(planned.ms)}; proof up, down and up ${beside(proved.ms)}, with 100 rows a table ${beside(filled.ms)}; memory ${fixed(rss / 1e6)} MB`,
  )
}
