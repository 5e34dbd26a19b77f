import { memoize } from '#base'
import { type Bucket, type Design, relationshipOf } from '#model'
import type { EdgeEnds, Link } from './scene.ts'

const known = new WeakMap<Bucket, readonly Link[]>()

/** The edges that start at a bucket. They depend on nothing outside it, so they are found once a bucket. */
export function linksOf(design: Design, bucket: Bucket): readonly Link[] {
  const found = known.get(bucket)
  if (found) return found
  const links: Link[] = []
  for (const it of bucket.members.values()) {
    if (it.kind !== 'foreign-key') continue
    const { from, to, fromEnd, toEnd, identifying } = relationshipOf(design, it)
    links.push({
      id: it.id,
      name: it.name,
      from,
      to,
      fromEnd,
      toEnd,
      identifying,
      fromColumns: it.columns,
      toColumns: it.targetColumns,
      lane: links.length,
    })
  }
  const result = links.length > 0 ? links : NONE
  known.set(bucket, result)
  return result
}

const NONE: readonly Link[] = []

/** The columns at either end of an edge, which light up with it. */
export const columnsOfEdge = memoize(
  (edge: EdgeEnds): ReadonlySet<string> => new Set([...edge.fromColumns, ...edge.toColumns]),
)
