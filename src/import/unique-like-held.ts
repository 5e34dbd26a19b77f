import {
  apply,
  type Change,
  type Design,
  type Id,
  indexesOf,
  make,
  type ObjectOf,
  pathOf,
  tablesOf,
  uniquesOf,
} from '#model'

/**
 * Prisma and DBML have one word for a unique constraint and a unique index. What is read is an index, as their own tools make it;
 * where the design has a constraint of that name it is that.
 */
export function likeHeld(
  read: Design,
  held: Design,
): { readonly design: Design; readonly became: ReadonlyMap<Id, Id> } {
  const became = new Map<Id, Id>()
  const constraints = new Map<string, ObjectOf<'unique'>>()
  for (const table of tablesOf(held))
    for (const it of uniquesOf(held, table.id)) constraints.set(pathOf(held, it.id), it)
  if (constraints.size === 0) return { design: read, became }
  const changes: Change[] = tablesOf(read).flatMap((table) =>
    indexesOf(read, table.id).flatMap((it): Change[] => {
      const had = it.unique && it.where === null ? constraints.get(pathOf(read, it.id)) : undefined
      if (!had) return []
      const columns = it.keys.flatMap((key) => (key.column ? [key.column] : []))
      const { name, parent, rank, comment } = it
      // Prisma takes the columns of an INCLUDE for part of the key.
      const include =
        had.include.length > 0 && columns.length === had.columns.length + had.include.length ? had.include.length : 0
      const object = make('unique', {
        name,
        parent: parent as Id,
        rank,
        comment,
        columns: columns.slice(0, columns.length - include),
        include: columns.slice(columns.length - include),
      })
      became.set(it.id, object.id)
      return [
        { op: 'remove', object: it },
        { op: 'add', object },
      ]
    }),
  )
  return { design: apply(read, changes), became }
}
