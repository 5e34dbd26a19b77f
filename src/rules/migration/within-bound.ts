import { quoteText } from '#base'
import type { Bound, Value } from '../reading/partitions.ts'

const valueText = (it: Value | undefined): string => (typeof it === 'object' ? quoteText(String(it.at)) : '')

/** Whether a row is within the bound of a partition by one column; null where SQL has no short words for it. */
export function withinBound(bound: Bound | null, name: string): string | null {
  if (bound?.of === 'list') {
    const values = bound.values.map(valueText)
    return values.includes('') ? null : `${name} IN (${values.join(', ')})`
  }
  if (bound?.of !== 'range' || bound.from.length !== 1) return null
  const [from, to] = [bound.from[0], bound.to[0]]
  if (from === 'unknown' || to === 'unknown') return null
  const least = from === 'min' ? [] : [`${name} >= ${valueText(from)}`]
  const most = to === 'max' ? [] : [`${name} < ${valueText(to)}`]
  return [...least, ...most].join(' AND ') || `${name} IS NOT NULL`
}
