import { expect, test } from 'vitest'
import { driftBetween } from '#model'
import { readDrizzle } from '../src/import/drizzle/read.ts'
import { throughSql, withoutSpelling } from './text-drift.ts'

test('other words are no drift where Postgres keeps to them, and a drift where it does not', async () => {
  const { design } = readDrizzle(`import { integer, pgTable, timestamp } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
export const users = pgTable('users', { id: integer().primaryKey(), made: timestamp().default(sql\`current_timestamp\`) })`)
  const { design: printed } = await throughSql(design)
  const drift = driftBetween(design, printed)
  expect(drift.map(({ path, field }) => `${path} ${field}`)).toEqual(['users.made default'])
  expect(await withoutSpelling(drift, printed)).toEqual([])
  expect(await withoutSpelling(drift, design)).toEqual(drift)
})
