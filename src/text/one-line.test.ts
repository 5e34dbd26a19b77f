import { expect, test } from 'vitest'
import { addForeignKey, createDesignStore, emptyDesign, primaryKeyOf, tablesOf } from '#model'
import { type Language, languageById } from './language.ts'
import { shownText, typed } from './type.ts'

const SCORES = `import { pgTable, text, primaryKey } from 'drizzle-orm/pg-core'
export const scores = pgTable('scores', { trace: text('trace').notNull(), name: text('name').notNull() }, (t) => [primaryKey({ name: 'scores_pk', columns: [t.trace, t.name] })])
`

test('several columns are added at once to a table that stands on one line', () => {
  const language = languageById('drizzle') as Language
  const store = createDesignStore(emptyDesign())
  const empty = language.write(store.design())
  const before = { text: empty, sound: empty, former: false }
  store.commit('type', typed(language, store.design(), { before, text: SCORES }).changes)
  const [table] = tablesOf(store.design())
  if (!table || !primaryKeyOf(store.design(), table.id)) throw new Error('not read')
  const end = { table: table.id, column: null }
  const made = addForeignKey(store.design(), { from: end, to: end })
  if ('error' in made) throw new Error(made.error)
  store.commit('relate', made.changes)
  const text = shownText(language, store.design())?.text ?? ''
  expect(language.importer.understand(text).notices).toEqual([])
  expect(text).toContain(
    "name: text('name').notNull(), parentTrace: text('parent_trace'), parentName: text('parent_name') }, (t) =>",
  )
})
