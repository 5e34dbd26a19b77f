type Options = {
  readonly increment: string
  readonly min: string | null
  readonly max: string | null
  readonly start: string
  readonly cache: string
  readonly cycle: boolean
}

/** Whole numbers beyond 2^53 only fit a string. */
const number = (digits: string): string => (Number.isSafeInteger(Number(digits)) ? digits : `'${digits}'`)

const BOUNDS: Readonly<Record<string, readonly [min: string, max: string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
}

/** The options of a sequence of its own. Drizzle makes each a bigint, so a smaller type's bounds have to be said. */
export function ownSequenceOptions(it: Options, type: string): readonly string[] {
  const bounds = BOUNDS[type]
  if (!bounds) return sequenceOptions(it)
  const back = it.increment.startsWith('-')
  return sequenceOptions({ ...it, min: it.min ?? (back ? bounds[0] : null), max: it.max ?? (back ? null : bounds[1]) })
}

/** The options of a sequence or identity that differ from the defaults, as properties. */
export function sequenceOptions(it: Options): readonly string[] {
  const start = it.increment.startsWith('-') ? (it.max ?? '-1') : (it.min ?? '1')
  return [
    ...(it.start === start ? [] : [`startWith: ${number(it.start)}`]),
    ...(it.increment === '1' ? [] : [`increment: ${number(it.increment)}`]),
    ...(it.min === null ? [] : [`minValue: ${number(it.min)}`]),
    ...(it.max === null ? [] : [`maxValue: ${number(it.max)}`]),
    ...(it.cache === '1' ? [] : [`cache: ${number(it.cache)}`]),
    ...(it.cycle ? ['cycle: true'] : []),
  ]
}
