import { memoize, remembered } from '#base'
import { type Bucket, childrenOf, type DbObject, type Design, type Id, object } from '#model'
import { whileSame } from '../reading/everywhere.ts'

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

const isPlain = (name: string): boolean => /^[\x20-\x7e]*$/.test(name)

/** What a name looks like: in small letters, those of other scripts as the Latin ones that they resemble. */
const looksOf = remembered((name): string => {
  if (isPlain(name)) return name.toLowerCase()
  const small = name.normalize('NFKC').toLowerCase()
  return isPlain(small) ? small : [...small].map((char) => ALIKE.get(char) ?? char).join('')
})

type Named = { readonly id: Id; readonly name: string }

/** Notes a name in a space; gives what looks like it there already. */
function meet(space: Map<string, Named>, it: Named): Collision | null {
  const looks = looksOf(it.name)
  const first = space.get(looks)
  if (!first) space.set(looks, it)
  return first && first.id !== it.id ? { first: first.id, second: it.id, same: first.name === it.name } : null
}

type Brought = {
  readonly relations: readonly Named[]
  /** The root, where it makes a type of its name. */
  readonly type: Named | null
  readonly within: readonly Collision[]
}

/** The names that a bucket brings into its schema, and what collides within it. */
const namesIn = memoize((bucket: Bucket): Brought => {
  const root = bucket.members.get(bucket.root)
  const relations: Named[] = []
  const within: Collision[] = []
  const columns = new Map<string, Named>()
  const constraints = new Map<string, Named>()
  const named = ({ id, name }: Named): Named => ({ id, name })
  for (const it of bucket.members.values()) {
    if (RELATIONS.has(it.kind)) relations.push(named(it))
    const space = it.kind === 'column' ? columns : CONSTRAINTS.has(it.kind) ? constraints : null
    const found = space && meet(space, it)
    // Two constraints that differ in their case are nothing that anybody reads.
    if (found && (found.same || space === columns)) within.push(found)
  }
  return { relations, type: root && TYPES.has(root.kind) ? named(root) : null, within }
})

/** The names that meet in a schema, by root: what an edit that gives no relation another name leaves as it is. */
const broughtIn = ({ objects }: Design) =>
  [...objects.buckets.values()].map((bucket) => {
    const { relations, type } = namesIn(bucket)
    return { root: bucket.root, schema: bucket.members.get(bucket.root)?.parent ?? null, relations, type }
  })

/** The collisions between a design's roots, by the second of them and its object. */
const across = whileSame(broughtIn, (_, brought) => {
  const bySchema = new Map<Id | null, { relations: Map<string, Named>; types: Map<string, Named> }>()
  const found = new Map<Id, ReadonlyMap<Id, Collision>>()
  for (const { root, schema, relations, type } of brought) {
    const spaces = bySchema.get(schema) ?? { relations: new Map(), types: new Map() }
    bySchema.set(schema, spaces)
    const asType = type && meet(spaces.types, type)
    const here = new Map<Id, Collision>(asType ? [[asType.second, asType]] : [])
    for (const it of relations) {
      const met = meet(spaces.relations, it)
      if (met?.same) here.set(it.id, met)
    }
    if (here.size > 0) found.set(root, here)
  }
  return found
})

/** The collisions of a design, by the root of the second object. */
export const collisionsIn = memoize((design: Design): ReadonlyMap<Id, readonly Collision[]> => {
  const found = new Map<Id, readonly Collision[]>()
  const between = across(design)
  for (const bucket of design.objects.buckets.values()) {
    const here = between.get(bucket.root)
    const within = namesIn(bucket).within.filter((it) => !here?.has(it.second))
    if (here || within.length > 0) found.set(bucket.root, [...(here?.values() ?? []), ...within])
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
