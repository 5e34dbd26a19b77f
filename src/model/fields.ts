import * as v from 'valibot'
import { isOneExpression, isSqlBody, looksLikeType, staysInPlace } from '#base'
import type { Id } from './id.ts'

/** What a form, a checker and the catalog reader need to know of a field beyond its shape. */
export type FieldNote =
  | { readonly holds: 'id'; readonly of: readonly string[] }
  | { readonly holds: 'sql'; readonly form: 'expression' | 'query' | 'statement' | 'body' }
  | { readonly holds: 'type' }
  /** An identity inside a field (an enum value's): kept on adopt, left out when two catalogs are compared. */
  | { readonly holds: 'local-id' }
  /** Other objects are named in it, by words that follow when one is renamed: bare (`name`), or as SQL has them. */
  | { readonly holds: 'words'; readonly form: 'name' | 'sql' }
  /** What it refers to may go while the object stays, which lets go of it. */
  | { readonly holds: 'tie' }
  /** Told by Postgres and never migrated: left out when two designs are compared. */
  | { readonly holds: 'derived' }

const isId = (value: unknown, of: readonly string[]): boolean =>
  typeof value === 'string' && (of.length === 0 ? value.includes(':') : of.some((kind) => value.startsWith(`${kind}:`)))

const notes = new WeakMap<object, FieldNote>()

const noted = <S extends v.GenericSchema>(schema: S, note: FieldNote): S => {
  notes.set(schema, note)
  return schema
}

/** What tells two objects of one name apart, by schema: the part of the field's value that does. */
const keys = new WeakMap<object, (value: never) => unknown>()

/**
 * Marks a field as part of the object's identity beside its name (a routine's argument types): objects of two designs
 * are the same one only if it is equal. `part` picks what of the value counts; without it, all.
 */
export const key = <S extends v.GenericSchema>(
  schema: S,
  part: (value: v.InferOutput<S>) => unknown = (it) => it,
): S => {
  keys.set(schema, part)
  return schema
}

/** What of a field's value belongs to the object's identity; null for a field that does not. */
export const keyPartOf = (schema: v.GenericSchema): ((value: unknown) => unknown) | null =>
  (keys.get(schema) as ((value: unknown) => unknown) | undefined) ?? null

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
      v.check(
        (text) => form === 'statement' || (form === 'query' ? staysInPlace(text) : isOneExpression(text)),
        'is not one whole expression',
      ),
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

/** The name of a typeRef that means not the range itself but its multirange. */
export const MULTIRANGE = 'multirange'

/** The kinds that are types; a relation is the type of its rows. */
const TYPES = [
  'enum',
  'domain',
  'composite',
  'range',
  'base-type',
  'table',
  'view',
  'materialized-view',
  'foreign-table',
] as const

/**
 * A data type. `name` is Postgres' own spelling of a built-in or extension type with its modifier, without brackets
 * (`character varying(255)`); `of` points at a type of the design instead, and `name` is then empty (or MULTIRANGE).
 * `dimensions` counts the brackets.
 */
export const typeRef = () =>
  noted(
    v.strictObject({
      name: v.pipe(v.string(), v.check(looksLikeType, 'is not the name of a type')),
      of: v.nullable(idOf(...TYPES)),
      dimensions: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
    }),
    { holds: 'type' },
  )
export type TypeRef = v.InferOutput<ReturnType<typeof typeRef>>

/** Words of SQL in which other objects of the design may be named. */
export const sqlNames = () => noted(sqlWords(), { holds: 'words', form: 'sql' })

/** The bare name of another object, which may be one of the design. */
export const bareName = () => noted(v.pipe(v.string(), v.minLength(1, 'is empty')), { holds: 'words', form: 'name' })

/** Something that the object can do without while that goes. */
export const tie = <S extends v.GenericSchema>(schema: S) => noted(v.nullable(schema), { holds: 'tie' })

/** An object of the design by id (`name` is then empty), or one that is there anyway, as SQL names it. */
export const namedRef = <K extends string>(...of: readonly K[]) =>
  v.strictObject({ name: sqlWords(), of: v.nullable(idOf(...of)) })
export type NamedRef = { readonly name: string; readonly of: Id | null }

/** A routine that another object calls. */
export const routineRef = () => namedRef('routine')
export type RoutineRef = v.InferOutput<ReturnType<typeof routineRef>>

/** A collation that is not the type's own. */
export const collationRef = () => namedRef('collation')

/** The text of a routine, in whatever language: it is handed over as one string, of which Postgres tracks nothing. */
export const bodyText = () => noted(v.string(), { holds: 'sql', form: 'body' })

/** A routine's body in SQL that Postgres reads at once: it can't end the statement that it stands in. */
export const sqlBody = () =>
  noted(v.pipe(v.string(), v.check(isSqlBody, 'is neither RETURN … nor BEGIN ATOMIC … END')), {
    holds: 'sql',
    form: 'statement',
  })

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
