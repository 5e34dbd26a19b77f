import * as v from 'valibot'
import { looksLikeType, staysInPlace } from '#base'
import type { Id } from './id.ts'

/** What a form, a checker and the catalog reader need to know of a field beyond its shape. */
export type FieldNote =
  | { readonly holds: 'id'; readonly of: readonly string[] }
  | { readonly holds: 'sql'; readonly form: 'expression' | 'query' | 'statement' }
  | { readonly holds: 'type' }
  /** An identity inside a field (an enum value's): kept on adopt, left out when two catalogs are compared. */
  | { readonly holds: 'local-id' }
  /** Told by Postgres and never migrated: left out when two designs are compared. */
  | { readonly holds: 'derived' }

const isId = (value: unknown, of: readonly string[]): boolean =>
  typeof value === 'string' && (of.length === 0 ? value.includes(':') : of.some((kind) => value.startsWith(`${kind}:`)))

const notes = new WeakMap<object, FieldNote>()

const noted = <S extends v.GenericSchema>(schema: S, note: FieldNote): S => {
  notes.set(schema, note)
  return schema
}

/** A reference to another object. Without kinds, to an object of any kind. */
export const idOf = <K extends string>(...of: readonly K[]) =>
  noted(
    v.custom<Id<K>>((value) => isId(value, of), `is not the id of a ${of.join(' or ') || 'known object'}`),
    { holds: 'id', of },
  )

/** SQL as Postgres prints it (pg_get_expr, pg_get_viewdef). */
export const sqlText = (form: 'expression' | 'query' | 'statement' = 'expression') =>
  noted(
    v.pipe(
      v.string(),
      v.minLength(1, 'is empty'),
      v.check((text) => form === 'statement' || staysInPlace(text), 'is not one whole expression'),
    ),
    { holds: 'sql', form },
  )

/** One statement within another (a rule's action), or several in parentheses. */
export const sqlActions = () =>
  noted(
    v.pipe(
      v.string(),
      v.minLength(1, 'is empty'),
      v.check((text) => staysInPlace(text, true), 'is not one statement, or several in parentheses'),
    ),
    { holds: 'sql', form: 'statement' },
  )

/** Words of SQL that stand in a statement as they are (a collation, a storage parameter): they can't end it. */
export const sqlWords = () => v.pipe(v.string(), v.check(staysInPlace, 'is more than a few words of SQL'))

/**
 * A data type. `name` is Postgres' own spelling of a built-in or extension type with its modifier, without brackets
 * (`character varying(255)`); `of` points at a type of the design instead, and `name` is then empty.
 * `dimensions` counts the brackets.
 */
export const typeRef = () =>
  noted(
    v.strictObject({
      name: v.pipe(v.string(), v.check(looksLikeType, 'is not the name of a type')),
      of: v.nullable(idOf('enum')),
      dimensions: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
    }),
    { holds: 'type' },
  )
export type TypeRef = v.InferOutput<ReturnType<typeof typeRef>>

export const localId = () => noted(v.string(), { holds: 'local-id' })

/** A whole number too large for a double, as its decimal digits. */
export const wholeNumber = () => v.pipe(v.string(), v.regex(/^-?\d{1,20}$/, 'is not a whole number'))

/** Marks a field as told by Postgres: shown, never migrated. */
export const derived = <S extends v.GenericSchema>(schema: S) => noted(schema, { holds: 'derived' })

/** The note on a field's schema, looking through `nullable` and `array`. */
export function noteOf(schema: v.GenericSchema): FieldNote | null {
  const found = notes.get(schema)
  if (found) return found
  const inner = schema as { wrapped?: v.GenericSchema; item?: v.GenericSchema }
  return inner.wrapped ? noteOf(inner.wrapped) : inner.item ? noteOf(inner.item) : null
}

/** How strictly and when a constraint is checked. */
export const deferrable = () => v.picklist(['no', 'immediate', 'deferred'])
