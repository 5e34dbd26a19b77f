import type { Path } from './pen.ts'

const EXACT = 100

/** A coordinate: a hundredth of a pixel is finer than any eye. */
export const short = (value: number): string => String(Math.round(value * EXACT) / EXACT)

/** What is drawn on it, as the text of an SVG path. */
export class SvgPath implements Path {
  text: string
  #x = 0
  #y = 0
  constructor(text = '') {
    this.text = text
  }
  #go(letter: string, x: number, y: number): void {
    this.text += `${letter}${short(x)} ${short(y)}`
    this.#x = x
    this.#y = y
  }
  moveTo(x: number, y: number): void {
    this.#go('M', x, y)
  }
  lineTo(x: number, y: number): void {
    this.#go('L', x, y)
  }
  /** Whole circles only: nothing else is drawn. */
  arc(x: number, y: number, radius: number): void {
    const r = short(radius)
    this.#go('M', x + radius, y)
    this.#go(`A${r} ${r} 0 1 1 `, x - radius, y)
    this.#go(`A${r} ${r} 0 1 1 `, x + radius, y)
    this.text += 'Z'
  }
  /** Around a right angle, as routes have them. */
  arcTo(x: number, y: number, nextX: number, nextY: number, radius: number): void {
    const [inX, inY] = [Math.sign(x - this.#x), Math.sign(y - this.#y)]
    const [outX, outY] = [Math.sign(nextX - x), Math.sign(nextY - y)]
    const turn = inX * outY - inY * outX
    if (turn === 0 || radius === 0) {
      this.lineTo(x, y)
      return
    }
    const r = short(radius)
    this.lineTo(x - inX * radius, y - inY * radius)
    this.#go(`A${r} ${r} 0 0 ${turn > 0 ? 1 : 0} `, x + outX * radius, y + outY * radius)
  }
  roundRect(x: number, y: number, width: number, height: number, radii: number | readonly number[]): void {
    const [a = 0, b = a, c = a, d = b] = typeof radii === 'number' ? [radii] : radii
    const [right, bottom] = [x + width, y + height]
    this.moveTo(x + a, y)
    this.lineTo(right - b, y)
    this.arcTo(right, y, right, bottom, b)
    this.lineTo(right, bottom - c)
    this.arcTo(right, bottom, x, bottom, c)
    this.lineTo(x + d, bottom)
    this.arcTo(x, bottom, x, y, d)
    this.lineTo(x, y + a)
    this.arcTo(x, y, right, y, a)
    this.text += 'Z'
  }
}
