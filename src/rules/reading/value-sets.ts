/** A stretch of numbers between two bounds, each within it or not. */
export type Range = {
  readonly from: number
  readonly to: number
  readonly open: { readonly from: boolean; readonly to: boolean }
}

/** Values of one column: stretches of numbers, or labels (all but some, or only some), and whether null is one of them. */
export type Values =
  | { readonly of: 'numbers'; readonly whole: boolean; readonly ranges: readonly Range[]; readonly null: boolean }
  | { readonly of: 'labels'; readonly all: boolean; readonly named: ReadonlySet<string>; readonly null: boolean }

const isEmptyRange = ({ from, to, open }: Range): boolean => from > to || (from === to && (open.from || open.to))

/** Among whole numbers, a bound is the next of them. */
function settle(range: Range, whole: boolean): Range {
  if (!whole) return range
  const from = open(range.from, range.open.from, 1)
  const to = open(range.to, range.open.to, -1)
  return { from, to, open: { from: false, to: false } }
}

function open(bound: number, isOpen: boolean, step: 1 | -1): number {
  if (!Number.isFinite(bound)) return bound
  const next = step === 1 ? Math.ceil(bound) : Math.floor(bound)
  return isOpen && next === bound ? next + step : next
}

export const numbers = (ranges: readonly Range[], whole: boolean): Values => ({
  of: 'numbers',
  whole,
  ranges: ranges.map((it) => settle(it, whole)).filter((it) => !isEmptyRange(it)),
  null: false,
})

export const labels = (named: Iterable<string>): Values => ({
  of: 'labels',
  all: false,
  named: new Set(named),
  null: false,
})
export const allLabels: Values = { of: 'labels', all: true, named: new Set(), null: true }

/** Everything from one number to another, both within. */
export const between = (from: number, to: number): Range => ({ from, to, open: { from: false, to: false } })
export const EVERY_NUMBER: Range = between(-Infinity, Infinity)

export const withNull = (values: Values, isNull: boolean): Values => ({ ...values, null: isNull })
export const nothing = (like: Values): Values =>
  like.of === 'numbers'
    ? { ...like, ranges: [], null: false }
    : { of: 'labels', all: false, named: new Set(), null: false }

export const isEmpty = (it: Values): boolean =>
  !it.null && (it.of === 'numbers' ? it.ranges.length === 0 : !it.all && it.named.size === 0)

/** What is in both. Two sets of different sorts are a reading gone wrong: nothing is known, so all of the first stays. */
export function both(a: Values, b: Values): Values {
  const isNull = a.null && b.null
  if (a.of === 'numbers' && b.of === 'numbers') {
    const ranges = a.ranges.flatMap((one) => b.ranges.map((other) => overlap(one, other)))
    return withNull(numbers(ranges, a.whole || b.whole), isNull)
  }
  if (a.of !== 'labels' || b.of !== 'labels') return a
  const [finite, other] = a.all ? [b, a] : [a, b]
  if (finite.all) return { ...a, named: new Set([...a.named, ...b.named]), null: isNull }
  const named = [...finite.named].filter((it) => other.all !== other.named.has(it))
  return { of: 'labels', all: false, named: new Set(named), null: isNull }
}

function overlap(a: Range, b: Range): Range {
  const from = Math.max(a.from, b.from)
  const to = Math.min(a.to, b.to)
  const shut = (it: Range, side: 'from' | 'to', bound: number) => it[side] === bound && it.open[side]
  return {
    from,
    to,
    open: {
      from: shut(a, 'from', from) || shut(b, 'from', from),
      to: shut(a, 'to', to) || shut(b, 'to', to),
    },
  }
}

/** Everything that is not in it, null included. */
export function allBut(it: Values): Values {
  if (it.of === 'labels') return { ...it, all: !it.all, null: !it.null }
  let rest: Values = numbers([EVERY_NUMBER], it.whole)
  for (const { from, to, open: is } of it.ranges) {
    const before: Range = { from: -Infinity, to: from, open: { from: false, to: !is.from } }
    const after: Range = { from: to, to: Infinity, open: { from: !is.to, to: false } }
    rest = both(rest, numbers([before, after].filter(reaches), it.whole))
  }
  return withNull(rest, !it.null)
}

/** Nothing lies before the least of numbers, nor after the greatest. */
const reaches = (it: Range): boolean => !(it.to === -Infinity || it.from === Infinity)
