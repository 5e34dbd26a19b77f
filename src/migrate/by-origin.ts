import { columnsOf, type Design, type Id, newId, object, originsOf, sqlAt, underIds } from '#model'

/** The column of a table that comes from one of these, in a design. */
const comesFrom = (design: Design, table: Id, origins: ReadonlySet<Id>): Id | undefined =>
  columnsOf(design, table).find((it) => originsOf(it, sqlAt(design)).some((origin) => origins.has(origin.id)))?.id

/**
 * The second design with each column that comes from a table above known as what the first has from there: Postgres gives
 * it no other name than it has there, so that another one of that id is another column.
 */
export function knownByOrigin(from: Design, to: Design): Design {
  const at = sqlAt(to)
  const ids = new Map<Id, Id>()
  const know = (table: Id): void => {
    const columns = columnsOf(to, table)
    for (const it of columns) {
      const origins = originsOf(it, at)
      const was = comesFrom(from, table, new Set(origins.map((origin) => ids.get(origin.id) ?? origin.id)))
      if (origins.length > 0 && was && was !== it.id) ids.set(it.id, was)
    }
    const given = new Set(ids.values())
    for (const it of columns) if (given.has(it.id) && !ids.has(it.id)) ids.set(it.id, newId(it.kind))
  }
  const done = new Set<Id>()
  const visit = (table: Id): void => {
    const it = object(to, table) as { partitionOf?: Id | null; inherits?: readonly Id[] } | null
    const ties = [...(it?.partitionOf ? [it.partitionOf] : []), ...(it?.inherits ?? [])]
    if (done.has(table) || ties.length === 0) return
    done.add(table)
    for (const tie of ties) visit(tie)
    if (object(from, table)) know(table)
  }
  for (const root of to.objects.buckets.keys()) visit(root)
  return ids.size === 0 ? to : underIds(to, to, ids)
}
