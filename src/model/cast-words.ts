import { castsTo } from './casts.ts'
import { plainTypeName } from './comparable.ts'
import type { TypeRef } from './fields.ts'
import type { At } from './kind-spec.ts'

const ZONED: Readonly<Record<string, string>> = {
  'timestamp without time zone': 'timestamp with time zone',
  'timestamp with time zone': 'timestamp without time zone',
}

/** How a value gets from the one type to the other. Postgres' own cast depends on the session's zone, or isn't there. */
export function castWords(value: string, { was, now }: { was: TypeRef; now: TypeRef }, at: At): string {
  if (ZONED[plainTypeName(was)] === plainTypeName(now) && now.dimensions + was.dimensions === 0)
    return `${value} AT TIME ZONE 'UTC'`
  return `${value}${castsTo(was, now) ? '' : '::text'}::${at.type(now)}`
}
