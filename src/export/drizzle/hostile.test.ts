// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are what must come out unharmed.
import { expect, test } from 'vitest'
import { truncateName } from '#base'
import { columnsOf, schemaNameOf, tablesOf } from '#model'
import { hostile } from '../../../test/notation/hostile.ts'
import { drizzleStatements, drizzleTypecheck } from '../../../test/oracles/drizzle.ts'
import { textOf } from '../exporter.ts'
import { drizzleExporter } from './index.ts'

/** A module's exports come by name, a design's tables as they stand. */
const inOrder = (tables: readonly unknown[]): readonly string[] => tables.map((it) => JSON.stringify(it)).sort()

test('names that try to break out of their place stay in it', async () => {
  const files = Object.fromEntries(
    (['as-named', 'plural', 'suffixed'] as const).map((tables) => {
      const options = { ...drizzleExporter.defaults, tables, bigints: 'number', dates: 'string' } as const
      return [tables.replace(' ', '-'), textOf(drizzleExporter.emit(hostile, options).files[0] as never)]
    }),
  )
  expect(await drizzleTypecheck(files)).toEqual([])
  for (const text of Object.values(files)) expect(text).not.toMatch(/^\s*(export const evil|process\.exit)/m)
  const made = await drizzleStatements(files)
  // drizzle-kit itself stumbles over such names; what counts is that Drizzle has each of them to the letter.
  const names = (it: { name: string }) => truncateName(it.name)
  const expected = tablesOf(hostile).map((it) => ({
    schema: schemaNameOf(hostile, it.id),
    name: names(it),
    columns: columnsOf(hostile, it.id).map(names),
  }))
  for (const { tables } of Object.values(made))
    expect(inOrder(tables.map(({ schema, name, columns }) => ({ schema, name, columns })))).toEqual(inOrder(expected))
  const keys = Object.values(made).flatMap(({ tables }) => tables.flatMap((it) => it.keys))
  expect(keys).toEqual(expect.arrayContaining(['pk`${1}"\'\\', 'ix "\n`${', 'ck\n} model Evil {']))
}, 60_000)
