import { columnsOf, type Design, shortTypeName } from '#model'
import { clockIn, isCallOf, isNullDefault } from '../reading/expressions.ts'
import { retype } from '../reading/retype.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { calledIn } from '../reading/trees.ts'
import { plain, typeOf } from '../reading/types.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

const WITH = 'timestamp with time zone'
const WITHOUT = 'timestamp without time zone'

/** What is wrong with a type of time, and the type that it should be. */
function wrong(it: Column): { why: string; to: string } | null {
  const type = plain(it)
  if (type === 'time with time zone')
    return { why: 'has an offset but no day, so that no zone’s rules apply to it', to: 'time without time zone' }
  const rounds = it.type.name.includes('(0)')
  if (type === WITHOUT)
    return {
      why: 'does not say which moment it means',
      to: rounds ? WITH : it.type.name.replace(' without ', ' with '),
    }
  if (type === WITH && rounds) return { why: 'rounds, so that a row may be from the next second', to: WITH }
  return null
}

/** A way to write this moment as a clock reads it, which a timestamptz has no need of. */
function isClock(sql: string): boolean {
  const { zone, reads } = clockIn(sql) ?? {}
  return (
    isCallOf(sql, 'localtimestamp') || (zone === 'utc' && ['now', 'current_timestamp'].includes(calledIn(reads) ?? ''))
  )
}

const MOMENTS = ['now', 'current_timestamp', 'clock_timestamp', 'statement_timestamp', 'transaction_timestamp']

/** The default for the new type; undefined where it isn't known to mean the same. */
function defaultFor(it: Column): string | null | undefined {
  const text = it.default
  if (text === null || isNullDefault(text)) return text
  if (isClock(text)) return 'now()'
  return isCallOf(text, ...MOMENTS) ? text : undefined
}

function mend(design: Design, it: Column, to: string): Fix[] {
  const type = typeOf(to)
  const value = defaultFor(it)
  if (value === undefined || !retype(design, it.id, { type, default: value })) return []
  const zone = plain(it) === WITHOUT ? ', its values read as UTC' : ''
  return [
    {
      label: `Make ${it.name} ${shortTypeName(to)}${zone}`,
      safe: plain(it) === WITH,
      changes: () => retype(design, it.id, { type, default: value }) ?? [],
    },
  ]
}

export const timestampWithoutTz: Rule = {
  id: 'timestamp-without-tz',
  group: 'types',
  title: 'A moment is a timestamptz',
  why: 'timestamp keeps a clock’s reading and forgets whose clock: two servers, or one before and after a change of its zone, write different values for one moment, and none of them can be told apart later.',
  bad: 'create table posts (id uuid primary key default gen_random_uuid(), published_at timestamp(3) default now(), seen_at timestamptz(0));',
  good: 'create table posts (id uuid primary key default gen_random_uuid(), published_at timestamptz(3) default now());',
  severity: severities('W W W E E W'),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const it of columnsOf(design, table)) {
      const found = it.inherited ? null : wrong(it)
      if (!found) continue
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} is ${shortTypeName(it.type.name)}: it ${found.why}`,
        fixes: mend(design, it, found.to),
      }
    }
  },
}
