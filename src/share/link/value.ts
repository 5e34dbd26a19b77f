import type * as v from 'valibot'
import { equal, invariant } from '#base'
import { type Id, noteOf } from '#model'
import { BadBytes, type ByteReader, type ByteWriter } from './bytes.ts'
import { shapeOf } from './shape.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a value's coding needs of the rest: texts go to a table, ids become places in the list of objects. */
export type Writing = {
  readonly out: ByteWriter
  readonly text: (text: string) => void
  readonly id: (id: Id) => void
}
export type Reading = {
  readonly words: Vocabulary
  readonly from: ByteReader
  readonly text: () => string
  readonly id: () => Id
}

type Entries = Readonly<Record<string, v.GenericSchema>>

const MOST_ITEMS = 100_000

type Write = (value: unknown, to: Writing) => void

/** How a value is written by its schema: no field names, no kinds of values, only what the schema leaves open. */
function writerOf(schema: v.GenericSchema, words: Vocabulary, path: string): Write {
  const { type, wrapped, item, entries = {} } = shapeOf(schema)
  if (type === 'custom' && noteOf(schema)?.holds === 'id') return (value, to) => to.id(value as Id)
  switch (type) {
    case 'nullable': {
      const write = writerOf(wrapped as v.GenericSchema, words, path)
      return (value, to) => {
        to.out.byte(value === null ? 0 : 1)
        if (value !== null) write(value, to)
      }
    }
    case 'array': {
      const write = writerOf(item as v.GenericSchema, words, path)
      return (value, to) => {
        const items = value as readonly unknown[]
        to.out.count(items.length)
        for (const each of items) write(each, to)
      }
    }
    case 'strict_object': {
      const fields = words
        .fields(path)
        .map((name) => ({ name, write: writerOf(entries[name] as v.GenericSchema, words, `${path}.${name}`) }))
      return (value, to) => {
        for (const { name, write } of fields) write((value as Record<string, unknown>)[name], to)
      }
    }
    case 'boolean':
      return (value, to) => to.out.byte(value ? 1 : 0)
    case 'picklist': {
      const places = new Map<unknown, number>(words.choices(path).map((choice, i) => [choice, i]))
      return (value, to) => {
        const place = places.get(value)
        invariant(place !== undefined, `a link has a word for ${path}=${value}`)
        to.out.count(place)
      }
    }
    case 'number':
      return (value, to) => to.out.signed(value as number)
    case 'string':
      return (value, to) => to.text(value as string)
    default:
      throw new Error(`a link can't write a ${type}`)
  }
}

/** Reads what its writer wrote. */
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

/** How a kind's fields are written that differ from its plain form, behind a mask that says which. */
export function fieldsWriter(kind: string, entries: Entries, how: { plain: object; words: Vocabulary }): Write {
  const plain = how.plain as Record<string, unknown>
  const fields = how.words.fields(kind).map((name, i) => ({
    name,
    bit: 2 ** i,
    hasPlain: name in plain,
    plain: plain[name],
    write: writerOf(entries[name] as v.GenericSchema, how.words, `${kind}.${name}`),
  }))
  return (object, to) => {
    const value = object as Record<string, unknown>
    const present = fields.filter((it) => !(it.hasPlain && equal(value[it.name], it.plain)))
    to.out.count(present.reduce((mask, { bit }) => mask + bit, 0))
    for (const { name, write } of present) write(value[name], to)
  }
}

/** Reads what a fields' writer wrote; what the link leaves unsaid, or its writer did not know, is left out. */
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
