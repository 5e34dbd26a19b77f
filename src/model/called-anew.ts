import { equal, memoize, once } from '#base'
import { type Design, object } from './design.ts'
import { noteOf } from './fields.ts'
import { followedTexts, newNames } from './followed-texts.ts'
import type { Id } from './id.ts'
import { type DbObject, type Kind, kindOf } from './kinds/index.ts'
import { all } from './objects.ts'
import { childrenOf } from './read.ts'
import { mapReferences } from './references.ts'

/** What says nothing by its name, and would be made again at the cost of a look at every row. */
const NAMELESS: readonly Kind[] = ['primary-key', 'unique', 'exclusion', 'check', 'foreign-key', 'index']

/** Whether two objects say the same, whatever they are called. */
const saysSame = (a: DbObject, b: DbObject): boolean =>
  a.kind === b.kind &&
  Object.entries(kindOf(a).fields).every(
    ([field, schema]) => noteOf(schema)?.holds === 'derived' || equal(a[field as never], b[field as never]),
  )

type Required = DbObject & { readonly notNull?: { readonly name: string | null } | null }

/** Names that NOT NULL has there, which it may give up only when others have theirs. */
const namesWithin = (design: Design, parent: Id): readonly (string | null | undefined)[] =>
  [object(design, parent) as DbObject, ...childrenOf(design, parent)].map((it) => (it as Required).notNull?.name)

/**
 * Keys, checks and indexes of a newly read design that are another's of their table in the current one but for the name,
 * with the id that they have there: a name alone is given in place, and columns that they speak of take theirs along.
 * `ids` are those that are known, of all objects.
 */
export function calledAnew(read: Design, current: Design, ids: ReadonlyMap<Id, Id>): ReadonlyMap<Id, Id> {
  const taken = new Set(ids.values())
  const found = new Map<Id, Id>()
  const readAs = once(() => new Map([...ids].map(([id, known]) => [known, id])))
  const namesIn = memoize((parent: DbObject) =>
    newNames(childrenOf(current, parent.id), (column) => {
      const id = readAs().get(column.id)
      return id === undefined ? null : (object(read, id) as DbObject | null)
    }),
  )
  for (const it of all(read.objects)) {
    const [id, parent] = [ids.get(it.id), it.parent && ids.get(it.parent)]
    if (!NAMELESS.includes(it.kind) || !id || object(current, id) || !parent || !object(current, parent)) continue
    if (namesWithin(current, parent).includes(it.name)) continue
    const said = mapReferences(it, (other) => ids.get(other) ?? other)
    const names = namesIn(object(current, parent) as DbObject)
    const isSame = (other: DbObject) => other.kind === said.kind && saysSame(followedTexts(other, said, names), said)
    const had = childrenOf(current, parent).find((other) => !taken.has(other.id) && isSame(other))
    if (!had) continue
    taken.add(had.id)
    found.set(it.id, had.id)
  }
  return found
}
