import { beforeAll, expect, test } from 'vitest'
import { drizzleExporter, textOf } from '#export'
import { plan } from '#migrate'
import { driftBetween, emptyDesign } from '#model'
import { DRIZZLE_CASES } from '../../../test/notation/drizzle-cases.ts'
import { catalogWithViews } from '../../../test/oracles/catalog.ts'
import { drizzleDrift, drizzleStatements, type KitResult } from '../../../test/oracles/drizzle.ts'
import { readDrizzle } from './read.ts'
import { settled } from './settled.ts'

let made: Readonly<Record<string, KitResult>> = {}
beforeAll(async () => {
  const names = Object.keys(DRIZZLE_CASES)
  const files = await drizzleStatements(
    Object.fromEntries(names.map((name, i) => [`case${i}`, DRIZZLE_CASES[name] ?? ''])),
  )
  made = Object.fromEntries(names.map((name, i) => [name, files[`case${i}`] as KitResult]))
})

test.each(Object.entries(DRIZZLE_CASES))('%s: as drizzle-kit has it', async (name, text) => {
  const read = readDrizzle(text)
  expect(read.notices.filter((it) => it.severity === 'error' || it.code === 'import/unread')).toEqual([])
  const steps = plan(emptyDesign(), settled(read.design, null)).map((it) => `${it.sql};`)
  const drift = await drizzleDrift(made[name] as KitResult, steps, [], catalogWithViews)
  // Roles are the server's, which our SQL was run on before.
  expect(drift.filter((it) => !/^! role "\w+" already exists/.test(it))).toEqual([])
})

test.each(Object.entries(DRIZZLE_CASES))('%s: written and read again, is the same', (_, text) => {
  const design = settled(readDrizzle(text).design, null)
  const written = drizzleExporter.emit(design, drizzleExporter.defaults).files.map(textOf).join('')
  expect(driftBetween(design, settled(readDrizzle(written).design, null))).toEqual([])
})
