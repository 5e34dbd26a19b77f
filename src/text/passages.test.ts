import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Language, languages } from './language.ts'
import { passagesOf } from './passages.ts'

/** Pieces of text that open, close, hide or head something in one language or another. */
const PIECES = [
  ...['{', '}', '(', ')', "'", '"', '`', "'''", '"""', '\\', '\n', '\n\n', '\r\n', '  '],
  ...['// file: a.ts\n', '# file: a.py\n', '// said\n', '# said\n', '/*', '*/', '@decorated\n', 'model A {\n', '}\n'],
  ...['Table a {\n', 'export const a = pgTable(', 'class A(SQLModel):\n', '  b text\n', 'Ref: a.b > c.d\n', 'a = 1\n'],
]
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))
const edit = fc.record({ at: fc.nat(), gone: fc.nat({ max: 12 }), come: fc.constantFrom('', ...PIECES) })

const slices = (language: Language, of: string) => passagesOf(language, of).map((it) => it.text)

/** The same language, cut by someone who has seen none of its texts. */
const fresh = (of: Language): Language => ({
  ...of,
  importer: { ...of.importer, cutting: { ...of.importer.cutting } },
})

for (const language of languages)
  test(`${language.id}: a text is cut as it would be if none had been cut before it`, () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
        const cutter = fresh(language)
        let now = first
        for (const { at, gone, come } of edits) {
          slices(cutter, now)
          const from = at % (now.length + 1)
          now = now.slice(0, from) + come + now.slice(from + gone)
          expect(slices(cutter, now)).toEqual(slices(fresh(language), now))
        }
        expect(slices(cutter, now).join('')).toBe(now)
      }),
      { numRuns: 400 },
    )
  })
