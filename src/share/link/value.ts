import type * as v from 'valibot'
import { equal, invariant } from '#base'
import { type Id, noteOf } from '#model'
import { BadBytes, type ByteReader, type ByteWriter } from './bytes.ts'
import { shapeOf } from './shape.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a value's coding needs of the rest: texts go to a table, ids become places in the list of objects. */
type Words = { readonly words: Vocabulary }
export type Writing = Words & {
  readonly out: ByteWriter
  readonly text: (text: string) => void
  readonly id: (id: Id) => void
}
export type Reading = Words & { readonly from: ByteReader; readonly text: () => string; readonly id: () => Id }

type Entries = Readonly<Record<string, v.GenericSchema>>

const MOST_ITEMS = 100_000

/** Writes a value by its schema: no field names, no kinds of values, only what the schema leaves open. */
function writeValue(schema: v.GenericSchema, value: unknown, to: Writing, path: string): void {
  const shape = shapeOf(schema)
  if (shape.type === 'custom' && noteOf(schema)?.holds === 'id') to.id(value as Id)
  else if (shape.type === 'nullable') {
    to.out.byte(value === null ? 0 : 1)
    if (value !== null) writeValue(shape.wrapped as v.GenericSchema, value, to, path)
  } else if (shape.type === 'array') {
    const items = value as readonly unknown[]
    to.out.count(items.length)
    for (const item of items) writeValue(shape.item as v.GenericSchema, item, to, path)
  } else if (shape.type === 'strict_object') {
    const entries = shape.entries ?? {}
    for (const field of to.words.fields(path))
      writeValue(entries[field] as v.GenericSchema, (value as Record<string, unknown>)[field], to, `${path}.${field}`)
  } else if (shape.type === 'boolean') to.out.byte(value ? 1 : 0)
  else if (shape.type === 'picklist') to.out.count(to.words.choices(path).indexOf(value as string))
  else if (shape.type === 'number') to.out.signed(value as number)
  else if (shape.type === 'string') to.text(value as string)
  else invariant(false, `a link can write a ${shape.type}`)
}

/** Reads what `writeValue` wrote. */
function readValue(schema: v.GenericSchema, from: Reading, path: string): unknown {
  const shape = shapeOf(schema)
  if (noteOf(schema)?.holds === 'id' && shape.type === 'custom') return from.id()
  switch (shape.type) {
    case 'nullable':
      return from.from.below(2) === 0 ? null : readValue(shape.wrapped as v.GenericSchema, from, path)
    case 'boolean':
      return from.from.below(2) === 1
    case 'picklist': {
      const choices = from.words.choices(path)
      return choices[from.from.below(choices.length)]
    }
    case 'number':
      return from.from.signed()
    case 'string':
      return from.text()
    case 'array':
      return Array.from({ length: from.from.below(MOST_ITEMS) }, () =>
        readValue(shape.item as v.GenericSchema, from, path),
      )
    case 'strict_object':
      return { ...localIds(shape.entries ?? {}), ...readEach(shape.entries ?? {}, from.words.fields(path), from, path) }
    default:
      throw new BadBytes(`no way to read a ${shape.type}`)
  }
}

/** An object's fields that differ from the plain form of its kind, behind a mask that says which. */
export function writeFields(kind: string, entries: Entries, how: { value: object; plain: object; to: Writing }): void {
  const value = how.value as Record<string, unknown>
  const plain = how.plain as Record<string, unknown>
  const fields = how.to.words.fields(kind)
  const present = fields.map((field) => !(field in plain && equal(value[field], plain[field])))
  how.to.out.count(present.reduce((mask, each, i) => mask + (each ? 2 ** i : 0), 0))
  for (const [i, field] of fields.entries())
    if (present[i]) writeValue(entries[field] as v.GenericSchema, value[field], how.to, `${kind}.${field}`)
}

/** Reads what `writeFields` wrote; what the link leaves unsaid, or its writer did not know, is left out. */
export function readFields(kind: string, entries: Entries, from: Reading): Record<string, unknown> {
  const fields = from.words.fields(kind)
  const mask = from.from.below(2 ** fields.length)
  const present = fields.filter((_, i) => Math.floor(mask / 2 ** i) % 2 === 1)
  return readEach(entries, present, from, kind)
}

function readEach(entries: Entries, fields: readonly string[], from: Reading, path: string): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const schema = entries[field]
      if (!schema) throw new BadBytes(`this version no longer knows ${path}.${field}`)
      return [field, readValue(schema, from, `${path}.${field}`)]
    }),
  )
}

/** Local identities are not in a link: they are made anew. */
const localIds = (entries: Entries): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entries)
      .filter(([, schema]) => noteOf(schema)?.holds === 'local-id')
      .map(([field]) => [field, freshLocalId()]),
  )

let last = 0
/** Only has to be unique within one enum, and stable enough to tell its values apart. */
const freshLocalId = (): string => `v${(++last).toString(36)}`
