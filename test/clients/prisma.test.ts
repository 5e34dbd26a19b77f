import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prismaExporter, sqlExporter, textOf } from '#export'
import { fillTables } from '#proof'
import { blog } from '../notation/blog.ts'
import { readSql } from '../notation/read-sql.ts'
import { EVERY_RELATION, SHOP } from '../notation/relations.ts'
import { type Field, generatePrismaClient, type Model } from '../oracles/prisma-client.ts'
import { connectTo } from '../server/connect.ts'
import { EMPTY } from '../server/empty.ts'
import { findServer } from '../server/find.ts'
import { type Running, startServer } from '../server/start.ts'
import { type Delegates, inOrder, makeAgain, readAll } from './prisma-rows.ts'

/** What is generated asks for Prisma's library, which is found from within the project only. */
const home = fileURLToPath(new URL('../../.cache/', import.meta.url))
const found = findServer()
const why = 'programs' in found ? null : 'why' in found ? found.why : 'it wants a server of its own'

let server: Running | null = null
let folder = ''
beforeAll(async () => {
  mkdirSync(home, { recursive: true })
  folder = mkdtempSync(`${home}prisma-`)
  if ('programs' in found) server = await startServer(found.programs)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await server?.stop()
})

const MADE = `select table_name || '.' || column_name as made from information_schema.columns
  where is_generated = 'ALWAYS' or identity_generation = 'ALWAYS'`

describe.skipIf(why)(`Prisma's client${why ? ` (skipped: ${why})` : ''}`, () => {
  test.each([
    ['blog', async () => blog],
    ['relations', () => readSql(EVERY_RELATION)],
    ['shop', () => readSql(SHOP)],
  ])('reads %s through every relation, deletes its rows and makes them again', async (name, designed) => {
    if (!server) throw new Error('no server was started')
    const design = await designed()
    const db = await connectTo(server)
    await db.exec(EMPTY)
    await db.exec(sqlExporter.emit(design, {}).files.map(textOf).join(''))
    expect((await fillTables(db, { rows: 7 })).notices).toEqual([])
    const made = new Set((await db.query<{ made: string }>(MADE)).rows.map((it) => it.made))
    const isMade = (model: Model, field: Field) =>
      made.has(`${model.dbName ?? model.name}.${field.dbName ?? field.name}`)
    await db.close()

    const [schema] = prismaExporter.emit(design, prismaExporter.defaults).files.map(textOf)
    const { PrismaClient, Prisma, models } = await generatePrismaClient(schema ?? '', `${folder}/${name}`)
    const adapter = new PrismaPg({ host: dirname(server.socket), user: 'postgres', database: 'postgres' })
    const client = new PrismaClient({ adapter })
    const of: Delegates = ({ name }) => {
      const delegate = client[`${name[0]?.toLowerCase()}${name.slice(1)}`]
      if (!delegate) throw new Error(`The client knows no ${name}`)
      return delegate
    }

    const { rows, links } = await readAll(models, of)
    for (const [model, all] of rows) expect(all.length, model).toBeGreaterThan(0)
    expect(links).toBeGreaterThan(20)
    const ordered = inOrder(models)
    for (const model of ordered.toReversed())
      expect((await of(model).deleteMany()).count, model.name).toBeGreaterThan(0)
    expect((await readAll(models, of)).links).toBe(0)
    await makeAgain(ordered, of, { rows, isMade, noJson: Prisma.DbNull })
    const again = await readAll(models, of)
    for (const [model, all] of rows) expect(again.rows.get(model)?.length, model).toBe(all.length)
    expect(again.links).toBe(links)
    await client.$disconnect()
  })
})
