import { describe, expect, test } from 'vitest'
import { addColumn, apply, columnsOf, createDesignStore, holdText, removeObjects, renameObject, tablesOf } from '#model'
import { SQLMODEL_CASES } from '../../test/notation/sqlmodel-cases.ts'
import { sqlmodelProjects } from '../../test/sqlmodel-projects.ts'
import { bundledModules } from '../import/sqlmodel/bundle.ts'
import { type Language, languageById } from './language.ts'
import { strays } from './revise.ts'
import { shownText, typed } from './type.ts'

const sqlmodel = languageById('sqlmodel') as Language

const comments = (text: string): readonly string[] => (text.match(/#.*$/gm) ?? []).map((line) => line.trim())
const linesApart = (a: string, b: string): readonly string[] => {
  const there = new Set(b.split('\n'))
  return a.split('\n').filter((line) => !there.has(line) && !/^(?:from|import) /.test(line))
}

/** A real text beside the design that it says: how it goes on as the design does. */
function standsBeside(text: string): void {
  const { design: read } = sqlmodel.importer.understand(text)
  const design = apply(read, holdText(read, { language: 'sqlmodel', path: sqlmodel.path, text }))
  expect(strays(sqlmodel, text, design)).toEqual([])
  expect(shownText(sqlmodel, design)?.text).toBe(text)
  const before = { text, sound: text, former: false }
  const more = typed(sqlmodel, design, { before, text: `${text}\n# more` }).changes
  expect(more.filter((it) => it.op !== 'intend')).toEqual([])

  for (const table of tablesOf(design)) {
    const type = { name: 'text', of: null, dimensions: 0 }
    const grown = apply(design, addColumn(design, table.id, { name: 'some_note', type, nullable: true }).changes)
    const now = shownText(sqlmodel, grown)?.text ?? ''
    expect(strays(sqlmodel, now, grown), table.name).toEqual([])
    if (new RegExp(`class ${sqlmodel.importer.understand(text).wording.get(`${table.id} `)}\\b`).test(text))
      expect(linesApart(text, now), table.name).toEqual([])
  }
  const store = createDesignStore(design)
  const table = tablesOf(design).find((it) => columnsOf(design, it.id).length > 2)
  if (!table) return
  const last = columnsOf(design, table.id).at(-1)
  store.commit('rename', renameObject(store.design(), table.id, 'renamed'))
  if (last) store.commit('drop', removeObjects(store.design(), [last.id]))
  const now = shownText(sqlmodel, store.design())?.text ?? ''
  expect(strays(sqlmodel, now, store.design())).toEqual([])
  expect(comments(text).filter((it) => !comments(now).includes(it))).toEqual([])
  store.undo()
  store.undo()
  expect(shownText(sqlmodel, store.design())?.text).toBe(text)
}

test.each(Object.entries(SQLMODEL_CASES))('%s: beside its design', (_, text) => standsBeside(text))

describe('real models beside their designs', () => {
  if (sqlmodelProjects.size === 0) test.skip('skipped: ../shared/corpus is not here', () => undefined)
  test.each([...sqlmodelProjects])('%s', (_, files) => standsBeside(bundledModules(files)))
})
