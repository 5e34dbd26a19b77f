import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  addColumn,
  apply,
  columnsOf,
  createDesignStore,
  driftBetween,
  holdText,
  removeObjects,
  renameObject,
  tablesOf,
} from '#model'
import { type Language, languageById } from './language.ts'
import { strays } from './revise.ts'
import { shownText, typed } from './type.ts'

const folder = new URL('../../../shared/corpus/prisma/', import.meta.url)
const there = existsSync(folder)
const files = there ? readdirSync(folder).filter((name) => name.endsWith('.prisma')) : []
const prisma = languageById('prisma') as Language

/** How many lines of one text are not in another. */
function linesApart(a: string, b: string): number {
  const left = new Map<string, number>()
  for (const line of b.split('\n')) left.set(line, (left.get(line) ?? 0) + 1)
  return a.split('\n').filter((line) => {
    const had = left.get(line) ?? 0
    left.set(line, had - 1)
    return had <= 0
  }).length
}

const comments = (text: string): readonly string[] => text.match(/^\s*\/\/(?!\/).*$/gm) ?? []

describe('real schemas beside their designs', () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(files)('%s', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const { design: read } = prisma.importer.understand(text)
    // Extensions are left to the SQL.
    const again = driftBetween(read, prisma.importer.understand(prisma.write(read)).design)
    expect(again.filter((it) => it.kind !== 'extension')).toEqual([])
    const design = apply(read, holdText(read, { language: 'prisma', path: prisma.path, text }))
    expect(shownText(prisma, design)?.text).toBe(text)
    const before = { text, sound: text, former: false }
    expect(
      typed(prisma, design, { before, text: `${text}\n// more` }).changes.filter((it) => it.op !== 'intend'),
    ).toEqual([])

    const table = tablesOf(design).find((it) => columnsOf(design, it.id).length > 3)
    if (!table) return
    const type = { name: 'text', of: null, dimensions: 0 }
    const grown = apply(design, addColumn(design, table.id, { name: 'some_note', type, nullable: true }).changes)
    const more = shownText(prisma, grown)?.text ?? ''
    expect(strays(prisma, more, grown)).toEqual([])
    expect([linesApart(more, text), linesApart(text, more)]).toEqual([1, 0])

    const store = createDesignStore(design)
    const last = columnsOf(design, table.id).at(-1)
    store.commit('rename', renameObject(store.design(), table.id, 'Renamed'))
    if (last) store.commit('drop', removeObjects(store.design(), [last.id]))
    const now = shownText(prisma, store.design())?.text ?? ''
    expect(strays(prisma, now, store.design())).toEqual([])
    expect(comments(now)).toEqual(comments(text))
    expect(now).toMatch(/model Renamed \{|@@map\("Renamed"\)/)
    store.undo()
    store.undo()
    expect(shownText(prisma, store.design())?.text).toBe(text)
  })
})
