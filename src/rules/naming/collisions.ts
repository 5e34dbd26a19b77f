import { memoize, remembered } from '#base'
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
const looksOf = remembered((name): string => {
  const small = name.normalize('NFKC').toLowerCase()
  return /^[\x20-\x7e]*$/.test(small) ? small : [...small].map((char) => ALIKE.get(char) ?? char).join('')
})

type Named = { readonly id: Id; readonly name: string; readonly keys: readonly string[] }

/** The spaces in which an object's name has to be the only one of its kind: those of its schema, and those of its table. */
function spacesOf(it: DbObject, root: DbObject): { wide: readonly string[]; own: readonly string[] } {
  if (it.kind === 'column') return { wide: NOWHERE, own: [`column ${it.parent}`] }
  const inSchema = it.id === root.id ? it.parent : root.parent
  const relation = RELATIONS.has(it.kind) ? [`relation ${inSchema}`] : NOWHERE
  return {
    wide: TYPES.has(it.kind) && it.id === root.id ? [...relation, `type ${inSchema}`] : relation,
    own: CONSTRAINTS.has(it.kind) ? [`constraint ${it.parent}`] : NOWHERE,
  }
}
const NOWHERE: readonly string[] = []

/** The collisions of names one after the other. */
function collide(names: Iterable<Named>, seen: Map<string, Named>): Collision[] {
  const found: Collision[] = []
  for (const it of names)
    for (const key of it.keys) {
      const first = seen.get(key)
      if (!first) seen.set(key, it)
      else if (first.id !== it.id) {
        const same = first.name === it.name
        // Two indexes that differ in their case are nothing that anybody reads.
        if (!same && !/^(column|type)/.test(key)) continue
        if (!found.some((each) => each.second === it.id)) found.push({ first: first.id, second: it.id, same })
      }
    }
  return found
}

/** The names that a bucket brings into its schema, and what collides within it. */
const namesIn = memoize((bucket: Bucket): { wide: readonly Named[]; within: readonly Collision[] } => {
  const root = bucket.members.get(bucket.root)
  const wide: Named[] = []
  const own: Named[] = []
  if (!root) return { wide, within: [] }
  for (const it of bucket.members.values()) {
    const spaces = spacesOf(it, root)
    const note = (all: Named[], keys: readonly string[]): void => {
      if (keys.length > 0)
        all.push({ id: it.id, name: it.name, keys: keys.map((space) => `${space} ${looksOf(it.name)}`) })
    }
    note(wide, spaces.wide)
    note(own, spaces.own)
  }
  return { wide, within: collide(own, new Map()) }
})

/** The collisions of a design, by the root of the second object. */
export const collisionsIn = memoize((objects: Design['objects']): ReadonlyMap<Id, readonly Collision[]> => {
  const seen = new Map<string, Named>()
  const found = new Map<Id, readonly Collision[]>()
  for (const bucket of objects.buckets.values()) {
    const { wide, within } = namesIn(bucket)
    const across = collide(wide, seen)
    if (across.length + within.length === 0) continue
    const told = new Set(across.map((it) => it.second))
    found.set(bucket.root, [...across, ...within.filter((it) => !told.has(it.second))])
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
