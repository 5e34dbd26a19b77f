import { type At, type Design, foreignKeysOf, type Id, incomingOf, object } from '#model'

/** A foreign key followed from one table to the next, either way; `single`: to the row that it refers to. */
type Link = {
  readonly next: Id
  readonly pairs: readonly (readonly [mine: Id, theirs: Id])[]
  readonly single: boolean
}

/** Further than this no two tables are thought to speak of the same row. */
const LONGEST = 4

type Key = ReturnType<typeof foreignKeysOf>[number]

/** The foreign keys of either design whose columns are all there before anything moves, followed from one table. */
function linksFrom({ from, to }: { from: Design; to: Design }, table: Id): Link[] {
  const known = new Map<Id, Key>()
  for (const design of [to, from])
    for (const key of [...foreignKeysOf(design, table), ...incomingOf(design, table)]) known.set(key.id, key)
  return [...known.values()].flatMap((key): Link[] => {
    const { parent, target } = key
    const isThere = (ids: readonly Id[], owner: Id | null) => ids.every((id) => object(from, id)?.parent === owner)
    if (!parent || parent === target || !isThere(key.columns, parent) || !isThere(key.targetColumns, target)) return []
    const pairs = key.columns.map((id, i) => [id, key.targetColumns[i] ?? id] as const)
    return parent === table
      ? [{ next: target, pairs, single: true }]
      : [{ next: parent, pairs: pairs.map(([mine, theirs]) => [theirs, mine] as const), single: false }]
  })
}

/**
 * The foreign keys that lead from one table to another; null where none do, or where several ways are as short. Of
 * those the one that only follows references is meant: it leads to one row, where the others lead to many.
 */
export function wayBetween(designs: { from: Design; to: Design }, start: Id, goal: Id): readonly Link[] | null {
  let ways: { at: Id; way: readonly Link[] }[] = [{ at: start, way: [] }]
  const seen = new Set<Id>()
  for (let length = 1; length <= LONGEST && ways.length > 0; length++) {
    for (const { at } of ways) seen.add(at)
    ways = ways.flatMap(({ at, way }) =>
      linksFrom(designs, at).flatMap((link) => (seen.has(link.next) ? [] : [{ at: link.next, way: [...way, link] }])),
    )
    const there = ways.filter(({ at }) => at === goal)
    if (there.length === 0) continue
    const toOne = there.filter(({ way }) => way.every((link) => link.single))
    const meant = toOne.length > 0 ? toOne : there
    return meant.length === 1 ? (meant[0]?.way ?? null) : null
  }
  return null
}

/** A way as SQL: the tables after the first, joined, how the first one joins them, and what the last is called. */
export function joinedBy(way: readonly Link[], at: At): { tables: string; condition: string; last: string } {
  const called = (i: number) => (i === 0 ? 'target' : `way${i}`)
  const on = (link: Link, i: number) =>
    link.pairs
      .map(([mine, theirs]) => `${called(i)}.${at.name(mine)} = ${called(i + 1)}.${at.name(theirs)}`)
      .join(' AND ')
  const tables = way.map((link, i) => {
    const table = `${at.path(link.next)} AS ${called(i + 1)}`
    return i === 0 ? table : ` JOIN ${table} ON ${on(link, i)}`
  })
  const [first] = way
  return { tables: tables.join(''), condition: first ? on(first, 0) : 'true', last: called(way.length) }
}
