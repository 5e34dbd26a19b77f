import type * as v from 'valibot'
import { memoize } from '#base'
import { type DbObject, isNamed, kindOf, noteOf } from '#model'

export type FoundIn = 'name' | 'comment' | 'sql' | 'label' | 'note'
export type Text = { readonly field: string; readonly sort: FoundIn; readonly text: string }

type Shape = {
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly entries?: Record<string, v.GenericSchema>
  readonly pipe?: readonly v.GenericSchema[]
}

/** The pieces of SQL in a field, wherever in it they stand. */
function* sqlIn(schema: v.GenericSchema, value: unknown): Generator<string> {
  if (value === null || value === undefined) return
  const holds = noteOf(schema)?.holds
  if (typeof value === 'string') {
    if ((holds === 'sql' || holds === 'words') && value !== '') yield value
    return
  }
  const { wrapped } = schema as Shape
  if (wrapped) return yield* sqlIn(wrapped, value)
  const inner = ((schema as Shape).pipe?.[0] ?? schema) as Shape
  if (Array.isArray(value)) {
    if (inner.item) for (const each of value) yield* sqlIn(inner.item, each)
  } else if (inner.entries && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) {
      const of = inner.entries[key]
      if (of) yield* sqlIn(of, each)
    }
}

/** Everything of an object that a person may look for. */
export const textsOf = memoize((it: DbObject): readonly Text[] => {
  const texts: Text[] = isNamed(it) ? [{ field: 'name', sort: 'name', text: it.name }] : []
  if (it.comment) texts.push({ field: 'comment', sort: 'comment', text: it.comment })
  if ('values' in it)
    texts.push(...it.values.map(({ label }): Text => ({ field: 'values', sort: 'label', text: label })))
  const fields = it as DbObject & Readonly<Record<string, unknown>>
  for (const [field, schema] of Object.entries(kindOf(it).fields))
    for (const text of sqlIn(schema, fields[field])) texts.push({ field, sort: 'sql', text })
  return texts
})
