import { tokenize } from '#base'
import { bucketOf, type DbObject, type Design, type Id, type PostgresVersion, referencesOf } from '#model'
import { sqlTextsOf } from './sql-texts.ts'

/** One field of an object to be tried, with the objects that must be there first. */
export type Trial = {
  readonly postgres: PostgresVersion
  readonly objects: readonly DbObject[]
  readonly it: DbObject
  readonly field: string
}

/** More than any one expression needs; a text that names half the design is still answered quickly. */
const MOST_ROOTS = 60

/** Members that no expression can see: left out, so that a table does not bring its whole neighbourhood. */
const UNSEEN: ReadonlySet<string> = new Set(['foreign-key', 'index', 'check'])

const refersTo = (other: DbObject, id: Id): boolean => referencesOf(other).includes(id) || other.uses.includes(id)

function rootsNamed(design: Design, names: ReadonlySet<string>): Id[] {
  return [...design.objects.buckets.values()].flatMap(({ root, members }) =>
    names.has(members.get(root)?.name ?? '') ? [root] : [],
  )
}

/** The small part of a design in which a field can be tried: what the object needs, and what its SQL names. */
export function trialOf(design: Design, it: DbObject, field: string): Trial {
  const names = new Set(
    sqlTextsOf(it, field).flatMap((text) =>
      tokenize(text).flatMap((token) => (token.type === 'name' ? token.value : [])),
    ),
  )
  const objects = new Map<Id, DbObject>()
  const seen = new Set<Id>()
  const queue: Id[] = [it.parent ?? it.id, ...referencesOf(it), ...it.uses, ...rootsNamed(design, names)]
  for (let next = queue.shift(); next && seen.size < MOST_ROOTS; next = queue.shift()) {
    const bucket = bucketOf(design.objects, next)
    if (!bucket || seen.has(bucket.root)) continue
    seen.add(bucket.root)
    for (const member of bucket.members.values()) {
      if (member.id === it.id || UNSEEN.has(member.kind) || refersTo(member, it.id)) continue
      objects.set(member.id, member)
      queue.push(...(member.parent ? [member.parent] : []), ...referencesOf(member), ...member.uses)
    }
  }
  return { postgres: design.postgres, objects: [...objects.values()], it, field }
}
