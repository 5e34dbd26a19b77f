import { sqlExporter, textOf } from '#export'
import { plan } from '#migrate'
import { apply, columnsOf, type Design, emptyDesign, renameObject, setColumnType, tablesOf } from '#model'
import { type Postgres, readSnapshot, resetDatabase } from '#postgres'
import { type End, provePair, runPlan } from '#proof'
import { importerInto } from '../test/import-into.ts'
import { openTestPostgres } from '../test/open-postgres.ts'
import { madeUpDesign } from './made-up.ts'

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

/** Import, plan and proof of a migration, in this process, beside what PGlite takes to run the same text. */
export async function measureMigrations(size: number): Promise<void> {
  const from = madeUpDesign(size)
  const to = released(from)
  const sql = sqlOf(from)
  const db = await openTestPostgres()
  const alone = await timed(() => db.exec(sql))
  const imported = await timed(() => importerInto(db).read(sql))
  const planned = await timed(() => plan(from, to))
  const ends = [await endOf(db, from), await endOf(db, to)] as const
  const proved = await timed(() => provePair(db, ends[0], ends[1], { rows: 0 }))
  const filled = await timed(() => provePair(db, ends[0], ends[1], { rows: 100 }))
  await db.close()
  const { rss } = process.memoryUsage()
  console.log(
    `${size} tables: PGlite alone ${fixed(alone.ms)} ms; import ${fixed(imported.ms)} ms (${fixed(imported.ms / alone.ms, 2)}); plan of ${planned.value.length} statements ${fixed(planned.ms)} ms (${fixed(planned.ms / alone.ms, 2)}); proof up, down and up ${fixed(proved.ms)} ms (${fixed(proved.ms / alone.ms, 2)}), with 100 rows a table ${fixed(filled.ms)} ms (${fixed(filled.ms / alone.ms, 2)}); memory ${fixed(rss / 1e6)} MB`,
  )
}
