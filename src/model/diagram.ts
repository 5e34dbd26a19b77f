import * as v from 'valibot'
import type { Id } from './id.ts'

export type DiagramId = `diagram:${string}`

const amount = () => v.pipe(v.number(), v.finite(), v.minValue(-1e6), v.maxValue(1e6))
const shortText = () => v.pipe(v.string(), v.maxLength(20_000))
/** One of the palette's colours by name; what it looks like is the theme's matter. */
const colour = () => v.nullable(v.picklist(COLOURS))
export const COLOURS = ['slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const
export type Colour = (typeof COLOURS)[number]

/** How much a card tells: its name, its keys, or all columns. */
export const DETAILS = ['names', 'keys', 'all'] as const
export type Detail = (typeof DETAILS)[number]

/**
 * Where an object's card stands: its top left corner, in canvas pixels at zoom 1. `placed` says that a person put it
 * there; `detail` is there where the card tells more or less than the others of its diagram.
 */
export const placeSchema = v.strictObject({
  x: amount(),
  y: amount(),
  placed: v.boolean(),
  colour: colour(),
  detail: v.exactOptional(v.picklist(DETAILS)),
})
export type PlaceOnDiagram = v.InferOutput<typeof placeSchema>

/** An area (a named, coloured ground behind tables) or a note. `folded`: the area stands as one card for all that is in it. */
export const shapeSchema = v.strictObject({
  sort: v.picklist(['area', 'note']),
  text: shortText(),
  x: amount(),
  y: amount(),
  width: amount(),
  height: amount(),
  colour: colour(),
  folded: v.exactOptional(v.literal(true)),
})
export type Shape = v.InferOutput<typeof shapeSchema>

/** What a diagram is called, and how much its cards tell. */
export const diagramFacts = { name: shortText(), rank: v.string(), detail: v.picklist(DETAILS) }
const factsSchema = v.strictObject(diagramFacts)
export type DiagramFacts = v.InferOutput<typeof factsSchema>

/** What a canvas remembers. An object without a place is not on the diagram. */
export type Diagram = DiagramFacts & {
  readonly id: DiagramId
  readonly places: ReadonlyMap<Id, PlaceOnDiagram>
  readonly shapes: ReadonlyMap<string, Shape>
}
