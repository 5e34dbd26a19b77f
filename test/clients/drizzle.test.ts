import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import {
  createTableRelationsHelpers,
  extractTablesRelationalConfig,
  getTableColumns,
  is,
  normalizeRelation,
  One,
} from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exporters, sqlExporter, textOf } from '#export'
import type { Design } from '#model'
import { fillTables } from '#proof'
import { blog } from '../notation/blog.ts'
import { readSql } from '../notation/read-sql.ts'
import { EVERY_RELATION, SHOP } from '../notation/relations.ts'

const home = fileURLToPath(new URL('../../.cache/', import.meta.url))
let folder = ''
beforeAll(() => {
  mkdirSync(home, { recursive: true })
  folder = mkdtempSync(`${home}drizzle-`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const emitted = (design: Design, id: string): string => {
  const exporter = exporters.find((it) => it.id === id)
  return exporter?.emit(design, exporter.defaults).files.map(textOf).join('') ?? ''
}

/** A database made by our SQL, with rows in every table, and Drizzle's client over the schema that we wrote. */
async function open(name: string, design: Design) {
  const path = `${folder}/${name}.ts`
  writeFileSync(path, emitted(design, 'drizzle'))
  const schema = (await import(pathToFileURL(path).href)) as Record<string, unknown>
  const raw = await PGlite.create()
  const query = async <Row>(sql: string) => ({ rows: (await raw.query<Row>(sql)).rows })
  await raw.exec(sqlExporter.emit(design, {}).files.map(textOf).join(''))
  const { notices } = await fillTables({ exec: (sql) => raw.exec(sql), query, close: async () => {} }, { rows: 7 })
  expect(notices).toEqual([])
  return { raw, schema, db: drizzle(raw, { schema }) }
}

type Row = Readonly<Record<string, unknown>>
const same = (a: unknown, b: unknown): boolean => String(a) === String(b)

test.each([
  ['blog', async () => blog],
  ['relations', () => readSql(EVERY_RELATION)],
  ['shop', () => readSql(SHOP)],
])(
  "Drizzle's client reads %s through every relation, deletes its rows and puts them back",
  async (name, designed) => {
    const { raw, schema, db } = await open(name, await designed())
    const { tables, tableNamesMap } = extractTablesRelationalConfig(schema, createTableRelationsHelpers)
    const parts = Object.entries(schema).flatMap(([key, it]) => (is(it, PgTable) ? [{ key, table: it }] : []))
    const rows = new Map<string, readonly Row[]>()
    for (const { key, table } of parts) rows.set(key, (await db.select().from(table)) as readonly Row[])
    for (const [key, all] of rows) expect(all.length, key).toBeGreaterThan(0)

    let read = 0
    for (const config of Object.values(tables))
      for (const [relation, it] of Object.entries(config.relations)) {
        const query = (db.query as Record<string, { findMany: (how: object) => Promise<readonly Row[]> }>)[
          config.tsName
        ]
        const { fields, references } = normalizeRelation(tables, tableNamesMap, it)
        const keyOf = (table: PgTable, column: { name: string }) =>
          Object.entries(getTableColumns(table)).find(([, each]) => each.name === column.name)?.[0] ?? ''
        const [own, other] = [schema[config.tsName] as PgTable, it.referencedTable as PgTable]
        const there = rows.get(parts.find(({ table }) => table === other)?.key ?? '') ?? []
        for (const row of (await query?.findMany({ with: { [relation]: true } })) ?? []) {
          const matching = there.filter((each) =>
            fields.every((field, i) => {
              const value = row[keyOf(own, field)]
              return value !== null && same(value, each[keyOf(other, references[i] ?? field)])
            }),
          )
          // Read through a relation, a number may be spelled otherwise: whose row it is, its key tells.
          const found = is(it, One) ? [row[relation] ?? []].flat() : (row[relation] as readonly Row[])
          const keys = (all: readonly unknown[]) =>
            all.map((each) => references.map((column) => String((each as Row)[keyOf(other, column)])).join()).sort()
          expect(keys(found), `${config.tsName}.${relation}`).toEqual(keys(matching))
          read += 1
        }
      }
    expect(read).toBeGreaterThan(20)

    // References are minded again at the end of each; what stands in between is no state of the design.
    await raw.exec('set session_replication_role = replica')
    for (const { table } of parts) await db.delete(table)
    for (const { key, table } of parts) expect(await db.select().from(table), key).toEqual([])
    for (const { key, table } of parts) {
      const made = Object.entries(getTableColumns(table)).flatMap(([name, it]) => (it.generated ? [name] : []))
      const given = (rows.get(key) ?? []).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([name]) => !made.includes(name))),
      )
      await db.insert(table).overridingSystemValue().values(given)
      expect((await db.select().from(table)).length, getTableConfig(table).name).toBe(given.length)
    }
    await raw.close()
  },
  120_000,
)
