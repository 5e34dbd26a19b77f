import { memoize } from '#base'
import { type Bucket, childrenOf, type DbObject, type Design, type Id, object } from '#model'

/** Two objects whose names Postgres, or a reader, can't tell apart. */
export type Collision = { readonly first: Id; readonly second: Id; readonly same: boolean }

const RELATIONS: ReadonlySet<string> = new Set(
  'table view materialized-view foreign-table sequence composite index primary-key unique exclusion'.split(' '),
)
/** Each makes a type of its name; every table has one for its rows. */
const TYPES: ReadonlySet<string> = new Set(
  'table view materialized-view foreign-table composite enum domain range'.split(' '),
)
const CONSTRAINTS: ReadonlySet<string> = new Set('primary-key unique foreign-key check exclusion'.split(' '))

/** Letters of other scripts that look like Latin ones (Unicode TR39, confusables). */
const ALIKE = new Map(
  [...'аеорсухіјѕԁһɡαορντικ'].map((char, i) => [char, [...'aeopcyxijsdhgaopvtik'][i] ?? char] as const),
)

/** What a name looks like: in small letters, those of other scripts as the Latin ones that they resemble. */
const looksOf = (name: string): string =>
  [...name.normalize('NFKC').toLowerCase()].map((char) => ALIKE.get(char) ?? char).join('')

type Named = { readonly id: Id; readonly name: string; readonly keys: readonly string[] }

/** The spaces in which an object's name has to be the only one of its kind. */
function spacesOf(it: DbObject, root: DbObject): string[] {
  const inSchema = it.id === root.id ? it.parent : root.parent
  return [
    ...(RELATIONS.has(it.kind) ? [`relation ${inSchema}`] : []),
    ...(TYPES.has(it.kind) && it.id === root.id ? [`type ${inSchema}`] : []),
    ...(CONSTRAINTS.has(it.kind) ? [`constraint ${it.parent}`] : []),
    ...(it.kind === 'column' ? [`column ${it.parent}`] : []),
  ]
}

const namesIn = memoize((bucket: Bucket): readonly Named[] => {
  const root = bucket.members.get(bucket.root)
  if (!root) return []
  return [...bucket.members.values()].flatMap((it): Named[] => {
    const spaces = spacesOf(it, root)
    const looks = looksOf(it.name)
    return spaces.length > 0 ? [{ id: it.id, name: it.name, keys: spaces.map((space) => `${space} ${looks}`) }] : []
  })
})

/** The collisions of a design, by the root of the second object. */
export const collisionsIn = memoize((objects: Design['objects']): ReadonlyMap<Id, readonly Collision[]> => {
  const seen = new Map<string, Named>()
  const found = new Map<Id, Collision[]>()
  for (const bucket of objects.buckets.values())
    for (const it of namesIn(bucket))
      for (const key of it.keys) {
        const first = seen.get(key)
        if (!first) seen.set(key, it)
        else if (first.id !== it.id) {
          const same = first.name === it.name
          // Two indexes that differ in their case are nothing that anybody reads.
          if (!same && !/^(column|type)/.test(key)) continue
          const here = found.get(bucket.root) ?? []
          if (!here.some((each) => each.second === it.id)) here.push({ first: first.id, second: it.id, same })
          found.set(bucket.root, here)
        }
      }
  return found
})

/** Whether any object of the design in one of its spaces looks like this name. */
export function isFree(design: Design, it: DbObject, name: string): boolean {
  const looks = looksOf(name)
  const owner: DbObject | null = it.parent ? object(design, it.parent) : null
  const beside = it.parent ? childrenOf(design, it.parent) : []
  const around = owner && owner.kind !== 'schema' && owner.parent ? childrenOf(design, owner.parent) : []
  return [...beside, ...around].every((each) => each.id === it.id || looksOf(each.name) !== looks)
}
