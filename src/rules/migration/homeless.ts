import { quoteName } from '#base'
import { type Id, object, sqlAt } from '#model'
import type { ChangeFinding, ChangeFix, Migration } from '../change-rule.ts'
import { coverageOf } from '../partitioning/gaps.ts'
import { boundOf, type Partitioning, partitioningOf, partsOf } from '../reading/partitions.ts'
import type { Table } from '../reading/shapes.ts'
import { listed } from '../reading/words.ts'
import { guardFix } from './keep.ts'
import { isCopied, kept } from './versions.ts'
import { withinBound } from './within-bound.ts'

/** A query for the rows that no partition takes, by the names that things have before; null where it can't be asked. */
function precheckOf({ from, to }: Migration, table: Table, by: Partitioning): string | null {
  const parts = partsOf(to, table.id)
  const source = `SELECT * FROM ${sqlAt(from).path(table.id)}`
  if (parts.length === 0) return source
  const [column, ...more] = by.columns ?? []
  const was = column && more.length === 0 ? object(from, column.id as Id) : null
  if (!was) return null
  const bounds = parts.map((part) => withinBound(boundOf(part), quoteName(was.name)))
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
