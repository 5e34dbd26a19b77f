import { bucketOf, type Design, type Id, type ObjectOf } from '#model'
import { Claims } from '../naming/claim.ts'
import { backName, incomingInOrder } from '../naming/relations.ts'
import { remember } from '../naming/remember.ts'
import { type FieldNames, snake } from './field-names.ts'
import type { ModuleNames } from './module-names.ts'
import { isMapped } from './module-names.ts'
import { identifier, RESERVED_FIELDS } from './words.ts'

type ForeignKey = ObjectOf<'foreign-key'>
/** What a class calls the objects that lead to it, by the foreign key that they do so by. */
export type BackNames = ReadonlyMap<Id, string>

const known = remember<object, BackNames>()

/** Both ends of a relation have to be classes. */
export const isRelation = (design: Design, names: ModuleNames, key: ForeignKey): boolean =>
  [key.parent as Id, key.target].every((id) => names.values.has(id) && isMapped(design, id))

/** The names of a design's relations from their far end, made as they are asked for. */
export function backNames(
  design: Design,
  names: ModuleNames,
  fields: (table: Id) => FieldNames,
): (table: Id) => BackNames {
  const made = new Map<Id, BackNames>()
  return (table) => {
    const had = made.get(table)
    if (had) return had
    const keys = incomingInOrder(design, table)
    const inputs = [
      fields(table),
      ...keys.flatMap((key) => [bucketOf(design.objects, key.parent as Id), fields(key.parent as Id)]),
    ]
    const now = known(bucketOf(design.objects, table) ?? design, inputs, (before) => {
      const fresh = makeNames(design, keys, { names, fields, own: fields(table) })
      // The same names stay the same object, so that whoever looked at them need not look again.
      return before && before.size === fresh.size && [...before].every(([id, name]) => fresh.get(id) === name)
        ? before
        : fresh
    })
    made.set(table, now)
    return now
  }
}

function makeNames(
  design: Design,
  keys: readonly ForeignKey[],
  given: { names: ModuleNames; fields: (table: Id) => FieldNames; own: FieldNames },
): BackNames {
  const claims = new Claims(RESERVED_FIELDS)
  for (const name of [...given.own.columns.values(), ...given.own.references.values()]) claims.take(name)
  const asked = new Claims()
  return new Map(
    keys
      .filter((key) => isRelation(design, given.names, key))
      .map((key) => {
        const wished = identifier(snake(backName(design, key, { from: given.fields(key.parent as Id), claims: asked })))
        return [key.id, claims.claim(wished, `${wished}_rows`)] as const
      }),
  )
}
