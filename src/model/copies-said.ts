import { equal } from '#base'
import { sqlAt } from './at.ts'
import { apply } from './change/apply.ts'
import type { Change } from './change/change.ts'
import { type Design, object } from './design.ts'
import { type Id, newId } from './id.ts'
import { impliedOn } from './implied.ts'
import { copyName } from './kinds/copy-name.ts'
import type { DbObject, ObjectOf } from './kinds/index.ts'
import { isOnly } from './kinds/only-whole.ts'
import { keptWords } from './kinds/own-part.ts'
import { make } from './make.ts'
import { bucketOf } from './objects.ts'
import { childrenOf, childrenOfKind, columnsOf } from './read.ts'

type PartitionIndex = ObjectOf<'partition-index'>
type Part = {
  readonly it: PartitionIndex
  readonly isSaid: boolean
  readonly usual: string | null
  /** The same as an index of the partition's own. */
  readonly copy: DbObject
}

const wholeOf = (design: Design, table: Id): Id | null =>
  (object(design, table) as { readonly partitionOf?: Id | null } | null)?.partitionOf ?? null

/** The indexes that a partition has from its table's, by what they are of, also where nothing is said of them. */
function partitionIndexes(design: Design, table: Id): ReadonlyMap<Id, Part> {
  const said = new Map(childrenOfKind(design, table, 'partition-index').map((it) => [it.of as Id, it]))
  const parts = new Map<Id, Part>()
  const at = sqlAt(design)
  for (const { of, copy } of impliedOn(design, table, () => false)) {
    const own = said.get(of.id)
    if (of.kind !== 'index' && of.kind !== 'primary-key' && of.kind !== 'unique' && of.kind !== 'exclusion') continue
    const { options, tablespace } = of
    const usual = copyName(of, object(design, table)?.name ?? '', at)
    const unsaid = () =>
      make('partition-index', { name: copy.name, parent: table, rank: of.rank, of: of.id, options, tablespace })
    parts.set(of.id, own ? { it: own, isSaid: true, usual, copy } : { it: unsaid(), isSaid: false, usual, copy })
  }
  return parts
}

/** Whether a table and all that it is a part of are the same in both. */
const isSame = (from: Design, to: Design, table: Id | null): boolean =>
  table === null ||
  (bucketOf(from.objects, table) === bucketOf(to.objects, table) && isSame(from, to, wholeOf(from, table)))

/** Whether two of which nothing is said are alike, whatever number Postgres gave them. */
const isAlike = (a: Part, b: Part): boolean =>
  !a.isSaid &&
  !b.isSaid &&
  a.usual === b.usual &&
  equal({ ...a.it, id: b.it.id, name: b.it.name, rank: b.it.rank }, b.it)

/** What makes a table's rows what they are. */
const shapeOf = (design: Design, table: Id): string =>
  columnsOf(design, table)
    .map((it) => JSON.stringify([it.name, it.type, it.collation]))
    .sort()
    .join()

/**
 * The indexes that a partition has of its own and that become parts of its table's: Postgres takes one that keeps the
 * same for the part that it would have to build (manual: CREATE INDEX). By what becomes of them.
 */
function ownParts(from: Design, to: Design, table: Id): (part: Part, of: Id) => DbObject | null {
  const now = object(to, table) as DbObject | null
  const isLeaf = now?.kind === 'table' && now.partitionBy === null
  const gone = isLeaf ? childrenOf(from, table).filter((it) => !object(to, it.id)) : []
  if (gone.length === 0 || shapeOf(from, table) !== shapeOf(to, table)) return () => null
  const [before, after] = [sqlAt(from), sqlAt(to)]
  return ({ copy }, of) => {
    const whole = object(to, of)
    const isSame = (it: DbObject) => it.kind === copy.kind && keptWords(it, before) === keptWords(copy, after)
    const own = whole && !isOnly(whole) ? gone.find(isSame) : undefined
    if (own) gone.splice(gone.indexOf(own), 1)
    return own ? ({ ...copy, id: own.id, rank: own.rank } as DbObject) : null
  }
}

/** `guessed` is what is called as Postgres calls it by itself. */
type CopiesSaid = { readonly from: Design; readonly to: Design; readonly guessed: ReadonlySet<Id> }

/**
 * Two designs in which the indexes that partitions have from their tables' are said wherever they are not to be as they
 * were, as one and the same object: Postgres leaves them as they are when a table, a column or the whole index changes,
 * and takes those that they have of their own when it comes.
 */
export function copiesSaid(from: Design, to: Design): CopiesSaid {
  const guessed = new Set<Id>()
  const before: Change[] = []
  const gone: Change[] = []
  const after: Change[] = []
  for (const { root: table } of to.objects.buckets.values()) {
    const whole = wholeOf(to, table)
    if (!whole || wholeOf(from, table) !== whole || isSame(from, to, table)) continue
    const had = partitionIndexes(from, table)
    const ownPart = ownParts(from, to, table)
    for (const [of, now] of partitionIndexes(to, table)) {
      const was = had.get(of)
      const own = was ? null : ownPart(now, of)
      if (own) {
        if (now.isSaid) gone.push({ op: 'remove', object: now.it })
        after.push({ op: 'add', object: own })
        continue
      }
      // Called as another was, it may have come to be taken for that one.
      const id = was?.it.id ?? (object(from, now.it.id) ? newId('partition-index') : now.it.id)
      if (now.isSaid ? now.it.id === id : !was) continue
      if (was && isAlike(was, now)) continue
      if (was && !was.isSaid) {
        if (![...had.values()].some((it) => it !== was && it.usual === was.usual)) guessed.add(id)
        before.push({ op: 'add', object: was.it })
      }
      if (now.isSaid) gone.push({ op: 'remove', object: now.it })
      after.push({ op: 'add', object: { ...now.it, id } as DbObject })
    }
  }
  return { from: apply(from, before), to: apply(to, [...gone, ...after]), guessed }
}
