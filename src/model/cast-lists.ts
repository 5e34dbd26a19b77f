import { TEXTS } from './casts.ts'
import { plainTypeName } from './comparable.ts'
import type { TypeRef } from './fields.ts'
import type { At, Common } from './kind-spec.ts'

type Types = { readonly was: TypeRef; readonly now: TypeRef }
type Cast = (value: string, types: Types) => string

const isText = (type: TypeRef): boolean => type.of === null && TEXTS.includes(plainTypeName(type))
const single = (type: TypeRef): TypeRef => ({ ...type, dimensions: 0 })

/** Whether its values may be lists though it does not say so: of a domain over lists, or of what is no longer there. */
function mayBeList({ of }: TypeRef, at: At): boolean {
  const type = of && at.object(of)
  if (type?.kind !== 'domain') return of !== null && !type
  const base = (type as Common & { readonly type: TypeRef }).type
  return base.dimensions > 0 || mayBeList(base, at)
}

/** What reads as a list that is written out. */
const isWritten = (value: string): string => `${value} ~ '^(\\[.*\\]=)?\\{.*\\}$'`

/** One value as a list of one. A text may be a list that is written out. */
export function intoList(value: string, { was, now }: Types, { at, cast }: { at: At; cast: Cast }): string | null {
  if (was.dimensions > 0 || now.dimensions === 0) return null
  const text = isText(was) ? value : mayBeList(was, at) ? `${value}::text` : null
  const written = text ? `WHEN ${isWritten(text)} THEN ${text}::${at.type(now)} ` : ''
  return `CASE ${written}WHEN ${value} IS NOT NULL THEN ARRAY[${cast(value, { was, now: single(now) })}] END`
}

/**
 * A list of one as that value. Others are written out, which is refused where that is no value of the type. IS NOT NULL of
 * an element Postgres can't say where the table has partitions (18: "unrecognized node type").
 */
export function outOfList(value: string, { was, now }: Types, { at, cast }: { at: At; cast: Cast }): string | null {
  if (was.dimensions === 0 || now.dimensions > 0 || mayBeList(now, at)) return null
  const first = `${value}[1]`
  const isOne = `cardinality(${value}) = 1${isText(now) && isText(single(was)) ? ` AND NOT ${isWritten(first)}` : ''}`
  const written = isText(now) ? `${value}::${at.type(now)}` : `${value}::text::${at.type(now)}`
  return `coalesce(CASE WHEN ${isOne} THEN ${cast(first, { was: single(was), now })} END, ${written})`
}
