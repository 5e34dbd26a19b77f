import { afterAll, expect, test } from 'vitest'
import { hostile } from '../../../test/notation/hostile.ts'
import { closeDatabase } from '../../../test/oracles/database.ts'
import { drizzleStatements, drizzleTypecheck } from '../../../test/oracles/drizzle.ts'
import { textOf } from '../exporter.ts'
import { drizzleExporter } from './index.ts'

afterAll(closeDatabase)

test('names that try to break out of their place stay in it', async () => {
  const files = Object.fromEntries(
    (['as named', 'plural', 'suffixed'] as const).map((tables) => {
      const options = { ...drizzleExporter.defaults, tables, bigints: 'number', dates: 'string' } as const
      return [tables.replace(' ', '-'), textOf(drizzleExporter.emit(hostile, options).files[0] as never)]
    }),
  )
  expect(await drizzleTypecheck(files)).toEqual([])
  for (const text of Object.values(files)) expect(text).not.toMatch(/^\s*(export const evil|process\.exit)/m)
  const made = await drizzleStatements(files)
  for (const result of Object.values(made)) expect(result).not.toHaveProperty('error')
}, 60_000)
