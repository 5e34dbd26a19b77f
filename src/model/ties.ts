import type * as v from 'valibot'
import { noteOf } from './fields.ts'
import type { Id } from './id.ts'
import { type DbObject, kindOf } from './kinds/index.ts'

type Inside = {
  readonly item?: v.GenericSchema
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly pipe?: readonly v.GenericSchema[]
}

const idIn = (value: unknown): Id | null =>
  typeof value === 'string' ? (value as Id) : ((value as { readonly of?: Id | null } | null)?.of ?? null)

/** The value with its ties to what goes undone; the same value where it has none. */
function loosen(schema: v.GenericSchema | Inside, value: unknown, goes: (id: Id) => boolean): unknown {
  if ('kind' in schema && noteOf(schema)?.holds === 'tie') {
    const id = idIn(value)
    return id && goes(id) ? null : value
  }
  const { item, entries } = ((schema as Inside).pipe?.[0] ?? schema) as Inside
  if (item && Array.isArray(value)) {
    const list = value.map((each) => loosen(item, each, goes))
    return list.some((each, i) => each !== value[i]) ? list : value
  }
  if (!entries || typeof value !== 'object' || value === null) return value
  const had = value as Readonly<Record<string, unknown>>
  const loose = Object.entries(entries).flatMap(([name, inner]) => {
    const now = loosen(inner, had[name], goes)
    return now === had[name] ? [] : [[name, now] as const]
  })
  return loose.length > 0 ? { ...had, ...Object.fromEntries(loose) } : value
}

/** The object without its ties to what goes; itself where it has none. */
export const letGo = (it: DbObject, goes: (id: Id) => boolean): DbObject =>
  loosen({ entries: kindOf(it).fields }, it, goes) as DbObject
