import type { FontTables } from './woff.ts'

type Bytes = Uint8Array<ArrayBuffer>

const viewOf = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Flags of a glyph made of others (the OpenType specification, `glyf`). */
const WORDS = 0x1
const MORE = 0x20
const SCALE = 0x8
const TWO_SCALES = 0x40
const MATRIX = 0x80

/** What a PDF needs of a font whose outlines are TrueType's. */
export class TrueType {
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly box: readonly number[]
  readonly #tables: FontTables
  readonly #glyphs: ReadonlyMap<number, number>
  readonly #widths: number
  readonly #starts: readonly number[]

  constructor(tables: FontTables) {
    this.#tables = tables
    const [head, hhea, maxp] = [this.#table('head'), this.#table('hhea'), this.#table('maxp')]
    this.unitsPerEm = head.getUint16(18)
    this.box = [36, 38, 40, 42].map((at) => head.getInt16(at))
    this.ascent = hhea.getInt16(4)
    this.descent = hhea.getInt16(6)
    this.#widths = hhea.getUint16(34)
    const loca = this.#table('loca')
    const long = head.getInt16(50) === 1
    this.#starts = Array.from({ length: maxp.getUint16(4) + 1 }, (_, i) =>
      long ? loca.getUint32(4 * i) : 2 * loca.getUint16(2 * i),
    )
    this.#glyphs = charactersOf(this.#table('cmap'))
  }

  #bytes(tag: string): Bytes {
    return this.#tables.get(tag) ?? new Uint8Array()
  }

  #table(tag: string): DataView {
    return viewOf(this.#bytes(tag))
  }

  /** The glyph of a character; 0 where the font has none. */
  glyphOf(character: number): number {
    return this.#glyphs.get(character) ?? 0
  }

  /** How far a glyph takes the pen, in thousandths of the font's size. */
  advanceOf(glyph: number): number {
    const at = Math.min(glyph, this.#widths - 1) * 4
    return (this.#table('hmtx').getUint16(at) * 1000) / this.unitsPerEm
  }

  #outline(glyph: number): Bytes {
    return this.#bytes('glyf').slice(this.#starts[glyph] ?? 0, this.#starts[glyph + 1] ?? 0)
  }

  /** The glyphs that one is made of. */
  #partsOf(glyph: number): readonly number[] {
    const outline = this.#outline(glyph)
    const view = viewOf(outline)
    if (outline.length === 0 || view.getInt16(0) >= 0) return []
    const parts: number[] = []
    let at = 10
    let flags = MORE
    while (flags & MORE) {
      flags = view.getUint16(at)
      parts.push(view.getUint16(at + 2))
      at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0)
    }
    return parts
  }

  /** The font with the outlines of these glyphs only; each keeps its number. */
  subset(glyphs: Iterable<number>): Bytes {
    const kept = new Set([0, ...glyphs])
    for (const glyph of kept) for (const part of this.#partsOf(glyph)) kept.add(part)
    const count = this.#starts.length - 1
    const outlines = Array.from({ length: count }, (_, i) => (kept.has(i) ? this.#outline(i) : new Uint8Array()))
    const loca = new DataView(new ArrayBuffer(4 * (count + 1)))
    let length = 0
    outlines.forEach((outline, i) => {
      loca.setUint32(4 * i, length)
      length += (outline.length + 3) & ~3
    })
    loca.setUint32(4 * count, length)
    const glyf = new Uint8Array(length)
    outlines.forEach((outline, i) => {
      glyf.set(outline, loca.getUint32(4 * i))
    })
    const head = this.#bytes('head').slice()
    viewOf(head).setInt16(50, 1)
    const same = ['cvt ', 'fpgm', 'hhea', 'hmtx', 'maxp', 'prep'].flatMap((tag) => {
      const bytes = this.#tables.get(tag)
      return bytes ? [[tag, bytes] as const] : []
    })
    return fontFile([...same, ['glyf', glyf], ['head', head], ['loca', new Uint8Array(loca.buffer)]])
  }
}

/** A font file of some tables. */
function fontFile(tables: readonly (readonly [string, Bytes])[]): Bytes {
  const sorted = tables.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const start = 12 + 16 * sorted.length
  const size = sorted.reduce((total, [, bytes]) => total + ((bytes.length + 3) & ~3), start)
  const file = new Uint8Array(size)
  const view = viewOf(file)
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, sorted.length)
  view.setUint16(6, power * 16)
  view.setUint16(8, Math.log2(power))
  view.setUint16(10, (sorted.length - power) * 16)
  let at = start
  sorted.forEach(([tag, bytes], i) => {
    const entry = 12 + 16 * i
    for (let n = 0; n < 4; n++) file[entry + n] = tag.charCodeAt(n)
    file.set(bytes, at)
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, bytes.length)
    at += (bytes.length + 3) & ~3
  })
  return file
}

/** Which glyph each character has (`cmap`, the formats 4 and 12). */
function charactersOf(cmap: DataView): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(4 + 8 * i + 4)
    const format = cmap.getUint16(at)
    if (format === 12)
      for (let n = 0; n < cmap.getUint32(at + 12); n++) {
        const [from, to, glyph] = [0, 4, 8].map((by) => cmap.getUint32(at + 16 + 12 * n + by)) as [
          number,
          number,
          number,
        ]
        for (let it = from; it <= to; it++) found.set(it, glyph + it - from)
      }
    if (format !== 4) continue
    const segments = cmap.getUint16(at + 6)
    for (let n = 0; n < segments; n += 2) {
      const [to, from] = [cmap.getUint16(at + 14 + n), cmap.getUint16(at + 16 + segments + n)]
      const [delta, range] = [cmap.getUint16(at + 16 + 2 * segments + n), cmap.getUint16(at + 16 + 3 * segments + n)]
      for (let it = from; it <= to && it < 0xffff; it++) {
        const inList = range === 0 ? it : cmap.getUint16(at + 16 + 3 * segments + n + range + 2 * (it - from))
        const glyph = range !== 0 && inList === 0 ? 0 : (inList + delta) & 0xffff
        if (glyph !== 0) found.set(it, glyph)
      }
    }
  }
  return found
}
