import { quoteName, quoteText } from '#base'
import { type Design, goesByText, object, plainTypeName, type TypeRef } from '#model'
import type { Column } from '../reading/shapes.ts'
import { isText, isWhole, plain } from '../reading/types.ts'

const LEAST: Readonly<Record<string, readonly [string, string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
}
const WIDTH: Readonly<Record<string, number>> = { smallint: 2, integer: 4, bigint: 8 }
const FRACTIONS = new Set(['numeric', 'real', 'double precision'])

const sizesOf = (type: TypeRef): readonly number[] =>
  (/\(([\d\s,]+)\)/.exec(type.name)?.[1] ?? '')
    .split(',')
    .filter((it) => it.trim() !== '')
    .map(Number)

type Change = { readonly was: Column; readonly now: Column }

function numbers({ was, now }: Change, name: string): string | null {
  const [from, to] = [plain(was), plain(now)]
  const bounds = LEAST[to]
  if (bounds) {
    if (isWhole(was))
      return (WIDTH[from] ?? 0) > (WIDTH[to] ?? 0) ? `${name} NOT BETWEEN ${bounds[0]} AND ${bounds[1]}` : null
    return FRACTIONS.has(from) ? `${name} NOT BETWEEN ${bounds[0]} AND ${bounds[1]} OR ${name} <> trunc(${name})` : null
  }
  if (to === 'real' && from !== 'real' && (FRACTIONS.has(from) || isWhole(was)))
    return `${name}::real::${from} <> ${name}`
  if (to === 'double precision' && (from === 'numeric' || from === 'bigint'))
    return `${name}::double precision::${from} <> ${name}`
  if (to !== 'numeric') return null
  const [precision, scale = 0] = sizesOf(now.type)
  const [had, hadScale = 0] = sizesOf(was.type)
  if (precision === undefined) return null
  const fits = from === 'numeric' && had !== undefined && hadScale <= scale && had - hadScale <= precision - scale
  if (fits || (!isWhole(was) && !FRACTIONS.has(from))) return null
  const whole = `abs(${name}::numeric) >= 1${'0'.repeat(precision - scale)}`
  return isWhole(was) ? whole : `${whole} OR round(${name}::numeric, ${scale}) <> ${name}::numeric`
}

function texts({ was, now }: Change, name: string): string | null {
  const [most] = sizesOf(now.type)
  if (!isText(now) || most === undefined) return null
  const [had] = isText(was) ? sizesOf(was.type) : []
  return had !== undefined && had <= most ? null : `length(${name}::text) > ${most}`
}

function moments({ was, now }: Change, name: string): string | null {
  const [from, to] = [plain(was), plain(now)]
  if (!from.startsWith('timestamp')) return null
  if (to === 'date') return `${name} <> date_trunc('day', ${name}${from.endsWith('with time zone') ? `, 'UTC'` : ''})`
  if (to.startsWith('time ')) return `${name} IS NOT NULL`
  const [digits, had] = [sizesOf(now.type)[0], sizesOf(was.type)[0] ?? 6]
  return to.startsWith('timestamp') && digits !== undefined && digits < had
    ? `${name} <> ${name}::timestamp(${digits})${from.endsWith('with time zone') ? ' with time zone' : ''}`
    : null
}

/** The labels that an enum takes; null for any other type. */
function labelsOf(design: Design, { type }: Column): string[] | null {
  const own = type.of && type.dimensions === 0 ? object(design, type.of) : null
  return own?.kind === 'enum' ? own.values.map((it) => it.label) : null
}

/** Types that take text only if it reads as one of theirs. */
const READ = new Set([
  ...[
    'smallint',
    'integer',
    'bigint',
    'numeric',
    'real',
    'double precision',
    'boolean',
    'uuid',
    'date',
    'json',
    'jsonb',
    'inet',
  ],
  ...['timestamp with time zone', 'timestamp without time zone', 'interval'],
])

/**
 * A condition that is true of the values that a new type would cut, round or refuse, by the first version's names; '' where
 * it can't be asked in SQL; null where every value fits, or nothing is known.
 */
export function lossOf(from: Design, to: Design, change: Change): string | null {
  const { was, now } = change
  const name = quoteName(was.name)
  if (was.type.of === now.type.of && was.type.name === now.type.name && was.type.dimensions === now.type.dimensions)
    return null
  const [had, has] = [labelsOf(from, was), labelsOf(to, now)]
  if (has && was.type.of !== now.type.of && (had || isText(was)))
    return had?.every((label) => has.includes(label)) ? null : `${name}::text NOT IN (${has.map(quoteText).join(', ')})`
  // A list becomes one value only where it is of one.
  if (
    was.type.dimensions > 0 &&
    now.type.dimensions === 0 &&
    !now.type.of &&
    !isText(now) &&
    !/^jsonb?$/.test(plain(now))
  )
    return `cardinality(${name}) <> 1 OR (${name} IS NOT NULL AND ${name}[1] IS NULL)`
  if (was.type.dimensions + now.type.dimensions > 0 || now.type.of) return null
  if (isText(was) && READ.has(plainTypeName(now.type))) return ''
  const told = numbers(change, name) ?? texts(change, name) ?? moments(change, name)
  if (told !== null || was.type.of || !goesByText(was.type, now.type)) return told
  // What else reads as what, only a try can tell.
  return neverFits(change) ? `${name} IS NOT NULL` : ''
}

const isUuid = (it: Column): boolean => plain(it) === 'uuid'
const isCount = (it: Column): boolean => isWhole(it) || FRACTIONS.has(plain(it))

/** Whether no value of the one type reads as one of the other: a number is no uuid. */
export const neverFits = ({ was, now }: Change): boolean =>
  (isUuid(was) && isCount(now)) || (isCount(was) && isUuid(now))
