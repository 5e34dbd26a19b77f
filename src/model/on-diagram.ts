import { memoize } from '#base'
import { type Design, object } from './design.ts'
import type { Id } from './id.ts'
import type { DbObject, Kind } from './kinds/index.ts'
import type { Objects } from './objects.ts'
import { rootsOf } from './read.ts'

/** What a diagram can show, in the sorts that a person shows and hides together. */
export const DIAGRAM_SORTS = {
  tables: ['table', 'foreign-table'],
  views: ['view', 'materialized-view'],
  types: ['enum', 'domain', 'composite', 'range', 'base-type'],
} as const satisfies Record<string, readonly Kind[]>
export type DiagramSort = keyof typeof DIAGRAM_SORTS

const DRAWN: ReadonlySet<string> = new Set(Object.values(DIAGRAM_SORTS).flat())

/** Whether objects of the kind have cards of their own. */
export const isDrawn = (kind: string): boolean => DRAWN.has(kind)

/** The partitioned table that this is a part of, if the design has it. */
export const wholeOf = (it: DbObject): Id<'table'> | null =>
  it.kind === 'table' || it.kind === 'foreign-table' ? it.partitionOf : null

const byWhole = memoize((objects: Objects): ReadonlyMap<Id, readonly DbObject[]> => {
  const parts = new Map<Id, DbObject[]>()
  for (const bucket of objects.buckets.values()) {
    const it = bucket.members.get(bucket.root)
    const whole = it && wholeOf(it)
    if (!it || !whole) continue
    const group = parts.get(whole)
    if (group) group.push(it)
    else parts.set(whole, [it])
  }
  return parts
})

const NONE: readonly DbObject[] = []

/** The partitions of a table. */
export const partitionsOf = (design: Design, table: Id): readonly DbObject[] =>
  byWhole(design.objects).get(table) ?? NONE

/** All that could stand on a diagram, partitions left out: their table's card lists them. */
export function drawable(design: Design, sort: DiagramSort): readonly Id[] {
  return DIAGRAM_SORTS[sort].flatMap((kind) =>
    (rootsOf(design, kind) as readonly DbObject[]).flatMap((it) => {
      const whole = wholeOf(it)
      return whole && object(design, whole) ? [] : [it.id]
    }),
  )
}

/** More types than that would hide what they are for. */
const FEW_TYPES = 12

/** What a new diagram of a design shows: tables and views, and types where they are few. */
export function usuallyShown(design: Design): readonly Id[] {
  const types = drawable(design, 'types')
  return [...drawable(design, 'tables'), ...drawable(design, 'views'), ...(types.length <= FEW_TYPES ? types : [])]
}
