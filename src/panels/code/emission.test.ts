import { expect, test } from 'vitest'
import type { Chunk } from '#export'
import type { Id } from '#model'
import { editsOf, emissionOf, previewOf, whatIsAt, whereIs } from './emission.ts'

const users: Id = 'table:users'
const email: Id = 'column:email'
const text = 'CREATE TABLE users (\n  id int,\n  email text\n);\n\n'
const chunk: Chunk = {
  about: users,
  text,
  spans: [{ from: text.indexOf('  email'), to: text.indexOf('\n);'), about: email }],
}
const head: Chunk = { about: null, text: '-- head\n\n', spans: [] }
const emitted = emissionOf({ files: [{ path: 'a.sql', chunks: [head, chunk] }], notices: [], faults: [] })

test('an object is found by its lines, and the line by its object', () => {
  expect(whereIs(emitted, new Set([users]))).toEqual([{ path: 'a.sql', from: 3, to: 6, about: users }])
  expect(whereIs(emitted, new Set([email]))).toEqual([{ path: 'a.sql', from: 5, to: 5, about: email }])
  expect(whatIsAt(emitted, 'a.sql', head.text.length + text.indexOf('email'))).toBe(email)
  expect(whatIsAt(emitted, 'a.sql', head.text.length + 2)).toBe(users)
  expect(whatIsAt(emitted, 'a.sql', 1)).toBe(null)
  expect(whatIsAt(emitted, 'other.sql', 1)).toBe(null)
})

test('line ends of verbatim text are made plain and spans move along', () => {
  const windows: Chunk = { about: users, text: 'a\r\nb\r\nemail\n', spans: [{ from: 6, to: 11, about: email }] }
  const [file] = emissionOf({ files: [{ path: 'a', chunks: [windows] }], notices: [], faults: [] }).files
  const [plain] = file?.chunks ?? []
  expect(plain?.text).toBe('a\nb\nemail\n')
  expect(plain?.text.slice(plain.spans[0]?.from, plain.spans[0]?.to)).toBe('email')
})

test('only what differs is previewed, and other files ask for the whole text', () => {
  const changed = { ...chunk, text: text.replace('email text', 'email citext') }
  const after = emissionOf({ files: [{ path: 'a.sql', chunks: [head, changed] }], notices: [], faults: [] })
  expect(previewOf(emitted, after)).toEqual([{ before: text, after: changed.text }])
  expect(editsOf(emitted, after)?.[0]?.edits[0]?.text).toBe('  email citext\n')
  expect(editsOf(emitted, emissionOf({ files: [], notices: [], faults: [] }))).toBe(null)
})
