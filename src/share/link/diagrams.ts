import {
  COLOURS,
  DETAILS,
  type Design,
  type Diagram,
  type DiagramId,
  type Id,
  type PlaceOnDiagram,
  type Shape,
} from '#model'
import { BadBytes, type ByteReader, type ByteWriter } from './bytes.ts'

const GRID = 8
const MOST_DIAGRAMS = 1000
/** Above a colour's code stands what came later: how much a card tells, whether an area is folded. */
const COLOUR_CODES = 16

type Out = { readonly out: ByteWriter; readonly text: (text: string) => void; readonly place: ReadonlyMap<Id, number> }
type In = { readonly from: ByteReader; readonly text: () => string; readonly ids: readonly Id[] }

const colourCode = (colour: PlaceOnDiagram['colour']): number => (colour === null ? 0 : COLOURS.indexOf(colour) + 1)
const colourOf = (code: number): PlaceOnDiagram['colour'] => (code === 0 ? null : (COLOURS[code - 1] ?? null))

/** On the grid, as layouts and dragging leave it, a place is two small numbers from the last one; off it, two texts. */
function writePoint(to: Pick<Out, 'out'>, at: { x: number; y: number }, last: { x: number; y: number }): void {
  for (const axis of ['x', 'y'] as const) {
    const steps = (at[axis] - last[axis]) / GRID
    const whole = Number.isInteger(steps)
    to.out.count(whole ? (steps < 0 ? -2 * steps - 1 : 2 * steps) + 1 : 0)
    if (!whole) writeExact(to.out, at[axis])
  }
}

/** A double's eight bytes. */
function writeExact(out: ByteWriter, value: number): void {
  for (const byte of new Uint8Array(new Float64Array([value]).buffer)) out.byte(byte)
}

function readExact(from: ByteReader): number {
  const value = new Float64Array(Uint8Array.from({ length: 8 }, () => from.byte()).buffer)[0] ?? 0
  if (!Number.isFinite(value) || Math.abs(value) > 1e6) throw new BadBytes('a place in the link is off the canvas')
  return value
}

function readPoint(from: ByteReader, last: { x: number; y: number }): { x: number; y: number } {
  const axis = (was: number): number => {
    const code = from.count()
    if (code === 0) return readExact(from)
    const steps = (code - 1) % 2 === 1 ? -code / 2 : (code - 1) / 2
    const value = was + steps * GRID
    if (Math.abs(value) > 1e6) throw new BadBytes('a place in the link is off the canvas')
    return value
  }
  const x = axis(last.x)
  return { x, y: axis(last.y) }
}

function writeDiagram(diagram: Diagram, to: Out): void {
  to.text(diagram.id.slice('diagram:'.length))
  to.text(diagram.name)
  to.text(diagram.rank)
  to.out.count(DETAILS.indexOf(diagram.detail))
  const placed = [...diagram.places].sort(([a], [b]) => (to.place.get(a) ?? 0) - (to.place.get(b) ?? 0))
  to.out.count(placed.length)
  let [last, at] = [-1, { x: 0, y: 0 }]
  for (const [id, place] of placed) {
    const number = to.place.get(id) ?? 0
    const colour = colourCode(place.colour) + (place.detail ? (DETAILS.indexOf(place.detail) + 1) * COLOUR_CODES : 0)
    to.out.count((number - last) * 4 + (place.placed ? 2 : 0) + (colour ? 1 : 0))
    if (colour) to.out.count(colour)
    writePoint(to, place, at)
    last = number
    at = place
  }
  to.out.count(diagram.shapes.size)
  for (const [id, shape] of diagram.shapes) {
    to.text(id)
    to.text(shape.text)
    to.out.count((shape.sort === 'note' ? 1 : 0) + 2 * (colourCode(shape.colour) + (shape.folded ? COLOUR_CODES : 0)))
    writePoint(to, shape, { x: 0, y: 0 })
    writePoint(to, { x: shape.width, y: shape.height }, { x: 0, y: 0 })
  }
}

export function writeDiagrams(design: Design, to: Out): void {
  to.out.count(design.diagrams.size)
  for (const diagram of design.diagrams.values()) writeDiagram(diagram, to)
}

function readDiagram(read: In): Diagram {
  const { from, text } = read
  const id = `diagram:${text()}` as DiagramId
  if (!/^diagram:[\w-]+$/.test(id)) throw new BadBytes('a diagram in the link has no proper id')
  const [name, rank] = [text(), text()]
  const detail = DETAILS[from.below(DETAILS.length)] ?? 'all'
  const places = new Map<Id, PlaceOnDiagram>()
  let [last, at] = [-1, { x: 0, y: 0 }]
  for (let left = from.below(read.ids.length + 1); left > 0; left--) {
    const head = from.count()
    last += Math.floor(head / 4)
    const about = read.ids[last]
    if (about === undefined) throw new BadBytes('a place in the link is for nothing')
    const code = head & 1 ? from.below((DETAILS.length + 1) * COLOUR_CODES) : 0
    const detail = DETAILS[Math.floor(code / COLOUR_CODES) - 1]
    at = readPoint(from, at)
    const colour = colourOf(code % COLOUR_CODES)
    places.set(about, { ...at, placed: (head & 2) !== 0, colour, ...(detail ? { detail } : {}) })
  }
  const shapes = new Map<string, Shape>()
  for (let left = from.below(10_000); left > 0; left--) {
    const shape = text()
    const words = text()
    const head = from.below(4 * COLOUR_CODES)
    const point = readPoint(from, { x: 0, y: 0 })
    const size = readPoint(from, { x: 0, y: 0 })
    shapes.set(shape, {
      sort: head % 2 ? 'note' : 'area',
      text: words,
      ...point,
      width: size.x,
      height: size.y,
      colour: colourOf(Math.floor(head / 2) % COLOUR_CODES),
      ...(head >= 2 * COLOUR_CODES ? { folded: true as const } : {}),
    })
  }
  return { id, name, rank, detail, places, shapes }
}

export function readDiagrams(read: In): Map<DiagramId, Diagram> {
  const diagrams = Array.from({ length: read.from.below(MOST_DIAGRAMS) }, () => readDiagram(read))
  return new Map(diagrams.map((it) => [it.id, it]))
}
