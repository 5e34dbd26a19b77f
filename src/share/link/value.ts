import type * as v from 'valibot'
import { equal, invariant } from '#base'
import { type Id, noteOf } from '#model'
import { BadBytes, type ByteReader, type ByteWriter } from './bytes.ts'

/** What a value's coding needs of the rest: texts go to a table, ids become places in the list of objects. */
export type Writing = { readonly out: ByteWriter; readonly text: (text: string) => void; readonly id: (id: Id) => void }
export type Reading = { readonly from: ByteReader; readonly text: () => string; readonly id: () => Id }

/** As much of a valibot schema as its coding needs. */
type Shape = {
  readonly type: string
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly options?: readonly string[]
  readonly pipe?: readonly v.GenericSchema[]
}

const shapeOf = (schema: v.GenericSchema): Shape => {
  const shape = schema as unknown as Shape
  return shape.pipe ? ({ ...(shape.pipe[0] as unknown as Shape) } as Shape) : shape
}

const MOST_ITEMS = 100_000

/** Writes a value by its schema: no field names, no kinds of values, only what the schema leaves open. */
export function writeValue(schema: v.GenericSchema, value: unknown, to: Writing): void {
  const shape = shapeOf(schema)
  if (shape.type === 'custom' && noteOf(schema)?.holds === 'id') to.id(value as Id)
  else if (shape.type === 'nullable') {
    to.out.byte(value === null ? 0 : 1)
    if (value !== null) writeValue(shape.wrapped as v.GenericSchema, value, to)
  } else if (shape.type === 'array') {
    const items = value as readonly unknown[]
    to.out.count(items.length)
    for (const item of items) writeValue(shape.item as v.GenericSchema, item, to)
  } else if (shape.type === 'strict_object') {
    writeFields(shape.entries ?? {}, value as Record<string, unknown>, { plain: {}, to })
  } else if (shape.type === 'boolean') to.out.byte(value ? 1 : 0)
  else if (shape.type === 'picklist') to.out.count((shape.options ?? []).indexOf(value as string))
  else if (shape.type === 'number') to.out.signed(value as number)
  else if (shape.type === 'string') to.text(value as string)
  else invariant(false, `a link can write a ${shape.type}`)
}

/** Reads what `writeValue` wrote. */
export function readValue(schema: v.GenericSchema, from: Reading): unknown {
  const shape = shapeOf(schema)
  if (noteOf(schema)?.holds === 'id' && shape.type === 'custom') return from.id()
  switch (shape.type) {
    case 'nullable':
      return from.from.below(2) === 0 ? null : readValue(shape.wrapped as v.GenericSchema, from)
    case 'boolean':
      return from.from.below(2) === 1
    case 'picklist':
      return shape.options?.[from.from.below(shape.options.length)]
    case 'number':
      return from.from.signed()
    case 'string':
      return from.text()
    case 'array':
      return Array.from({ length: from.from.below(MOST_ITEMS) }, () => readValue(shape.item as v.GenericSchema, from))
    case 'strict_object':
      return readFields(shape.entries ?? {}, { plain: {}, from })
    default:
      throw new BadBytes(`no way to read a ${shape.type}`)
  }
}

/** Fields that differ from the plain form, behind a mask that says which. Local identities are left out: they are made anew. */
export function writeFields(
  entries: Readonly<Record<string, v.GenericSchema>>,
  value: Readonly<Record<string, unknown>>,
  how: { plain: Readonly<Record<string, unknown>>; to: Writing },
): void {
  const fields = Object.entries(entries).filter(([, schema]) => noteOf(schema)?.holds !== 'local-id')
  const present = fields.map(([field]) => !(field in how.plain && equal(value[field], how.plain[field])))
  if (Object.keys(how.plain).length > 0)
    how.to.out.count(present.reduce((mask, each, i) => mask + (each ? 2 ** i : 0), 0))
  for (const [i, [field, schema]] of fields.entries()) if (present[i]) writeValue(schema, value[field], how.to)
}

export function readFields(
  entries: Readonly<Record<string, v.GenericSchema>>,
  how: { plain: Readonly<Record<string, unknown>>; from: Reading; localId?: () => string },
): Record<string, unknown> {
  const fields = Object.entries(entries)
  const coded = fields.filter(([, schema]) => noteOf(schema)?.holds !== 'local-id')
  const mask = Object.keys(how.plain).length > 0 ? how.from.from.below(2 ** coded.length) : 2 ** coded.length - 1
  const value: Record<string, unknown> = {}
  for (const [field, schema] of fields) {
    const place = coded.findIndex(([name]) => name === field)
    if (place === -1) value[field] = freshLocalId()
    else value[field] = Math.floor(mask / 2 ** place) % 2 === 1 ? readValue(schema, how.from) : how.plain[field]
  }
  return value
}

let last = 0
/** Only has to be unique within one enum, and stable enough to tell its values apart. */
const freshLocalId = (): string => `v${(++last).toString(36)}`
