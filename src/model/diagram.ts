import * as v from 'valibot'
import type { Id } from './id.ts'

export type DiagramId = `diagram:${string}`

const amount = () => v.pipe(v.number(), v.finite(), v.minValue(-1e6), v.maxValue(1e6))
const shortText = () => v.pipe(v.string(), v.maxLength(20_000))
/** One of the palette's colours by name; what it looks like is the theme's matter. */
const colour = () => v.nullable(v.picklist(COLOURS))
export const COLOURS = ['slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const
export type Colour = (typeof COLOURS)[number]

/** Where an object's card stands: its top left corner, in canvas pixels at zoom 1. `placed` says that a person put it there. */
export const placeSchema = v.strictObject({ x: amount(), y: amount(), placed: v.boolean(), colour: colour() })
export type PlaceOnDiagram = v.InferOutput<typeof placeSchema>

/** An area (a named, coloured ground behind tables) or a note. */
export const shapeSchema = v.strictObject({
  sort: v.picklist(['area', 'note']),
  text: shortText(),
  x: amount(),
  y: amount(),
  width: amount(),
  height: amount(),
  colour: colour(),
})
export type Shape = v.InferOutput<typeof shapeSchema>

/** How much a card tells: its name, its keys, or all columns. */
export const diagramFacts = { name: shortText(), rank: v.string(), detail: v.picklist(['names', 'keys', 'all']) }
const factsSchema = v.strictObject(diagramFacts)
export type DiagramFacts = v.InferOutput<typeof factsSchema>
export type Detail = DiagramFacts['detail']

/** What a canvas remembers. An object without a place is not on the diagram. */
export type Diagram = DiagramFacts & {
  readonly id: DiagramId
  readonly places: ReadonlyMap<Id, PlaceOnDiagram>
  readonly shapes: ReadonlyMap<string, Shape>
}
