import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  addColumn,
  apply,
  columnsOf,
  createDesignStore,
  driftBetween,
  emptyDesign,
  holdText,
  removeObjects,
  renameObject,
  tablesOf,
} from '#model'
import { drizzleProjects, projectText } from '../../test/drizzle-projects.ts'
import { type Language, languageById } from './language.ts'
import { strays } from './revise.ts'
import { shownText, typed } from './type.ts'

const folder = new URL('../../../shared/corpus/prisma/', import.meta.url)
const there = existsSync(folder)
const files = there ? readdirSync(folder).filter((name) => name.endsWith('.prisma')) : []
const prisma = languageById('prisma') as Language
const drizzle = languageById('drizzle') as Language

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

const comments = (text: string): readonly string[] =>
  (text.match(/^\s*\/\/(?!\/).*$/gm) ?? []).map((line) => line.trim())

/** A real text beside the design that it says: how it goes on as the design does. */
function standsBeside(language: Language, text: string): void {
  const { design: said } = language.importer.understand(text)
  const read = language.importer.likeHeld(said, emptyDesign()).design
  // Extensions are left to the SQL.
  const again = driftBetween(
    read,
    language.importer.likeHeld(language.importer.understand(language.write(read)).design, emptyDesign()).design,
  )
  expect(again.filter((it) => it.kind !== 'extension')).toEqual([])
  const design = apply(read, holdText(read, { language: language.id, path: language.path, text }))
  expect(shownText(language, design)?.text).toBe(text)
  const before = { text, sound: text, former: false }
  expect(
    typed(language, design, { before, text: `${text}\n// more` }).changes.filter((it) => it.op !== 'intend'),
  ).toEqual([])

  const table = tablesOf(design).find((it) => columnsOf(design, it.id).length > 3)
  if (!table) return
  const type = { name: 'text', of: null, dimensions: 0 }
  const grown = apply(design, addColumn(design, table.id, { name: 'some_note', type, nullable: true }).changes)
  const more = shownText(language, grown)?.text ?? ''
  expect(strays(language, more, grown)).toEqual([])
  const withoutImports = (it: string) => it.replace(/^import .*$/gm, '')
  const [left, right] = [withoutImports(more), withoutImports(text)]
  expect([linesApart(left, right), linesApart(right, left)]).toEqual([1, 0])

  const store = createDesignStore(design)
  const last = columnsOf(design, table.id).at(-1)
  store.commit('rename', renameObject(store.design(), table.id, 'Renamed'))
  if (last) store.commit('drop', removeObjects(store.design(), [last.id]))
  const now = shownText(language, store.design())?.text ?? ''
  expect(strays(language, now, store.design())).toEqual([])
  expect(comments(now)).toEqual(comments(text))
  expect(now).toMatch(/model Renamed \{|@@map\("Renamed"\)|\(\s*'Renamed'/)
  store.undo()
  store.undo()
  expect(shownText(language, store.design())?.text).toBe(text)
}

describe('real schemas beside their designs', () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(files)('%s', (name) => standsBeside(prisma, readFileSync(new URL(name, folder), 'utf8')))

  test.each(drizzleProjects)('%s in Drizzle', (name) => standsBeside(drizzle, projectText(name)))
})
