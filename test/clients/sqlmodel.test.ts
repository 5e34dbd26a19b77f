import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlExporter, sqlmodelExporter, textOf } from '#export'
import { fillTables } from '#proof'
import { blog } from '../notation/blog.ts'
import { readSql } from '../notation/read-sql.ts'
import { EVERY_RELATION, SHOP } from '../notation/relations.ts'
import { findPython } from '../oracles/python.ts'
import { noSqlmodel } from '../oracles/sqlmodel.ts'
import { findCurrentPython } from '../oracles/sqlmodel-ddl.ts'
import { connectTo } from '../server/connect.ts'
import { EMPTY } from '../server/empty.ts'
import { findServer } from '../server/find.ts'
import { type Running, startServer } from '../server/start.ts'

const why = noSqlmodel()
const pythons = [
  ['Debian’s', findPython],
  ['today’s', findCurrentPython],
] as const

let server: Running | null = null
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schemawright-client-'))
  const found = findServer()
  if (why || !('programs' in found)) return
  server = await startServer(found.programs)
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await server?.stop()
})

const designs = [
  ['blog', async () => blog],
  ['relations', () => readSql(EVERY_RELATION)],
  ['shop', () => readSql(SHOP)],
] as const

const cases = pythons.flatMap(([which, find]) => designs.map(([name, designed]) => ({ which, find, name, designed })))

describe.skipIf(why)(`SQLModel as a client${why ? ` (skipped: ${why})` : ''}`, () => {
  test.for(cases)(
    '$which reads $name through every relation, deletes its rows and puts them back',
    { timeout: 120_000 },
    async (given, context) => {
      const python = given.find()
      if ('why' in python) return context.skip(python.why)
      if (!server) throw new Error('no server was started')
      const design = await given.designed()
      const db = await connectTo(server)
      await db.exec(EMPTY)
      await db.exec(sqlExporter.emit(design, {}).files.map(textOf).join(''))
      const { notices } = await fillTables(db, { rows: 7 })
      expect(notices).toEqual([])
      const path = join(folder, `${given.name}.py`)
      writeFileSync(path, sqlmodelExporter.emit(design, sqlmodelExporter.defaults).files.map(textOf).join(''))
      const script = join(import.meta.dirname, '../oracles/sqlmodel_client.py')
      const url = `postgresql+psycopg2://postgres@/postgres?host=${dirname(server.socket)}`
      const { stdout, stderr } = spawnSync(python.program, [script, url, path], { encoding: 'utf8' })
      await db.close()
      expect(stdout, stderr).not.toBe('')
      const { read, classes, ...wrong } = JSON.parse(stdout) as { read: number; classes: number }
      expect(wrong).toEqual({ wrong: [], empty: [], left: [], back: [] })
      expect(classes).toBeGreaterThan(2)
      expect(read).toBeGreaterThan(20)
    },
  )
})
