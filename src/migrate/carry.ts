import { apply, type Change, columnsOf, type DbObject, type Design, type Id, kindOf, object } from '#model'
import { type Between, type Column, type Fill, fillColumn, fillJoined, fillLookup, fillTable } from './carry-rows.ts'
import { step } from './create.ts'
import type { Differences } from './differences.ts'
import { fillStep } from './fill.ts'
import { planGathering } from './gather.ts'
import type { Rebuilds } from './rebuild.ts'
import { planRewording } from './reword.ts'
import type { Step } from './step.ts'

/**
 * How values get to where they are from now on. That a column moves to another table is told by its id alone; which row its
 * value belongs to by the foreign keys between the two tables. What columns became of others is told by the design's intent.
 */
export type Carries = {
  /** What fills a new table, or a column that came to a table, right after it is made. */
  readonly fills: ReadonlyMap<Id, Step>
  /** The columns whose values all go along, so that nothing is lost where they were. */
  readonly carried: ReadonlySet<Id>
  /** What the statements read, and so has to be there until they ran. */
  readonly reads: ReadonlySet<Id>
}

/** The columns that stand under another table than before, by the pair of tables. */
function movesIn({ from, to, differences, rebuilds }: Between): { column: Column; source: Id; target: Id }[] {
  return [...differences.changed.values()].flatMap(({ was, now }) => {
    const [source, target] = [was.parent, now.parent]
    if (!kindOf(now).holdsRows || to.objects.buckets.has(now.id) || !source || !target || source === target) return []
    const stay = !rebuilds.rebuilt.has(source) && (differences.added.has(target) || !rebuilds.rebuilt.has(target))
    const isFilled = !(now as Column).generated && !(was as Column).generated
    return stay && isFilled && object(from, source) ? [{ column: now as Column, source, target }] : []
  })
}

/** What is dropped and made again can't be read in between. */
const canRead = ({ reads }: Fill, { rebuilds, differences }: Between): boolean =>
  reads.every((id) => {
    const entry = differences.changed.get(id)
    return !rebuilds.parked.has(id) && (!rebuilds.rebuilt.has(id) || (entry && entry.was.parent !== entry.now.parent))
  })

/** The statements that carry values along, for every column that moves and whose rows can be told. */
export function planCarries(between: Between): Carries {
  const fills = new Map<Id, Step>()
  const carried = new Set<Id>()
  const reads = new Set<Id>()
  const take = (at: Id, fill: Fill | null, columns: readonly Id[]) => {
    if (!fill || !canRead(fill, between)) return
    const { about, sql, updates } = fill
    const all = () => step(about, 'fill', sql, { hazard: 'rewrite' })
    fills.set(at, updates === null ? all() : fillStep(about, { update: sql, table: updates }, between.options))
    for (const id of fill.whole ? columns : []) carried.add(id)
    for (const id of fill.reads) reads.add(id)
  }
  for (const { at, fill, columns } of [...planGathering(between), ...planRewording(between)]) take(at, fill, columns)
  const moves = movesIn(between)
  for (const target of new Set(moves.map((it) => it.target))) {
    const here = moves.filter((it) => it.target === target)
    const sources = [...new Set(here.map((it) => it.source))]
    if (!between.differences.added.has(target))
      for (const { column, source } of here)
        take(column.id, fillColumn(column, target, { ...between, source }), [column.id])
    else
      take(
        target,
        sources.length > 1 ? fillJoined(target, sources, between) : fillTable(target, sources[0] ?? target, between),
        here.map((it) => it.column.id),
      )
  }
  for (const target of between.differences.added)
    if (!fills.has(target) && between.to.objects.buckets.has(target)) take(target, fillLookup(target, between), [])
  // What is left of a table whose values are all elsewhere is nothing.
  for (const root of between.differences.removed) {
    const columns = columnsOf(between.from, root)
    if (columns.length > 0 && columns.every((it) => carried.has(it.id))) carried.add(root)
  }
  return { fills, carried, reads }
}

/** A design with the names that its objects have once renames are done. */
export function renamed(from: Design, differences: Differences, { rebuilt }: Rebuilds): Design {
  const names = [...differences.changed.values()].flatMap(({ was, now }): Change[] =>
    was.name !== now.name && was.parent === now.parent && !rebuilt.has(was.id)
      ? [{ op: 'set', before: was, after: { ...was, name: now.name } }]
      : [],
  )
  return names.length === 0 ? from : apply(from, names)
}

/** A column as it can be added to rows that are there, before its values are. */
export const asYetEmpty = (it: DbObject): DbObject => ({
  ...(it as Column),
  nullable: true,
  notNull: null,
  default: null,
})
