import { memoize } from '#base'
import { type Bucket, bucketOf, type DbObject, type Design, type Id, kindOfId, relationshipOf, wholeOf } from '#model'
import type { EdgeEnds, Link } from './scene.ts'

const known = new WeakMap<Bucket, readonly Link[]>()

const RELATIONS: ReadonlySet<string> = new Set(['table', 'foreign-table', 'view', 'materialized-view'])

/** What a relation is made of: what a view reads, the table that a partition is of, what a table inherits. */
function sourcesOf(design: Design, root: DbObject): readonly Id[] {
  switch (root.kind) {
    case 'view':
    case 'materialized-view': {
      const read = new Set(root.uses.flatMap((id) => bucketOf(design.objects, id)?.root ?? []))
      return [...read].filter((id) => id !== root.id && RELATIONS.has(kindOfId(id)))
    }
    case 'table':
    case 'foreign-table': {
      const whole = wholeOf(root)
      return whole ? [whole] : root.inherits
    }
    default:
      return NO_SOURCES
  }
}

const NO_SOURCES: readonly Id[] = []

const lineage = (from: Id, to: Id, lane: number): Link => ({
  sort: 'lineage',
  id: `${from}/${to}` as Id,
  name: '',
  from,
  to,
  fromEnd: 'many',
  toEnd: 'one',
  identifying: false,
  fromColumns: [],
  toColumns: [],
  lane,
})

/** The edges that start at a bucket. They depend on nothing outside it, so they are found once a bucket. */
export function linksOf(design: Design, bucket: Bucket): readonly Link[] {
  const found = known.get(bucket)
  if (found) return found
  const links: Link[] = []
  for (const it of bucket.members.values()) {
    if (it.kind !== 'foreign-key') continue
    const { from, to, fromEnd, toEnd, identifying } = relationshipOf(design, it)
    links.push({
      sort: 'key',
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
  const root = bucket.members.get(bucket.root)
  for (const source of root ? sourcesOf(design, root) : NO_SOURCES)
    links.push(lineage(bucket.root, source, links.length))
  const result = links.length > 0 ? links : NONE
  known.set(bucket, result)
  return result
}

const NONE: readonly Link[] = []

/** The columns at either end of an edge, which light up with it. */
export const columnsOfEdge = memoize(
  (edge: EdgeEnds): ReadonlySet<string> => new Set([...edge.fromColumns, ...edge.toColumns]),
)
