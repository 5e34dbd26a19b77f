import { quoteName, quoteText } from '#base'
import { type Id, object, sqlAt } from '#model'
import type { ChangeFinding, ChangeFix, Migration } from '../change-rule.ts'
import { coverageOf } from '../partitioning/gaps.ts'
import { type Bound, boundOf, type Partitioning, partitioningOf, partsOf, type Value } from '../reading/partitions.ts'
import type { Table } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { guardFix } from './keep.ts'
import { isCopied, kept } from './versions.ts'

const valueText = (it: Value | undefined): string => (typeof it === 'object' ? quoteText(String(it.at)) : '')

/** Whether a row is within the bound of a partition by one column; null where SQL has no short words for it. */
function within(bound: Bound | null, name: string): string | null {
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

/** A query for the rows that no partition takes, by the names that things have before; null where it can't be asked. */
function precheckOf({ from, to }: Migration, table: Table, by: Partitioning): string | null {
  const parts = partsOf(to, table.id)
  const source = `SELECT * FROM ${sqlAt(from).path(table.id)}`
  if (parts.length === 0) return source
  const [column, ...more] = by.columns ?? []
  const was = column && more.length === 0 ? object(from, column.id as Id) : null
  if (!was) return null
  const bounds = parts.map((part) => within(boundOf(part), quoteName(was.name)))
  return bounds.includes(null) ? null : `${source} WHERE (${bounds.join(' OR ')}) IS NOT TRUE`
}

/** Tables whose rows are to be shared among partitions that don't take every row there may be. */
export function homeless(migration: Migration): ChangeFinding[] {
  const { from, to, steps, options } = migration
  return kept(migration, 'table').flatMap(({ now }): ChangeFinding[] => {
    const by = partitioningOf(to, now)
    if (!by || !isCopied(steps, now.id) || Object.hasOwn(options.guards, now.id) || !object(from, now.id)) return []
    const coverage = coverageOf(to, now, by)
    if (coverage && coverage.gaps.length === 0) return []
    const precheck = precheckOf(migration, now, by)
    const fixes: ChangeFix[] = precheck ? [guardFix(now.id, precheck, 'Do nothing if a row has no partition')] : []
    const what = coverage
      ? `rows that none of its partitions takes (${listed(coverage.gaps)})`
      : 'any row: it has no partition'
    return [{ about: now.id, message: `${now.name} refuses ${what}`, ...(precheck ? { precheck } : {}), fixes }]
  })
}
