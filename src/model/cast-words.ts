import { castsTo } from './casts.ts'
import { plainTypeName } from './comparable.ts'
import type { TypeRef } from './fields.ts'
import type { At } from './kind-spec.ts'

const ZONED: Readonly<Record<string, string>> = {
  'timestamp without time zone': 'timestamp with time zone',
  'timestamp with time zone': 'timestamp without time zone',
}

/** An object's keys and values as hstore takes them: each a list of texts. What is no object is refused. */
const hstoreOf = (value: string, now: TypeRef, at: At): string => {
  const list = (path: string) =>
    `JSON_QUERY(${value}, '$.keyvalue().${path}' RETURNING text[] WITH WRAPPER EMPTY ARRAY ON EMPTY ERROR ON ERROR)`
  return `${at.type(now)}(${list('key')}, ${list('value')})`
}

/** How a value gets from the one type to the other. Postgres' own cast depends on the session's zone, or isn't there. */
export function castWords(value: string, { was, now }: { was: TypeRef; now: TypeRef }, at: At): string {
  const isPlain = now.dimensions + was.dimensions === 0
  if (ZONED[plainTypeName(was)] === plainTypeName(now) && isPlain) return `${value} AT TIME ZONE 'UTC'`
  if (/^jsonb?$/.test(plainTypeName(was)) && plainTypeName(now) === 'hstore' && isPlain && at.postgres >= 17)
    return hstoreOf(value, now, at)
  return `${value}${castsTo(was, now) ? '' : '::text'}::${at.type(now)}`
}
