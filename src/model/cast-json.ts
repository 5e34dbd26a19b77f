import { TEXTS } from './casts.ts'
import { plainTypeName } from './comparable.ts'
import type { TypeRef } from './fields.ts'
import type { At } from './kind-spec.ts'

type Types = { readonly was: TypeRef; readonly now: TypeRef }

export const isJson = (type: TypeRef): boolean => type.dimensions === 0 && /^jsonb?$/.test(plainTypeName(type))

/** What says by itself what it is in JSON: numbers, truth, and text that holds JSON already. */
const PLAIN = ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'boolean', 'hstore', ...TEXTS]

/** Whether values are lists, or of several parts. */
const isComposed = (type: TypeRef, at: At): boolean =>
  type.dimensions > 0 || (type.of !== null && ['composite', 'table'].includes(at.object(type.of)?.kind ?? ''))

/** Whether a value can stand in JSON as text only. Of a domain it is not known. */
const isWord = (type: TypeRef, at: At): boolean =>
  type.of === null ? !PLAIN.includes(plainTypeName(type)) : at.object(type.of)?.kind === 'enum'

/** An object's keys and values as hstore takes them: each a list of texts. What is no object is refused. */
const hstoreOf = (value: string, now: TypeRef, at: At): string => {
  const list = (path: string) =>
    `JSON_QUERY(${value}, '$.keyvalue().${path}' RETURNING text[] WITH WRAPPER EMPTY ARRAY ON EMPTY ERROR ON ERROR)`
  return `${at.type(now)}(${list('key')}, ${list('value')})`
}

/** How a value gets into JSON; null where Postgres' own cast, or its text, is the way. */
export function intoJson(value: string, { was, now }: Types, at: At): string | null {
  if (!isJson(now) || isJson(was) || !(isComposed(was, at) || isWord(was, at))) return null
  return `to_${plainTypeName(now)}(${value})`
}

/**
 * How a value gets out of JSON. Where it would not be the same on its way back (parts that the type does not have), its
 * text is tried, which is refused.
 */
export function outOfJson(value: string, { was, now }: Types, at: At): string | null {
  if (!isJson(was) || isJson(now)) return null
  const type = at.type(now)
  if (now.dimensions === 0 && plainTypeName(now) === 'hstore')
    return at.postgres >= 17 ? hstoreOf(value, now, at) : null
  if (now.dimensions > 0) return at.postgres >= 17 ? `JSON_QUERY(${value}, '$' RETURNING ${type} ERROR ON ERROR)` : null
  if (!isComposed(now, at)) return isWord(now, at) ? `(${value} #>> '{}')::${type}` : null
  const object = plainTypeName(was) === 'json' ? `${value}::jsonb` : value
  const row = `jsonb_populate_record(NULL::${type}, ${object})`
  return `CASE WHEN to_jsonb(${row}) = ${object} THEN ${row} ELSE ${value}::text::${type} END`
}
