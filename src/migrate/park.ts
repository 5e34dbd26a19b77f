import type * as v from 'valibot'
import { equal } from '#base'
import { type At, type DbObject, type Id, kindOf, letGo, noteOf, referencesOf, type TypeRef } from '#model'
import { waitsFor } from './needs.ts'

/** A list waits as a list. */
const textOf = ({ dimensions }: TypeRef): TypeRef => ({ name: 'text', of: null, dimensions })

type Inside = { readonly wrapped?: v.GenericSchema; readonly entries?: Readonly<Record<string, v.GenericSchema>> }

/** Whether SQL text stands somewhere inside a field. */
const holdsText = (schema: v.GenericSchema): boolean => {
  if (noteOf(schema)?.holds === 'sql') return true
  const { wrapped, entries } = schema as Inside
  return wrapped ? holdsText(wrapped) : Object.values(entries ?? {}).some(holdsText)
}

type Leaning = { readonly goes: (id: Id) => boolean; readonly waits: readonly Id[] }

/**
 * What is only tied to something that goes once both are there (a sequence to the column that owns it), without that; null
 * where it goes too. `waits` is what it can't be without.
 */
export function looseForm(it: DbObject, { goes, waits }: Leaning): DbObject | null {
  const form: Record<string, unknown> = { ...it }
  for (const [field, schema] of Object.entries(kindOf(it).fields)) {
    const value = form[field]
    const isTie = (schema as Inside).wrapped && noteOf((schema as Inside).wrapped as v.GenericSchema)?.holds === 'id'
    if (isTie && value !== null && goes(value as Id) && !waits.includes(value as Id)) form[field] = null
  }
  const loose = form as DbObject
  const leans = [...referencesOf(loose), ...loose.uses, loose.parent].some((id) => id !== null && goes(id))
  return leans || equal(loose, it) ? null : loose
}

/** The same of whatever it is tied to; null where it is not. */
export function untied(it: DbObject, at: At): DbObject | null {
  const waits = waitsFor(it, at)
  return looseForm(it, { goes: (id) => !waits.includes(id), waits })
}

/**
 * How something that holds rows can wait while what it needs is made again: of a type that goes, its values are text
 * meanwhile, and its own SQL (a default) is unsaid. Null where it has to be made again itself: its parent goes, it holds
 * no rows, or its rows are computed.
 */
export function parkedForm(it: DbObject, goes: (id: Id) => boolean): { it: DbObject; retyped: boolean } | null {
  const spec = kindOf(it)
  if (!spec.holdsRows || (it.parent && goes(it.parent))) return null
  const loose = letGo(it, goes)
  const form: Record<string, unknown> = { ...loose }
  let retyped = false
  let unsaid = loose !== it
  for (const [field, schema] of Object.entries(spec.fields)) {
    const value = form[field]
    const note = noteOf(schema)
    if (value === null) continue
    if (note?.holds === 'type') {
      const type = value as TypeRef
      if (type.of === null || !goes(type.of)) continue
      form[field] = textOf(type)
      retyped = true
    } else if (note?.holds === 'sql' && (schema as Inside).wrapped) {
      form[field] = null
      unsaid = true
    } else if (holdsText(schema)) return null
  }
  return retyped || unsaid ? { it: form as DbObject, retyped } : null
}
