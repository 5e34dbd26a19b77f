import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editsBetween, type TextEdit } from './chunk-edits.ts'

const applied = (text: string, edits: readonly TextEdit[]): string =>
  edits.reduceRight((now, edit) => now.slice(0, edit.from) + edit.text + now.slice(edit.to), text)
const join = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('')

const text = fc.stringMatching(/^[ab\n]{0,8}$/)
const about = fc.constantFrom('x', 'y', null)
const piece = fc.record({ text, about })
const pool = fc.array(piece, { minLength: 1, maxLength: 8 })

test('the edits, applied to the text before, give the text after', () => {
  const both = pool.chain((pieces) => {
    const some = fc.array(fc.oneof(fc.constantFrom(...pieces), piece), { maxLength: 12 })
    return fc.tuple(some, some)
  })
  fc.assert(
    fc.property(both, ([before, after]) => {
      expect(applied(join(before), editsBetween(before, after))).toBe(join(after))
    }),
    { numRuns: 2000 },
  )
})

test('edits are in order and do not overlap', () => {
  fc.assert(
    fc.property(fc.tuple(pool, pool), ([a, b]) => {
      const edits = editsBetween(a, [...b, ...a.slice(1)])
      for (const [i, edit] of edits.entries()) expect(edit.from).toBeGreaterThanOrEqual(edits[i - 1]?.to ?? 0)
    }),
  )
})

test('a rename in one chunk of a thousand touches its line only', () => {
  const chunks = Array.from({ length: 1000 }, (_, i) => ({ text: `CREATE TABLE t${i} (\n  id bigint\n);\n\n` }))
  const after = chunks.with(500, { text: 'CREATE TABLE renamed (\n  id bigint\n);\n\n' })
  const edits = editsBetween(chunks, after)
  expect(edits).toHaveLength(1)
  expect(edits[0]?.text).toBe('CREATE TABLE renamed (\n')
})
