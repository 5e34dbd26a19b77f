import { FONT_FILES, loadFont } from '../fonts/font-files.ts'
import type { FontLook } from '../fonts/read-font.ts'
import { num, type PdfFile, type Ref } from './pdf-file.ts'
import { PdfFont } from './pdf-font.ts'
import { TrueType } from './true-type.ts'
import { readWoff } from './woff.ts'

type How = FontLook & {
  /** How wide it has to be: as wide as on the screen, which may have another font. */
  readonly width: number
  /** As a canvas takes both. */
  readonly font: string
  readonly colour: string
}
type Face = Pick<How, 'family' | 'weight'> & { readonly font: PdfFont }
type Run = { readonly font: PdfFont | null; readonly characters: number[] }

/** Pixels for each of a text that no font here can write. */
const SHARP = 6

/** Writes text on a page with the fonts that go along; what none of them can write is pictured. */
export class Writing {
  readonly #faces: readonly Face[]
  readonly #pictures = new Map<string, ImageData>()

  private constructor(faces: readonly Face[]) {
    this.#faces = faces
  }

  static async begin(): Promise<Writing> {
    const faces = FONT_FILES.map(async (file, i): Promise<Face> => {
      const font = new TrueType(await readWoff(await loadFont(file)))
      const name = `${file.family === 'sans' ? 'Inter' : 'JetBrainsMono'}-${file.weight === 600 ? 'SemiBold' : 'Regular'}`
      return { ...file, font: new PdfFont(`F${i}`, `${name}${i}`, font) }
    })
    return new Writing(await Promise.all(faces))
  }

  #runs(text: string, { family, weight }: How): readonly Run[] {
    const own = this.#faces.filter((it) => it.family === family && it.weight === weight)
    const runs: Run[] = []
    for (const letter of text) {
      const character = letter.codePointAt(0) ?? 0
      const font = own.find((it) => it.font.has(character))?.font ?? null
      const last = runs.at(-1)
      if (last && last.font === font) last.characters.push(character)
      else runs.push({ font, characters: [character] })
    }
    return runs
  }

  /** The operators that write a text where the page's origin is now. */
  write(text: string, how: How): string {
    const runs = this.#runs(text, how)
    // Scripts that join or turn their letters are beyond a row of glyphs.
    if (runs.some((it) => it.font === null)) return this.#picture(text, how)
    const natural = runs
      .flatMap((it) => it.characters.map((each) => it.font?.advanceOf(each) ?? 0))
      .reduce((total, each) => total + (each * how.size) / 1000, 0)
    const stretch = natural > 0 ? (100 * how.width) / natural : 100
    const shown = runs.flatMap(({ font, characters }) =>
      font ? [`/${font.key} ${num(how.size)} Tf ${font.write(characters)} Tj`] : [],
    )
    return `BT ${num(stretch)} Tz ${shown.join(' ')} ET`
  }

  #picture(text: string, { font, colour, size, width }: How): string {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.ceil(width * SHARP))
    canvas.height = Math.ceil(size * 1.6 * SHARP)
    const ctx = canvas.getContext('2d')
    if (!ctx) return ''
    ctx.font = font
    ctx.fillStyle = colour
    ctx.scale(SHARP, SHARP)
    ctx.fillText(text, 0, size * 1.2)
    const key = `I${this.#pictures.size}`
    this.#pictures.set(key, ctx.getImageData(0, 0, canvas.width, canvas.height))
    const [w, h] = [canvas.width / SHARP, canvas.height / SHARP]
    return `${num(w)} 0 0 ${num(h)} 0 ${num(size * 1.2 - h)} cm /${key} Do`
  }

  /** Puts the fonts and pictures in a file: what a page's resources call them. */
  async embed(file: PdfFile): Promise<{ readonly fonts: string; readonly pictures: string }> {
    const fonts: string[] = []
    for (const { font } of this.#faces) {
      const ref = await font.embed(file)
      if (ref) fonts.push(`/${font.key} ${ref}`)
    }
    const pictures: string[] = []
    for (const [key, data] of this.#pictures) pictures.push(`/${key} ${await image(file, data)}`)
    return { fonts: fonts.join(' '), pictures: pictures.join(' ') }
  }
}

async function image(file: PdfFile, { data, width, height }: ImageData): Promise<Ref> {
  const colours = data.filter((_, i) => i % 4 !== 3)
  const alphas = data.filter((_, i) => i % 4 === 3)
  const entries = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8`
  const mask = await file.stream(new Uint8Array(alphas), `${entries} /ColorSpace /DeviceGray`)
  return file.stream(new Uint8Array(colours), `${entries} /ColorSpace /DeviceRGB /SMask ${mask}`)
}
