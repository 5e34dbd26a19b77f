import { equal, memoize, once } from '#base'
import { sqlAt } from './at.ts'
import { calledAnew } from './called-anew.ts'
import { type Design, NOTHING, object } from './design.ts'
import { FormerNames, type Renamed } from './former-names.ts'
import type { Id } from './id.ts'
import { identityOf } from './identity.ts'
import { originsOf } from './kinds/heirs.ts'
import type { DbObject, ObjectOf } from './kinds/index.ts'
import { ranksOfNewcomers } from './newcomers.ts'
import { all, type Bucket, isRoot, NO_OBJECTS, type Objects, ObjectsEdit } from './objects.ts'
import { pathOf } from './read.ts'
import { mapReferences } from './references.ts'

/** An enum's values keep their ids by what they were called (`mood.sad`), so that a rename is still seen as one. */
function adoptValues(
  read: ObjectOf<'enum'>,
  had: readonly [path: string, id: string][],
  paths: { now: (label: string) => string; former: (path: string) => string },
) {
  const known = new Map(had)
  const given = new Map<string, string>()
  const labels = read.values.map(({ label }) => ({
    label,
    path: paths.now(label),
    was: paths.former(paths.now(label)),
  }))
  for (const { label, was } of renamedFirst(labels)) {
    const id = known.get(was)
    if (id !== undefined) given.set(label, id)
    known.delete(was)
  }
  return { ...read, values: read.values.map((value) => ({ ...value, id: given.get(value.label) ?? value.id })) }
}

/** Something new may be called what another was that has a new name now: that one is told by its former name. */
const renamedFirst = <T extends { readonly path: string; readonly was: string }>(list: readonly T[]): readonly T[] => [
  ...list.filter((it) => it.was !== it.path),
  ...list.filter((it) => it.was === it.path),
]

/** The renames that ids tell of: what both designs hold under one id, on another path. */
const renamesById = (read: Design, current: Design): readonly Renamed[] =>
  [...all(read.objects)]
    .filter((it) => object(current, it.id) !== null)
    .map((it) => ({ from: pathOf(current, it.id), to: pathOf(read, it.id) }))
    .filter(({ from, to }) => from !== to)

/** Every path of a design, those of the values of its enums too. */
const pathsOf = memoize(
  (design: Design): ReadonlySet<string> =>
    new Set(
      [...all(design.objects)].flatMap((it) => {
        const path = pathOf(design, it.id)
        return it.kind === 'enum' ? [path, ...it.values.map(({ label }) => `${path}.${label}`)] : [path]
      }),
    ),
)

/** The path of something that stands beside another. */
const beside = (path: string, name: string): string => path.slice(0, path.lastIndexOf('.') + 1) + name

/** By id of the read design the id in the current one; what that has no such object for keeps its own, which is new there. */
export function adoptedIds(read: Design, current: Design, told: readonly Renamed[] = []): ReadonlyMap<Id, Id> {
  const ids = new Map<Id, Id>()
  for (const it of all(read.objects)) if (object(current, it.id)) ids.set(it.id, it.id)
  const had = identitiesOf(current.objects)
  const taken = new Set(ids.values())
  const known = renamesById(read, current)
  const at = sqlAt(read)
  const names = new FormerNames(known, told, (path) => pathsOf(current).has(path))
  const former = known.length + told.length === 0 ? undefined : (id: Id) => formerPath(id, names)
  /** A partition's column, or an heir's, was called as what it comes from was. */
  const formerPath = (id: Id, names: FormerNames): string => {
    const it = object(read, id) as DbObject
    const path = names.of(pathOf(read, id))
    const [origin] = originsOf(it, at)
    if (!origin || path !== beside(path, it.name)) return path
    const was = formerPath(origin.id, names)
    const along = beside(path, was.slice(was.lastIndexOf('.') + 1))
    return pathsOf(current).has(along) ? along : path
  }
  /** Whether one is of another table, which had the name that the other's has now: nothing goes from table to table. */
  const isElsewhere = (it: DbObject, was: DbObject): boolean =>
    !isRoot(it) && (ids.get(it.parent as Id) ?? was.parent) !== was.parent
  const unknown = [...all(read.objects)].flatMap((it) => {
    const path = pathOf(read, it.id)
    return ids.has(it.id) ? [] : [{ it, path, was: former?.(it.id) ?? path }]
  })
  for (const { it, was } of renamedFirst(unknown)) {
    const found = had.find(() => identityOf(read, it.id, former), was, taken)
    const id = found && !isElsewhere(it, object(current, found) as DbObject) ? found : it.id
    taken.add(id)
    ids.set(it.id, id)
  }
  for (const [id, found] of calledAnew(read, current, ids)) ids.set(id, found)
  return ids
}

/** What names the objects of a design, found out table by table: a reading may be of a few of them. */
class Identities {
  readonly #design: Design
  readonly #roots = new Map<string, Bucket[]>()
  readonly #known = new Map<Bucket, ReadonlyMap<string, readonly Id[]>>()

  constructor(objects: Objects) {
    this.#design = { ...NOTHING, objects }
    for (const bucket of objects.buckets.values()) {
      const path = pathOf(this.#design, bucket.root)
      this.#roots.set(path, [...(this.#roots.get(path) ?? []), bucket])
    }
  }

  /** The object of this identity, which has this path, where it is not taken. */
  find(identity: () => string, path: string, taken: ReadonlySet<Id>): Id | undefined {
    const sought = once(identity)
    let found: Id | undefined
    for (let end = path.indexOf('.'); ; end = path.indexOf('.', end + 1)) {
      for (const bucket of this.#roots.get(end === -1 ? path : path.slice(0, end)) ?? [])
        found =
          this.#in(bucket)
            .get(sought())
            ?.findLast((id) => !taken.has(id)) ?? found
      if (end === -1) return found
    }
  }

  #in(bucket: Bucket): ReadonlyMap<string, readonly Id[]> {
    const had = this.#known.get(bucket)
    if (had) return had
    const made = new Map<string, Id[]>()
    for (const id of bucket.members.keys()) {
      const identity = identityOf(this.#design, id)
      made.set(identity, [...(made.get(identity) ?? []), id])
    }
    this.#known.set(bucket, made)
    return made
  }
}

const identitiesOf = memoize((objects: Objects) => new Identities(objects))

/**
 * A newly read design takes the ids (and ranks) of the one it replaces, object by object of the same id or else of the
 * same identity, so that places, intent and history still fit. What it has beyond gets ids of its own. Layout and intent
 * are the current design's.
 */
export const adopt = (read: Design, current: Design, renames: readonly Renamed[] = []): Design =>
  underIds(read, current, adoptedIds(read, current, renames), { renames })

/**
 * The same, under ids that are known already, in the order in which it was read. What is as it was stays the very object, and
 * a table the very bucket of the design or of another like it, so that all that is known of it holds on.
 */
export function underIds(
  read: Design,
  current: Design,
  ids: ReadonlyMap<Id, Id>,
  { renames = [], like = [] }: { readonly renames?: readonly Renamed[]; readonly like?: readonly Design[] } = {},
): Design {
  const objects = new ObjectsEdit(NO_OBJECTS)
  const isMoved = [...ids].some(([from, to]) => from !== to)
  const newcomers = ranksOfNewcomers(read, (it) => object(current, ids.get(it.id) ?? it.id)?.rank ?? null)
  for (const it of parentsFirst(read)) {
    const was = object(current, ids.get(it.id) ?? it.id)
    let next = isMoved ? mapReferences(it, (id) => ids.get(id) ?? id) : it
    // What is used has no order of its own: it stands sorted, by ids that have just changed.
    if (isMoved) next = { ...next, uses: [...next.uses].sort() }
    const rank = was?.rank ?? newcomers.get(it.id)
    if (rank !== undefined) next = { ...next, rank }
    if (next.kind === 'enum' && was?.kind === 'enum') {
      const [before, after] = [pathOf(current, was.id), pathOf(read, it.id)]
      const had = was.values.map(({ label, id }): [string, string] => [`${before}.${label}`, id])
      const known = before === after ? [] : [{ from: before, to: after }]
      const names = new FormerNames(known, renames, (path) => pathsOf(current).has(path))
      next = adoptValues(next, had, { now: (label) => `${after}.${label}`, former: (path) => names.of(path) })
    }
    objects.put([current, ...like].map((design) => object(design, next.id)).find((had) => equal(had, next)) ?? next)
  }
  return { ...current, objects: [current, ...like].reduce((made, { objects }) => alike(made, objects), objects.now()) }
}

const sameItems = <T>(a: Iterable<T>, b: Iterable<T>): boolean => {
  const others = b[Symbol.iterator]()
  for (const it of a) if (others.next().value !== it) return false
  return true
}

/** Objects with each bucket of others that holds the same in the same order; those others where that is all of them. */
function alike(made: Objects, others: Objects): Objects {
  const isSame = (a: Bucket, b: Bucket | undefined): b is Bucket =>
    b !== undefined && a.members.size === b.members.size && sameItems(a.members.values(), b.members.values())
  const buckets = new Map(
    [...made.buckets].map(([id, it]) => {
      const other = others.buckets.get(id)
      return [id, isSame(it, other) ? other : it]
    }),
  )
  const isAll = buckets.size === others.buckets.size && sameItems(buckets.values(), others.buckets.values())
  return isAll ? others : { ...made, buckets }
}

function* parentsFirst(design: Design): Generator<DbObject> {
  for (const bucket of design.objects.buckets.values()) {
    const root = bucket.members.get(bucket.root)
    if (root) yield root
    for (const it of bucket.members.values()) if (it.id !== bucket.root) yield it
  }
}
