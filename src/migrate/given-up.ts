import { truncateName } from '#base'
import { type DbObject, type Id, requiredAs } from '#model'
import type { Differences } from './differences.ts'

type Required = DbObject & { readonly notNull?: { readonly name: string | null } | null }

const place = (it: DbObject, name: string): string => `${it.parent}/${name}`

/** Who takes the name of a constraint that stands within a column (NOT NULL, since 18) from whom, of those that change it. */
function takers({ changed }: Differences): (it: DbObject) => Id | null {
  const left = new Map<string, Id>()
  for (const { was, now } of changed.values()) {
    const name = requiredAs(was)
    if (name !== null && name !== requiredAs(now)) left.set(place(was, name), was.id)
  }
  return (it) => {
    const name = left.size === 0 ? null : requiredAs(it)
    const other = name === null ? undefined : left.get(place(it, name))
    return other && other !== it.id ? other : null
  }
}

/** Names that a column gives up where it is: another column of its table takes one of those only then. */
export function givenUp(differences: Differences): (it: DbObject) => readonly Id[] {
  const takenFrom = takers(differences)
  return (it) => [takenFrom(it)].flatMap((id) => id ?? [])
}

/** Of columns that take each other's names in a ring, one that is called otherwise meanwhile. */
export function calledOtherwise(differences: Differences): readonly DbObject[] {
  const takenFrom = takers(differences)
  const seen = new Set<Id>()
  const parked: DbObject[] = []
  for (const { was, now } of differences.changed.values()) {
    const ring = new Set<Id>()
    let id: Id | null = now.id
    while (id && !seen.has(id) && !ring.has(id)) {
      ring.add(id)
      const next: Id | null = takenFrom(differences.changed.get(id)?.now as DbObject)
      id = next
    }
    const { notNull } = was as Required
    if (id === now.id && notNull?.name && !seen.has(id))
      parked.push({ ...was, notNull: { ...notNull, name: truncateName(`${notNull.name}_was`, 63) } } as DbObject)
    for (const each of ring) seen.add(each)
  }
  return parked
}
