import { expect, test } from 'vitest'
import { fileText } from './file-text.ts'

const bytesOf = (text: string, each: (code: number) => readonly number[]): Uint8Array =>
  new Uint8Array([...text].flatMap((char) => each(char.charCodeAt(0))))
const single = (text: string): Uint8Array => bytesOf(text, (code) => [code])

test('a byte order mark is no part of the text, in UTF-8 nor in what PowerShell writes', async () => {
  const text = 'Table größe {}\r\n'
  const utf8 = new TextEncoder().encode(`\ufeff${text}`)
  const little = bytesOf(`\ufeff${text}`, (code) => [code & 255, code >> 8])
  const big = bytesOf(`\ufeff${text}`, (code) => [code >> 8, code & 255])
  for (const bytes of [utf8, little, big]) expect(await fileText('a.dbml', bytes)).toEqual({ text, notices: [] })
})

test.each([
  ['LATIN1', single('gr\u00f6\u00dfe'), 'größe'],
  ['WIN1251', single('\u0438\u043c\u044f'.replace(/./g, (it) => String.fromCharCode(it.charCodeAt(0) - 0x350))), 'имя'],
  ['SJIS', single('\u0096\u00bc'), '名'],
  ['KOI8R', single('\u00c9\u00cd\u00d1'), 'имя'],
])('a dump in %s is read in it, and says so', async (encoding, bytes, word) => {
  const head = single(`SET statement_timeout = 0;\nSET client_encoding = '${encoding}';\n-- `)
  const read = await fileText('old.sql', new Uint8Array([...head, ...bytes]))
  expect(read.text).toBe(`SET statement_timeout = 0;\nSET client_encoding = 'UTF8';\n-- ${word}`)
  expect(read.notices.map((it) => it.message)).toEqual([
    expect.stringMatching(/^old\.sql is not UTF-8: it is read as /),
  ])
})

test('bytes that nobody says the encoding of lose no letter', async () => {
  const { text, notices } = await fileText('a.py', single('# caf\u00e9 \u0080'))
  expect(text).toBe('# café €')
  expect(notices).toHaveLength(1)
})
