import { expect, test } from 'vitest'
import {
  addCheck,
  addForeignKey,
  addTable,
  apply,
  type Design,
  emptyDesign,
  type Id,
  intend,
  MAIN_DIAGRAM,
  tablesOf,
} from '#model'
import { prismaValidate } from '../../test/oracles/prisma.ts'
import { dbmlExporter, exporters, optionFields, optionRefused, optionsOf, prismaExporter, textOf } from './index.ts'

/** Two tables, a key between them. */
function twoTables(): Design {
  let design = emptyDesign()
  const made = ['user', 'post'].map((name) => {
    const { changes, table } = addTable(design, { name, diagram: MAIN_DIAGRAM, x: 0, y: 0 })
    design = apply(design, changes)
    return table
  }) as [Id<'table'>, Id<'table'>]
  const key = addForeignKey(design, { from: { table: made[1], column: null }, to: { table: made[0], column: null } })
  return 'changes' in key ? apply(design, key.changes) : design
}

const choosing = (design: Design, language: string, options: Record<string, string | boolean>): Design =>
  apply(design, intend(design, { sort: 'export', language, options }))

test('what a design chooses of a language is how it is written, and the rest stays as usual', () => {
  const design = twoTables()
  for (const exporter of exporters)
    for (const { name, usual, choices } of optionFields(exporter)) {
      expect(optionRefused(exporter, name, usual)).toBeNull()
      const other = choices ? choices.find((it) => it !== usual) : 'elsewhere/client'
      if (other === undefined) throw new Error(`${name} of ${exporter.title} leaves no choice`)
      const options = optionsOf(exporter, choosing(design, exporter.id, { [name]: other }))
      expect(options).toEqual({ ...exporter.defaults, [name]: other })
      expect(optionsOf(exporter, design)).toBe(exporter.defaults)
    }
  const drizzle = exporters.find((it) => it.id === 'drizzle')
  if (!drizzle) throw new Error('there is no Drizzle')
  const written = (of: Design) => drizzle.emit(of, optionsOf(drizzle, of)).files.map(textOf).join('')
  expect(written(design)).toContain('export const user = pgTable(')
  const other = written(choosing(design, 'drizzle', { tables: 'suffixed', relations: false }))
  expect(other).toContain('export const userTable = pgTable(')
  expect(other).not.toContain('relations(')
})

test('nonsense is refused with its reason, and a design that holds some is written as usual', () => {
  const nonsense = choosing(emptyDesign(), 'prisma', { output: '"; drop', views: 'perhaps' })
  const prisma = exporters.find((it) => it.id === 'prisma')
  if (!prisma) throw new Error('there is no Prisma')
  expect(optionsOf(prisma, nonsense)).toBe(prisma.defaults)
  expect(optionRefused(prisma, 'output', '"; drop')).toMatch(/^output: /)
  expect(optionRefused(prisma, 'colour', 'red')).toBe('Prisma has no option colour')
})

test('Prisma’s schema stands in one file, or in a folder of them that Prisma takes for one', () => {
  const design = twoTables()
  for (const layout of ['by-schema', 'by-table'] as const) {
    const chosen = choosing(design, 'prisma', { layout })
    const [first, config] = prismaExporter.emit(chosen, optionsOf(prismaExporter, chosen)).files
    const parts = textOf(first as NonNullable<typeof first>).split(/^\/\/ file: (\S+)\n/m)
    const paths = parts.filter((_, i) => i % 2 === 1)
    expect(paths).toEqual(
      layout === 'by-schema'
        ? ['prisma/models/public.prisma']
        : ['prisma/models/user.prisma', 'prisma/models/post.prisma'],
    )
    const files = [['prisma/schema.prisma', parts[0]], ...paths.map((path, i) => [path, parts[2 * i + 2]])]
    expect(prismaValidate(files as [string, string][])).toBeNull()
    expect(parts[0]).not.toContain('model ')
    expect(config && textOf(config)).toContain("schema: 'prisma',")
  }
})

test('portable DBML leaves checks out, and says so', () => {
  const plain = twoTables()
  const table = tablesOf(plain)[0]?.id as Id<'table'>
  const design = apply(plain, addCheck(plain, table, 'id > 0', []))
  const written = (words: 'rich' | 'portable') => {
    const { files, notices } = dbmlExporter.emit(design, { words })
    return { text: files.map(textOf).join(''), said: notices.map((it) => it.message) }
  }
  expect(written('rich')).toEqual({ text: expect.stringMatching(/checks \{\s*`id > 0` \[name/), said: [] })
  expect(written('portable')).toEqual({
    text: expect.not.stringContaining('checks {'),
    said: [expect.stringContaining('CHECK (id > 0)')],
  })
})
