import { childrenOf, type DbObject, type Design, type Id, object, wholeOf } from '#model'

/** What two designs take for one thing: a table and its parts, and the columns of one name in them, each by one of their ids. */
export type Kin = (id: Id) => Id

/** Each part with the whole that it is in, and their columns by name. */
function* pairsIn(design: Design): Generator<readonly [Id, Id]> {
  for (const id of design.objects.buckets.keys()) {
    const whole = wholeOf(object(design, id) as DbObject)
    if (!whole) continue
    yield [id, whole]
    const names = new Map(childrenOf(design, whole).map((it) => [`${it.kind} ${it.name}`, it.id]))
    for (const it of childrenOf(design, id)) {
      const other = names.get(`${it.kind} ${it.name}`)
      if (other) yield [it.id, other]
    }
  }
}

/** Rows of a partitioned table are where its parts are: the same rows, whichever of them holds them before and after. */
export function kinIn(designs: readonly Design[]): Kin {
  const next = new Map<Id, Id>()
  const of = (id: Id): Id => {
    let at = id
    for (let on = next.get(at); on !== undefined; on = next.get(at)) at = on
    return at
  }
  for (const design of designs)
    for (const [one, other] of pairsIn(design)) {
      const [a, b] = [of(one), of(other)]
      if (a !== b) next.set(a, b)
    }
  return of
}

/** What a column comes from: those of its name in the tables that its own is a part or an heir of. */
export function originsOf(design: Design, id: Id): readonly Id[] {
  const it = object(design, id) as DbObject | null
  const owner = (it?.parent ? object(design, it.parent) : null) as { partitionOf?: Id | null; inherits?: Id[] } | null
  return [...(owner?.partitionOf ? [owner.partitionOf] : []), ...(owner?.inherits ?? [])]
    .flatMap((table) => childrenOf(design, table).filter((other) => other.kind === it?.kind && other.name === it.name))
    .flatMap((other) => [other.id, ...originsOf(design, other.id)])
}
