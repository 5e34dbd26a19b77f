import { readFileSync } from 'node:fs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { PdfFile, pdfString } from './pdf-file.ts'
import { PdfFont } from './pdf-font.ts'
import { TrueType } from './true-type.ts'
import { readWoff } from './woff.ts'

const woff = readFileSync('node_modules/@fontsource/inter/files/inter-latin-400-normal.woff')
const fontOf = async () => new TrueType(await readWoff(new Uint8Array(woff).buffer))

test('a font says which characters it has, and how wide they are', async () => {
  const font = await fontOf()
  expect(font.glyphOf('A'.codePointAt(0) ?? 0)).toBeGreaterThan(0)
  expect(font.glyphOf('漢'.codePointAt(0) ?? 0)).toBe(0)
  const width = (letter: string) => font.advanceOf(font.glyphOf(letter.codePointAt(0) ?? 0))
  expect(width('W')).toBeGreaterThan(width('i') * 2)
})

test('a subset is a font by itself, with few outlines and those of accented letters whole', async () => {
  const font = await fontOf()
  const glyph = font.glyphOf('é'.codePointAt(0) ?? 0)
  const bytes = font.subset([glyph])
  expect(bytes.length).toBeLessThan(font.subset(Array.from({ length: 200 }, (_, i) => i)).length)
  const count = new DataView(bytes.buffer).getUint16(4)
  const tags = Array.from({ length: count }, (_, i) => String.fromCharCode(...bytes.slice(12 + 16 * i, 16 + 16 * i)))
  expect(tags).toEqual(expect.arrayContaining(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']))
})

test('a reader finds the text of a page, its title, and a font that goes along', async () => {
  const file = new PdfFile()
  const font = new PdfFont('F0', 'Inter-Regular', await fontOf())
  const text = 'naïve (café) \\ users.id'
  const written = font.write([...text].map((it) => it.codePointAt(0) ?? 0))
  const content = await file.stream(`BT /F0 12 Tf 20 50 Td ${written} Tj ET`)
  const ref = await font.embed(file)
  const tree = file.reserve()
  const page = file.add(
    `<< /Type /Page /Parent ${tree} /MediaBox [0 0 300 100] /Contents ${content} /Resources << /Font << /F0 ${ref} >> >> >>`,
  )
  file.put(tree, `<< /Type /Pages /Kids [${page}] /Count 1 >>`)
  const root = file.add(`<< /Type /Catalog /Pages ${tree} >>`)
  const bytes = file.bytes(root, file.add(`<< /Title ${pdfString('a) /Evil (“漢”')} >>`))

  const opened = await getDocument({ data: bytes.slice(), stopAtErrors: true, verbosity: 0 }).promise
  const { items } = await (await opened.getPage(1)).getTextContent()
  expect(items.map((it) => ('str' in it ? it.str : '')).join('')).toBe(text)
  const { info } = await opened.getMetadata()
  expect(info).toMatchObject({ Title: 'a) /Evil (“漢”' })
  expect(new TextDecoder('latin1').decode(bytes)).toContain('/FontFile2')
})
