import { readFont } from '../fonts/read-font.ts'
import type { Path, Pen } from '../paint/pen.ts'
import { SvgPath } from '../paint/svg-path.ts'
import { num } from './pdf-file.ts'
import { pdfPath } from './pdf-path.ts'
import type { Writing } from './writing.ts'

type Measure = Pick<Pen, 'font' | 'measureText' | 'fillStyle'>
type State = Pick<Pen, 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'globalAlpha' | 'font' | 'textAlign'> & {
  readonly dash: readonly number[]
}

/** Draws the page of a PDF: what a canvas would show as pixels, as lines and text. */
export class PdfPen implements Pen {
  fillStyle: Pen['fillStyle'] = '#000'
  strokeStyle: Pen['strokeStyle'] = '#000'
  lineWidth = 1
  lineJoin: CanvasLineJoin = 'round'
  globalAlpha = 1
  font = ''
  textAlign: CanvasTextAlign = 'left'
  textBaseline: CanvasTextBaseline = 'alphabetic'
  readonly #measure: Measure
  readonly #writing: Writing
  readonly #out: string[] = []
  readonly #alphas = new Set<number>()
  #path = new SvgPath()
  #dash: readonly number[] = []
  readonly #saved: State[] = []

  constructor(measure: Measure, writing: Writing) {
    this.#measure = measure
    this.#writing = writing
  }
  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign } = this
    this.#saved.push({ fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, dash: this.#dash })
    this.#out.push('q')
  }
  restore(): void {
    const { dash, ...rest } = this.#saved.pop() ?? { dash: [] }
    this.#dash = dash
    Object.assign(this, rest)
    this.#out.push('Q')
  }
  translate(x: number, y: number): void {
    this.#out.push(`1 0 0 1 ${num(x)} ${num(y)} cm`)
  }
  scale(x: number, y: number): void {
    this.#out.push(`${num(x)} 0 0 ${num(y)} 0 0 cm`)
  }
  setLineDash(dash: readonly number[]): void {
    this.#dash = dash
  }
  measureText(text: string): TextMetrics {
    this.#measure.font = this.font
    return this.#measure.measureText(text)
  }
  newPath = (text?: string): SvgPath => new SvgPath(text)
  beginPath(): void {
    this.#path = new SvgPath()
  }
  arc(x: number, y: number, radius: number): void {
    this.#path.arc(x, y, radius)
  }
  roundRect(x: number, y: number, width: number, height: number, radii: number | readonly number[]): void {
    this.#path.roundRect(x, y, width, height, radii)
  }

  /** A colour as the page takes it, and how much of it shows. */
  #colour(style: Pen['fillStyle'], operator: 'rg' | 'RG'): string {
    const { red, green, blue, alpha } = readColour(style, this.#measure)
    const shows = Math.round(alpha * this.globalAlpha * 100)
    this.#alphas.add(shows)
    return `/A${shows} gs ${[red, green, blue].map((it) => num(it / 255)).join(' ')} ${operator}`
  }
  #put(drawn: string): void {
    this.#out.push(`q ${drawn} Q`)
  }
  fill(path: Path = this.#path, rule?: CanvasFillRule): void {
    const text = path instanceof SvgPath ? path.text : ''
    if (text !== '')
      this.#put(`${this.#colour(this.fillStyle, 'rg')}\n${pdfPath(text)} ${rule === 'evenodd' ? 'f*' : 'f'}`)
  }
  stroke(path: Path = this.#path): void {
    const text = path instanceof SvgPath ? path.text : ''
    if (text === '') return
    const line = `${num(this.lineWidth)} w 1 j [${this.#dash.map(num).join(' ')}] 0 d`
    this.#put(`${this.#colour(this.strokeStyle, 'RG')} ${line}\n${pdfPath(text)} S`)
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.#put(`${this.#colour(this.fillStyle, 'rg')} ${[x, y, width, height].map(num).join(' ')} re f`)
  }
  fillText(text: string, x: number, y: number): void {
    const { width } = this.measureText(text)
    const left = this.textAlign === 'right' ? x - width : this.textAlign === 'center' ? x - width / 2 : x
    const { family, weight, size } = readFont(this.font)
    const written = this.#writing.write(text, {
      family,
      weight,
      size,
      width,
      font: this.font,
      colour: String(this.fillStyle),
    })
    // The page's own axis goes up, the picture's down.
    this.#put(`${this.#colour(this.fillStyle, 'rg')} 1 0 0 -1 ${num(left)} ${num(y)} cm\n${written}`)
  }

  /** What was drawn, as the operators of a page. */
  get operators(): string {
    return this.#out.join('\n')
  }
  /** How much shows of the colours that were used, in hundredths. */
  get alphas(): Iterable<number> {
    return this.#alphas
  }
}

type Colour = { readonly red: number; readonly green: number; readonly blue: number; readonly alpha: number }
const colours = new Map<string, Colour>()

/** Any CSS colour; a canvas says it as #rrggbb or rgba(). */
function readColour(style: Pen['fillStyle'], measure: Measure): Colour {
  const asked = String(style)
  const known = colours.get(asked)
  if (known) return known
  measure.fillStyle = asked
  const said = String(measure.fillStyle)
  const hex = /^#(..)(..)(..)$/.exec(said)
  const numbers = said.match(/[\d.]+/g)?.map(Number) ?? []
  const [red = 0, green = 0, blue = 0, alpha = 1] = hex
    ? hex.slice(1).map((it) => Number.parseInt(it, 16))
    : said.startsWith('color(')
      ? [...numbers.slice(0, 3).map((it) => it * 255), ...numbers.slice(3)]
      : numbers
  const colour = { red, green, blue, alpha }
  colours.set(asked, colour)
  return colour
}
