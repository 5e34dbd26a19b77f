import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extensionsIn, type Imported, ScriptReader } from '#import'
import {
  addColumn,
  type Change,
  columnsOf,
  createDesignStore,
  type Design,
  driftBetween,
  emptyDesign,
  holdText,
  indexesOf,
  removeObjects,
  renameObject,
  tablesOf,
} from '#model'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { linesOf } from './script.ts'
import { isTypedSql, shownSql, writtenSql } from './show-sql.ts'

const folder = new URL('../../../../shared/corpus/sql-postgres/', import.meta.url)
const there = existsSync(folder)
/** Larger dumps are held to it by `RUNS=all`: they take minutes. */
const MOST = process.env.RUNS === 'all' ? 20_000_000 : 35_000
const files = there
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .filter((name) => readFileSync(new URL(name, folder)).length < MOST)
  : []

const reader = new ScriptReader(openTestPostgres)
beforeAll(() => reader.ready())
afterAll(() => reader.close())

const readWhole = (text: string): Promise<Imported> =>
  reader.read({
    given: '',
    pieces: linesOf(text).map((it) => it.piece),
    extensions: extensionsIn(text),
  }) as Promise<Imported>

const refused = ({ ledger }: Imported): number => ledger.filter((it) => it.fate === 'refused').length

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

/** The comments that stand on a line of their own, in their order, without those about what an edit has to do with. */
const remarks = (text: string, but: readonly string[]): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('--') && !but.some((each) => line.toLowerCase().includes(each.toLowerCase())))

const busiest = (design: Design) =>
  [...tablesOf(design)]
    .filter((it) => columnsOf(design, it.id).length > 2)
    .sort((a, b) => columnsOf(design, a.id).length - columnsOf(design, b.id).length)
    .at(-1)

const EDITS: Readonly<Record<string, (design: Design) => readonly Change[]>> = {
  'a table under a new name': (design) => {
    const it = busiest(design)
    return it ? renameObject(design, it.id, 'some_new_name') : []
  },
  'one more column, and an index less': (design) => {
    const it = busiest(design)
    const type = { name: 'text', of: null, dimensions: 0 }
    const index = tablesOf(design)
      .flatMap((table) => indexesOf(design, table.id))
      .at(-1)
    const more = it ? addColumn(design, it.id, { name: 'some_note', type, nullable: true }).changes : []
    return [...more, ...(index ? removeObjects(design, [index.id]) : [])]
  },
}

describe.skipIf(!there)('a real schema, held as it stands', () => {
  test.each(files)('%s', { timeout: 120_000 }, async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8').replace(/\r\n?/g, '\n')
    const first = await readWhole(text)
    for (const [edit, changesOf] of Object.entries(EDITS)) {
      const store = createDesignStore({ ...emptyDesign(), objects: first.design.objects })
      store.commit('hold', holdText(store.design(), { language: 'sql', path: 'schema.sql', text }))
      isTypedSql(store.design(), text)
      expect(shownSql(store.design())?.text === text).toBe(true)
      const changes = changesOf(store.design())
      if (changes.length === 0) continue
      store.commit('edit', changes)
      const now = shownSql(store.design())?.text ?? ''
      const own = await readWhole(writtenSql(store.design()).text)
      const said = await readWhole(now)
      // What Postgres refuses of the design itself can't be held against the text.
      if (refused(own) > 0) continue
      const gone = driftBetween(own.design, said.design).map((it) => `${it.kind} ${it.path} ${it.field ?? ''}`)
      const touched = changes.filter((it) => it.op !== 'intend').length
      const called = changes.flatMap((it) =>
        it.op === 'set' && it.before.name !== it.after.name ? [it.before.name] : [],
      )
      const naming = text
        .split('\n')
        .filter((line) => called.some((each) => line.toLowerCase().includes(each.toLowerCase())))
      const apart = linesApart(now, text)
      if (process.env.TELL) console.log(`${name}: ${edit}: ${apart} lines for ${touched} objects, drift ${gone.length}`)
      expect({ edit, gone }).toEqual({ edit, gone: [] })
      // A line that names what is now called otherwise changes; views and code that are written anew are the rest.
      expect(apart).toBeLessThanOrEqual(naming.length + 2 * touched + 60)
      const removed = changes.flatMap((it) => (it.op === 'remove' ? [it.object.name] : []))
      expect(remarks(now, [...called, ...removed])).toEqual(remarks(text, [...called, ...removed]))
      store.undo()
      expect(shownSql(store.design())?.text === text).toBe(true)
    }
  })
})
