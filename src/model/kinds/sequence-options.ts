import * as v from 'valibot'
import { quoteText } from '#base'
import { wholeNumber } from '../fields.ts'

/** The options that a sequence has wherever it stands. `min` and `max` are null for the type's own bounds. */
export const sequenceFields = {
  increment: wholeNumber(),
  min: v.nullable(wholeNumber()),
  max: v.nullable(wholeNumber()),
  cache: wholeNumber(),
  cycle: v.boolean(),
}

export type SequenceOptions = {
  readonly increment: string
  readonly min: string | null
  readonly max: string | null
  readonly start: string
  readonly cache: string
  readonly cycle: boolean
  readonly type?: SequenceType | null
}
export type SequenceType = 'smallint' | 'integer' | 'bigint'

/** Where Postgres starts a sequence that does not say: at the bound it counts away from. */
const startByDefault = (it: SequenceOptions): string =>
  it.increment.startsWith('-') ? (it.max ?? '-1') : (it.min ?? '1')

/** The options that differ from the defaults, each with a space before it. */
export function sequenceWords(it: SequenceOptions): string {
  return [
    it.increment === '1' ? '' : ` INCREMENT BY ${it.increment}`,
    it.min === null ? '' : ` MINVALUE ${it.min}`,
    it.max === null ? '' : ` MAXVALUE ${it.max}`,
    it.start === startByDefault(it) ? '' : ` START WITH ${it.start}`,
    it.cache === '1' ? '' : ` CACHE ${it.cache}`,
    it.cycle ? ' CYCLE' : '',
  ].join('')
}

/** What ALTER SEQUENCE has to say, each with a space and, inside ALTER COLUMN, a SET before it. */
export function sequenceChanges(now: SequenceOptions, was: SequenceOptions, set = ''): string {
  const bound = (word: string, value: string | null) => (value === null ? `NO ${word}` : `${word} ${value}`)
  // Postgres keeps a bound that is not named, also where the other way of counting would have another.
  const turns = now.increment.startsWith('-') !== was.increment.startsWith('-')
  return [
    now.type && was.type && now.type !== was.type ? ` AS ${now.type}` : '',
    now.increment === was.increment ? '' : ` ${set}INCREMENT BY ${now.increment}`,
    now.min === was.min && !turns ? '' : ` ${set}${bound('MINVALUE', now.min)}`,
    now.max === was.max && !turns ? '' : ` ${set}${bound('MAXVALUE', now.max)}`,
    now.start === was.start ? '' : ` ${set}START WITH ${now.start}`,
    now.cache === was.cache ? '' : ` ${set}CACHE ${now.cache}`,
    now.cycle === was.cycle ? '' : ` ${set}${now.cycle ? 'CYCLE' : 'NO CYCLE'}`,
    counterFares(now, was) === 'outside' ? ` RESTART WITH ${now.start}` : '',
  ].join('')
}

const BITS = { smallint: 15n, integer: 31n, bigint: 63n }

/** The bounds that Postgres takes for a sequence that names none. */
const boundsOf = (it: SequenceOptions): { min: bigint; max: bigint } => {
  const up = !it.increment.startsWith('-')
  const end = 2n ** BITS[it.type ?? 'bigint']
  return { min: BigInt(it.min ?? (up ? 1n : -end)), max: BigInt(it.max ?? (up ? end - 1n : -1n)) }
}

/** How the counter fares under new bounds: it may stand outside them, surely does, or can't. */
function counterFares(now: SequenceOptions, was: SequenceOptions): 'inside' | 'maybe' | 'outside' {
  const [after, before] = [boundsOf(now), boundsOf(was)]
  if (after.min <= before.min && after.max >= before.max) return 'inside'
  return after.min <= before.max && after.max >= before.min ? 'maybe' : 'outside'
}

/**
 * Narrower bounds are refused while the counter stands outside them (sequence.c, init_params), so it is moved to the
 * nearest first. One that surely stands outside starts anew with the bounds themselves (`restart`).
 */
export function clampSequence(path: string, now: SequenceOptions, was: SequenceOptions): readonly string[] {
  if (counterFares(now, was) !== 'maybe') return []
  const { min, max } = boundsOf(now)
  const value = `greatest(least(last_value, ${max}), ${min})`
  return [`SELECT setval(${quoteText(path)}, ${value}, is_called AND last_value = ${value}) FROM ${path}`]
}

type Handing = { readonly from: string; readonly to: string }

/** Lets a new sequence go on where another stands, or at the nearest that its bounds have. */
export function handOver({ from, to }: Handing, now: SequenceOptions, was: SequenceOptions): readonly string[] {
  const fares = counterFares(now, was)
  if (fares === 'outside') return []
  const { min, max } = boundsOf(now)
  const value = fares === 'inside' ? 'last_value' : `greatest(least(last_value, ${max}), ${min})`
  const called = fares === 'inside' ? 'is_called' : `is_called AND last_value = ${value}`
  return [`SELECT setval(${quoteText(to)}, ${value}, ${called}) FROM ${from}`]
}

/** Lets a new sequence go on after the numbers that rows have, where those are within its bounds. */
export function goOnAfter(path: string, { column, table }: { column: string; table: string }, it: SequenceOptions) {
  const { min, max } = boundsOf(it)
  const up = !it.increment.startsWith('-')
  const [last, within] = up
    ? [`max(${column})`, `${it.start} AND ${max}`]
    : [`min(${column})`, `${min} AND ${it.start}`]
  return `SELECT setval(${quoteText(path)}, ${last}) FROM ${table} HAVING ${last} BETWEEN ${within}`
}

/** The options of a pg_sequence row as jsonb: bounds that are the type's own become null. */
export const sequenceJson = (s: string): string => `
  jsonb_build_object(
    'increment', ${s}.seqincrement::text,
    'min', case when ${s}.seqmin = (case when ${s}.seqincrement > 0 then 1 else
        (case ${s}.seqtypid when 'int2'::regtype then -32768 when 'int4'::regtype then -2147483648
          else -9223372036854775808 end) end) then null else ${s}.seqmin::text end,
    'max', case when ${s}.seqmax = (case when ${s}.seqincrement < 0 then -1 else
        (case ${s}.seqtypid when 'int2'::regtype then 32767 when 'int4'::regtype then 2147483647
          else 9223372036854775807 end) end) then null else ${s}.seqmax::text end,
    'start', ${s}.seqstart::text,
    'cache', ${s}.seqcache::text,
    'cycle', ${s}.seqcycle)`
