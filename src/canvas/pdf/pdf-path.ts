import { num } from './pdf-file.ts'

type Numbers = readonly number[]
const COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, A: 7, C: 6, S: 4, Z: 0 }
const PIECE = /([a-zA-Z])|(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)/g

/** An SVG path as the operators of a PDF, which knows lines and curves only. */
export function pdfPath(text: string): string {
  const out: string[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  let handle: readonly [number, number] | null = null
  const line = (toX: number, toY: number) => {
    ;[x, y] = [toX, toY]
    out.push(`${num(x)} ${num(y)} l`)
  }
  const curve = (given: Numbers) => {
    out.push(`${given.map(num).join(' ')} c`)
    ;[x, y] = [given[4] ?? 0, given[5] ?? 0]
    handle = [2 * x - (given[2] ?? 0), 2 * y - (given[3] ?? 0)]
  }
  const go = (letter: string, given: Numbers, relative: boolean) => {
    const [dx, dy] = relative ? [x, y] : [0, 0]
    const [a = 0, b = 0] = given
    const was: readonly [number, number] = handle ?? [x, y]
    handle = null
    const moved = given.map((value, i) => value + (i % 2 === 0 ? dx : dy))
    if (letter === 'M') {
      ;[x, y, startX, startY] = [a + dx, b + dy, a + dx, b + dy]
      out.push(`${num(x)} ${num(y)} m`)
    } else if (letter === 'L') line(a + dx, b + dy)
    else if (letter === 'H') line(a + dx, y)
    else if (letter === 'V') line(x, a + dy)
    else if (letter === 'C') curve(moved)
    else if (letter === 'S') curve([...was, ...moved])
    else if (letter === 'A') {
      const [, , , large = 0, sweep = 0, toX = 0, toY = 0] = given
      const arc = { radius: a, large: large === 1, sweep: sweep === 1, x, y, toX: toX + dx, toY: toY + dy }
      for (const part of arcCurves(arc)) curve(part)
    } else {
      out.push('h')
      ;[x, y] = [startX, startY]
    }
  }
  let letter = ''
  let numbers: number[] = []
  const flush = () => {
    const count = COUNTS[letter.toUpperCase()] ?? 0
    if (letter === '' || (count > 0 && numbers.length < count)) return
    go(letter.toUpperCase(), numbers.splice(0, count), letter !== letter.toUpperCase())
    // More numbers after a move are lines.
    if (letter === 'M') letter = 'L'
    if (letter === 'm') letter = 'l'
  }
  for (const [, command, value] of text.matchAll(PIECE)) {
    if (command) {
      letter = command
      numbers = []
      if (COUNTS[command.toUpperCase()] === 0) flush()
    } else {
      numbers.push(Number(value))
      if (numbers.length === COUNTS[letter.toUpperCase()]) flush()
    }
  }
  return out.join('\n')
}

type Arc = {
  readonly radius: number
  readonly large: boolean
  readonly sweep: boolean
  readonly x: number
  readonly y: number
  readonly toX: number
  readonly toY: number
}

/** A part of a circle as curves of at most a quarter each (SVG 2, B.2.4). */
function arcCurves({ radius, large, sweep, x, y, toX, toY }: Arc): readonly Numbers[] {
  const [halfX, halfY] = [(x - toX) / 2, (y - toY) / 2]
  const half = Math.hypot(halfX, halfY)
  if (half === 0) return []
  const r = Math.max(radius, half)
  const off = (Math.sqrt(Math.max(0, r * r - half * half)) / half) * (large === sweep ? -1 : 1)
  const [cx, cy] = [(x + toX) / 2 + off * halfY, (y + toY) / 2 - off * halfX]
  const from = Math.atan2(y - cy, x - cx)
  let turn = Math.atan2(toY - cy, toX - cx) - from
  if (sweep && turn < 0) turn += 2 * Math.PI
  if (!sweep && turn > 0) turn -= 2 * Math.PI
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-6))
  const step = turn / count
  const k = (4 / 3) * Math.tan(step / 4)
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [from + i * step, from + (i + 1) * step]
    const [ax, ay, bx, by] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)]
    return [
      cx + r * (ax - k * ay),
      cy + r * (ay + k * ax),
      cx + r * (bx + k * by),
      cy + r * (by - k * bx),
      cx + r * bx,
      cy + r * by,
    ]
  })
}
