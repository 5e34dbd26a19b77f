import { expect, test } from 'vitest'
import { all, apply, type Design, type ObjectOf, object, tablesOf } from '#model'
import { design, type TableOf } from '../../../test/notation/design.ts'
import { drizzleExporter } from '../drizzle/index.ts'
import type { Chunk, Emitted } from '../exporter.ts'
import { prismaExporter } from '../prisma/index.ts'

const COUNT = 1000

const chain = (count: number): Design => {
  const tables: Record<string, TableOf> = {}
  for (let i = 0; i < count; i++)
    tables[`items_${i}`] = {
      columns: {
        id: 'bigint!',
        title: 'text!',
        status: 'state',
        next_id: 'bigint',
        created_at: 'timestamp with time zone',
      },
      primary: ['id'],
      references: [{ columns: ['next_id'], to: `items_${(i + 1) % count}` }],
      indexes: [{ name: `items_${i}_title`, keys: ['title'] }],
    }
  return design({ enums: { state: ['on', 'off'] }, tables })
}

const rename = (from: Design, what: 'table' | 'column', name: string): Design => {
  const table = tablesOf(from)[10] as ObjectOf<'table'>
  const column = [...all(from.objects)].find(
    (it) => it.kind === 'column' && it.parent === table.id && it.name === 'title',
  )
  const before = what === 'table' ? table : column
  return before ? apply(from, [{ op: 'set', before, after: { ...before, name } }]) : from
}

const chunksOf = (emitted: Emitted): readonly Chunk[] => emitted.files[0]?.chunks ?? []

const EMITTERS = {
  prisma: (of: Design) => prismaExporter.emit(of, { ...prismaExporter.defaults }),
  drizzle: (of: Design) => drizzleExporter.emit(of, { ...drizzleExporter.defaults }),
}

test.each(Object.entries(EMITTERS))('%s makes anew only what an edit touches', (_, emit) => {
  const big = chain(COUNT)
  const first = chunksOf(emit(big))
  expect(chunksOf(emit(big))).toEqual(first)
  const column = rename(big, 'column', 'headline')
  const second = chunksOf(emit(column))
  const had = new Set(first)
  const kept = second.filter((chunk) => had.has(chunk))
  expect(second.length - kept.length).toBeLessThanOrEqual(3)
  expect(second.length - kept.length).toBeGreaterThan(0)
  // The table, its two neighbours, and the imports where its key no longer has the name that Postgres gives.
  const third = chunksOf(emit(rename(big, 'table', 'renamed')))
  expect(third.filter((chunk) => !first.includes(chunk)).length).toBeLessThanOrEqual(4)
})

test.each(Object.entries(EMITTERS))('%s ties its text to what it is about', (_, emit) => {
  const small = chain(3)
  for (const chunk of chunksOf(emit(small)))
    for (const span of chunk.spans) {
      const it = object(small, span.about)
      expect(it).not.toBeNull()
      if (it?.kind === 'column') expect(chunk.text.slice(span.from, span.to)).toContain(it.name.split('_')[0])
    }
})
