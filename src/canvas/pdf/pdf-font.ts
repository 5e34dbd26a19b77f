import type { PdfFile, Ref } from './pdf-file.ts'
import { num } from './pdf-file.ts'
import type { TrueType } from './true-type.ts'

const hex = (value: number): string => value.toString(16).padStart(4, '0')

/** A font as a PDF uses it: it remembers which characters were written, and only their outlines go along. */
export class PdfFont {
  /** What pages call it. */
  readonly key: string
  readonly #font: TrueType
  readonly #name: string
  readonly #used = new Map<number, number>()

  constructor(key: string, name: string, font: TrueType) {
    this.key = key
    this.#name = name
    this.#font = font
  }

  has(character: number): boolean {
    return this.#font.glyphOf(character) !== 0
  }

  /** How far a character takes the pen, in thousandths of the size. */
  advanceOf(character: number): number {
    return this.#font.advanceOf(this.#font.glyphOf(character))
  }

  /** A run of characters as a page shows it. */
  write(characters: readonly number[]): string {
    const glyphs = characters.map((it) => {
      const glyph = this.#font.glyphOf(it)
      this.#used.set(glyph, it)
      return hex(glyph)
    })
    return `<${glyphs.join('')}>`
  }

  /** Puts it in a file; null where nothing was written with it. */
  async embed(file: PdfFile): Promise<Ref | null> {
    if (this.#used.size === 0) return null
    const font = this.#font
    const per = (value: number) => num((value * 1000) / font.unitsPerEm)
    // Six letters tell one subset of a font from another (9.6.4).
    const name = `SCHEMA+${this.#name}`
    const bytes = font.subset(this.#used.keys())
    const outlines = await file.stream(bytes, `/Length1 ${bytes.length}`)
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${font.box.map(per).join(' ')}] /ItalicAngle 0 ` +
        `/Ascent ${per(font.ascent)} /Descent ${per(font.descent)} /CapHeight ${per(font.ascent)} /StemV 80 /FontFile2 ${outlines} >>`,
    )
    const sorted = [...this.#used].toSorted(([a], [b]) => a - b)
    const widths = sorted.map(([glyph]) => `${glyph} [${num(font.advanceOf(glyph))}]`).join(' ')
    const inner = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ` +
        `/FontDescriptor ${descriptor} /DW 1000 /W [${widths}] /CIDToGIDMap /Identity >>`,
    )
    const toUnicode = await file.stream(unicodeMap(sorted))
    return file.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${inner}] /ToUnicode ${toUnicode} >>`,
    )
  }
}

const utf16 = (character: number): string =>
  [...String.fromCodePoint(character)].flatMap((it) => it.split('').map((unit) => hex(unit.charCodeAt(0)))).join('')

/** Tells which characters the glyphs are, so that text can be found and copied (9.10.3). */
function unicodeMap(used: readonly (readonly [glyph: number, character: number])[]): string {
  const blocks: string[] = []
  for (let at = 0; at < used.length; at += 100) {
    const some = used.slice(at, at + 100)
    const lines = some.map(([glyph, character]) => `<${hex(glyph)}> <${utf16(character)}>`)
    blocks.push(`${some.length} beginbfchar\n${lines.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
