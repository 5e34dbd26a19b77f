import { withBrought } from '../fonts/read-font.ts'
import type { Box } from '../project/scene.ts'
import type { Path, Pen } from './pen.ts'
import { SvgPath, short } from './svg-path.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 can't hold them, not even escaped (section 2.2).
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Any text as it may stand between tags or in an attribute. */
export const escapeXml = (text: string): string =>
  text.replace(NOT_XML, '\ufffd').replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char)

type SvgLook = {
  readonly title: string
  readonly ground: string | null
  /** The fonts that go along, as rules of a style sheet. */
  readonly faces: string
}
type State = Pick<Pen, 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'globalAlpha' | 'font' | 'textAlign'> & {
  readonly dash: readonly number[]
  readonly transform: string
}

/** Draws an SVG: what a canvas would show as pixels, as shapes and text. */
export class SvgPen implements Pen {
  /** The characters that were written, by how. */
  readonly written = new Map<string, Set<string>>()
  fillStyle: Pen['fillStyle'] = '#000'
  strokeStyle: Pen['strokeStyle'] = '#000'
  lineWidth = 1
  lineJoin: CanvasLineJoin = 'round'
  globalAlpha = 1
  font = ''
  textAlign: CanvasTextAlign = 'left'
  textBaseline: CanvasTextBaseline = 'alphabetic'
  readonly #measure: Pick<Pen, 'font' | 'measureText'>
  readonly #out: string[] = []
  readonly #fonts = new Map<string, string>()
  #path = new SvgPath()
  #dash: readonly number[] = []
  #transform = ''
  readonly #saved: State[] = []

  constructor(measure: Pick<Pen, 'font' | 'measureText'>) {
    this.#measure = measure
  }
  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign } = this
    const own = { dash: this.#dash, transform: this.#transform }
    this.#saved.push({ fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, ...own })
  }
  restore(): void {
    const { dash, transform, ...rest } = this.#saved.pop() ?? { dash: [], transform: '' }
    this.#dash = dash
    this.#transform = transform
    Object.assign(this, rest)
  }
  translate(x: number, y: number): void {
    this.#transform += `translate(${short(x)} ${short(y)})`
  }
  scale(x: number, y: number): void {
    this.#transform += `scale(${x} ${y})`
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
  #put(tag: string, attributes: string): void {
    const place = this.#transform ? ` transform="${this.#transform}"` : ''
    const alpha = this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : ''
    this.#out.push(`<${tag} ${attributes}${alpha}${place}`)
  }
  fill(path: Path = this.#path, rule?: CanvasFillRule): void {
    const text = path instanceof SvgPath ? path.text : ''
    if (text === '') return
    const filled = rule === 'evenodd' ? ' fill-rule="evenodd"' : ''
    this.#put('path', `d="${text}" fill="${escapeXml(String(this.fillStyle))}"${filled}`)
    this.#out.push('/>\n')
  }
  stroke(path: Path = this.#path): void {
    const text = path instanceof SvgPath ? path.text : ''
    if (text === '') return
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.map(short).join(' ')}"` : ''
    const line = `stroke="${escapeXml(String(this.strokeStyle))}" stroke-width="${short(this.lineWidth)}"`
    this.#put('path', `d="${text}" fill="none" ${line} stroke-linejoin="${this.lineJoin}"${dash}`)
    this.#out.push('/>\n')
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    const size = `width="${short(width)}" height="${short(height)}"`
    this.#put('rect', `x="${short(x)}" y="${short(y)}" ${size} fill="${escapeXml(String(this.fillStyle))}"`)
    this.#out.push('/>\n')
  }
  fillText(text: string, x: number, y: number): void {
    const font = this.#fonts.get(this.font) ?? `f${this.#fonts.size}`
    this.#fonts.set(this.font, font)
    const letters = this.written.get(this.font) ?? new Set()
    for (const letter of text) letters.add(letter)
    this.written.set(this.font, letters)
    // As wide as where it was measured, whatever font it is shown in.
    const { width } = this.measureText(text)
    const fit = width > 0 && text.length > 1 ? ` textLength="${short(width)}" lengthAdjust="spacingAndGlyphs"` : ''
    const anchor = { right: ' text-anchor="end"', center: ' text-anchor="middle"' }[String(this.textAlign)] ?? ''
    const look = `class="${font}" fill="${escapeXml(String(this.fillStyle))}"${anchor}${fit}`
    this.#put('text', `x="${short(x)}" y="${short(y)}" ${look} xml:space="preserve"`)
    this.#out.push(`>${escapeXml(text)}</text>\n`)
  }
  /** The whole picture of what was drawn within a box. */
  svg(box: Box, { title, ground, faces }: SvgLook): string {
    const [x, y, width, height] = [box.x, box.y, box.right - box.x, box.bottom - box.y].map(short)
    const fonts = [...this.#fonts].map(([font, name]) => `.${name}{font:${escapeXml(withBrought(font))}}`).join('')
    return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" role="img">
<title>${escapeXml(title)}</title>
<style>${faces}${fonts}</style>
${ground === null ? '' : `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${escapeXml(ground)}"/>\n`}${this.#out.join('')}</svg>
`
  }
}
