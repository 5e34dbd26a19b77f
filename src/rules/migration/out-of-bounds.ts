import { equal, quoteName } from '#base'
import { object, sqlAt } from '#model'
import type { ChangeFinding, ChangeFix, Migration } from '../change-rule.ts'
import { type Bound, boundOf, partitioningOf, partsOf, type Value } from '../reading/partitions.ts'
import type { Table } from '../reading/shapes.ts'
import { guardFix } from './keep.ts'
import { isCopied, staysWithRows } from './versions.ts'
import { withinBound } from './within-bound.ts'

const isNumber = (it: Value | undefined): it is { at: number } => typeof it === 'object' && typeof it.at === 'number'

/** Whether an end of a range is where another is, or further out. */
const reaches = (now: Value | undefined, was: Value | undefined, side: 'min' | 'max'): boolean =>
  now === side ||
  equal(now, was) ||
  (isNumber(now) && isNumber(was) && (side === 'min' ? now.at <= was.at : now.at >= was.at))

/** Whether the one takes all rows that the other takes, as far as can be seen. */
function takesAll(now: Bound | null, was: Bound | null): boolean {
  if (now?.of === 'list' && was?.of === 'list')
    return was.values.every((value) => value !== 'unknown' && now.values.some((other) => equal(value, other)))
  if (now?.of !== 'range' || was?.of !== 'range' || now.from.length !== 1) return false
  return reaches(now.from[0], was.from[0], 'min') && reaches(now.to[0], was.to[0], 'max')
}

const isTied = (was: Table | null, now: Table): boolean =>
  was?.partitionOf === now.partitionOf && was.bound === now.bound

/** Partitions whose bound is another, or that come to be one, with rows that it may not take, or that the default one has. */
export function outOfBounds(migration: Migration): ChangeFinding[] {
  const { from, to, steps, options } = migration
  const before = sqlAt(from)
  const wholes = [...to.objects.buckets.keys()].flatMap((id) => {
    const it = object(to, id)
    const by = it?.kind === 'table' && it.partitionBy && !isCopied(steps, id) ? partitioningOf(to, it) : null
    return by && object(from, id) ? [{ id, by }] : []
  })
  const find = (about: Table, message: string, query: { of: Table; where: string | null }): ChangeFinding[] => {
    if (Object.hasOwn(options.guards, about.id)) return []
    const precheck = query.where === null ? null : `SELECT * FROM ${before.path(query.of.id)} WHERE ${query.where}`
    const fixes: ChangeFix[] = precheck ? [guardFix(about.id, precheck, 'Do nothing if a row is in the way')] : []
    return [{ about: about.id, message, ...(precheck ? { precheck } : {}), fixes }]
  }
  return wholes.flatMap(({ id, by }) => {
    const parts = partsOf(to, id).map((now) => ({
      now,
      was: object(from, now.id) as Table | null,
      bound: boundOf(now),
    }))
    const column = by.columns?.length === 1 ? by.columns[0] : null
    const name = column && object(from, column.id) ? quoteName(object(from, column.id)?.name ?? '') : null
    const inside = (bound: Bound | null) => (name === null ? null : withinBound(bound, name))
    const rest = parts.find((it) => it.bound?.of === 'default' && it.was?.partitionOf === id)
    return parts.flatMap(({ now, was, bound }) => {
      if (isTied(was, now) || bound?.of === 'default') return []
      const had = was?.partitionOf === id ? boundOf(was) : null
      const within = inside(bound)
      const own =
        was && staysWithRows(migration, now.id) && !takesAll(bound, had)
          ? find(now, `${now.name} may have rows that its new bound does not take: then it is refused`, {
              of: was,
              where: within === null ? null : `(${within}) IS NOT TRUE`,
            })
          : []
      const others =
        own.length === 0 && rest?.was
          ? find(now, `${rest.now.name} may have rows that are ${now.name}’s from then on: then it is refused`, {
              of: rest.was,
              where: within,
            })
          : []
      return [...own, ...others]
    })
  })
}
