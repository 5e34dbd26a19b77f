import { intoJson, isJson, outOfJson } from './cast-json.ts'
import { intoList, outOfList } from './cast-lists.ts'
import { castsTo } from './casts.ts'
import { plainTypeName } from './comparable.ts'
import type { TypeRef } from './fields.ts'
import type { At } from './kind-spec.ts'

const ZONED: Readonly<Record<string, string>> = {
  'timestamp without time zone': 'timestamp with time zone',
  'timestamp with time zone': 'timestamp without time zone',
}

/** Numbers by which others reach each other that Postgres has no cast between: of truth, of money. */
const BETWEEN = ['numeric', 'integer'].map((name): TypeRef => ({ name, of: null, dimensions: 0 }))

/** How a value gets from the one type to the other. Postgres' own cast depends on the session's zone, or isn't there. */
export function castWords(value: string, types: { was: TypeRef; now: TypeRef }, at: At): string {
  const { was, now } = types
  if (ZONED[plainTypeName(was)] === plainTypeName(now) && now.dimensions + was.dimensions === 0)
    return `${value} AT TIME ZONE 'UTC'`
  const how = { at, cast: (each: string, its: typeof types) => (same(its) ? each : castWords(each, its, at)) }
  return (
    intoJson(value, types, at) ??
    outOfJson(value, types, at) ??
    intoList(value, types, how) ??
    outOfList(value, types, how) ??
    `${value}${wayRound(types)}::${at.type(now)}`
  )
}

const same = ({ was, now }: { was: TypeRef; now: TypeRef }): boolean => was.of === now.of && was.name === now.name

/** Whether a plain value of the one type is read as one of the other by its text, for want of any other way. */
export const goesByText = (was: TypeRef, now: TypeRef): boolean =>
  was.dimensions + now.dimensions === 0 && !isJson(was) && !isJson(now) && wayRound({ was, now }) === '::text'

/** What a value is cast to before; what is no number is no truth either, so that is left to its text. */
function wayRound({ was, now }: { was: TypeRef; now: TypeRef }): string {
  if (castsTo(was, now)) return ''
  const number = BETWEEN.find((it) => castsTo(was, it) && castsTo(it, now))
  return number && plainTypeName(now) !== 'boolean' ? `::${number.name}` : '::text'
}
