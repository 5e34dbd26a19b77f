import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drizzleExporter, type Exporter, prismaExporter, sqlExporter, sqlmodelExporter, textOf } from '#export'
import { drizzleImporter, type Imported, prismaImporter, sqlmodelImporter } from '#import'
import type { Design } from '#model'
import { compareSnapshots, type Postgres, readSnapshot, resetDatabase, type Snapshot } from '#postgres'
import { importerInto } from '../import-into.ts'
import { openTestPostgres } from '../open-postgres.ts'
import { drizzleStatements, drizzleTypecheck } from '../oracles/drizzle.ts'
import { prismaFormat, prismaValidate } from '../oracles/prisma.ts'
import { noSqlmodel, sqlmodelCheck, stopSqlmodel } from '../oracles/sqlmodel.ts'
import { countFeatures, FEATURE_COUNTS } from './features.ts'

const SAMPLE = readFileSync(new URL('sample.sql', import.meta.url), 'utf8')

let db: Postgres
let design: Design
let before: Snapshot
let counted: Readonly<Record<string, number>>
beforeAll(async () => {
  db = await openTestPostgres(['btree_gist'])
  const imported = await importerInto(db).read(SAMPLE)
  expect(imported?.ledger.filter((it) => it.fate !== 'modelled')).toEqual([])
  design = (imported as Imported).design
  before = await readSnapshot(db)
  counted = await countFeatures(db)
})
afterAll(async () => {
  await stopSqlmodel()
  await db.close()
})

/** Everything that goes home of a language: its schema, and the migration beside it. */
const bundle = <O>(exporter: Exporter<O>) =>
  [...exporter.emit(design, exporter.defaults).files, ...(exporter.alongside?.(design, exporter.defaults) ?? [])].map(
    (file) => ({ path: file.path, text: textOf(file) }),
  )

const textAt = (files: readonly { readonly path: string; readonly text: string }[], path: RegExp): string =>
  files.find((it) => path.test(it.path))?.text ?? ''

const written = (counts: Readonly<Record<string, number>>): string => `${JSON.stringify(counts, null, 2)}\n`

async function make(script: string): Promise<void> {
  await resetDatabase(db)
  await db.exec(script)
}

test('the sample holds what converters are known to lose', async () => {
  expect(Object.entries(counted).filter(([, count]) => count === 0)).toEqual([])
  await expect(written(counted)).toMatchFileSnapshot('held/sample.json')
  expect(counted).toMatchObject({ tables: 20, 'partitioned tables': 3, partitions: 5, 'foreign keys': 11, indexes: 16 })
})

test.each([
  ['SQL', sqlExporter as Exporter<never>, /\.sql$/],
  ['Prisma', prismaExporter as Exporter<never>, /migration\.sql$/],
  ['Drizzle', drizzleExporter as Exporter<never>, /^drizzle\/.*\.sql$/],
])('all of it arrives by way of %s and its migration', async (_language, exporter, path) => {
  await make(textAt(bundle(exporter), path))
  expect(await countFeatures(db)).toEqual(counted)
  expect(compareSnapshots(before, await readSnapshot(db))).toEqual([])
})

const why = noSqlmodel()
test.skipIf(why)(`all of it arrives by way of SQLModel and Alembic${why ? ` (skipped: ${why})` : ''}`, async () => {
  const [result] = await sqlmodelCheck([{ files: bundle(sqlmodelExporter), migrates: true, asks: FEATURE_COUNTS }])
  expect(result).toMatchObject({ problem: null, warnings: [], differences: [] })
  expect(Object.fromEntries(result?.answer ?? [])).toEqual(counted)
})

test('the schema files are sound to the tools that they are for', async () => {
  const prisma = textAt(bundle(prismaExporter as Exporter<never>), /schema\.prisma$/)
  expect(prismaValidate(prisma)).toBeNull()
  expect(prismaFormat(prisma)).toBe(prisma)
  const drizzle = textAt(bundle(drizzleExporter as Exporter<never>), /schema\.ts$/)
  expect(await drizzleTypecheck({ tricky: drizzle })).toEqual([])
  expect((await drizzleStatements({ tricky: drizzle })).tricky).toHaveProperty('statements')
})

/** What no schema file of these makes, and its columns are of. */
const PRELUDE = SAMPLE.split('\n')
  .filter((line) => /^create (extension|domain)/.test(line))
  .join('\n')

/** What a schema file by itself says, read by our own importer. */
test.each([
  ['Prisma', prismaExporter as Exporter<never>, prismaImporter, /schema\.prisma$/],
  ['Drizzle', drizzleExporter as Exporter<never>, drizzleImporter, /schema\.ts$/],
  ['SQLModel', sqlmodelExporter as Exporter<never>, sqlmodelImporter, /models\.py$/],
] as const)(
  'what a schema file of %s holds by itself is what docs/orms.md says',
  async (language, exporter, importer, path) => {
    const read = await importer.read(textAt(bundle(exporter), path))
    const alone = sqlExporter
      .emit((read as Imported).design, {})
      .files.map(textOf)
      .join('')
    await make(`${PRELUDE}\n${alone}`)
    await expect(written(await countFeatures(db))).toMatchFileSnapshot(`held/${language}.json`)
  },
)
