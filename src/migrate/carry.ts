import { equal, quoteName } from '#base'
import {
  apply,
  type Change,
  columnsOf,
  type DbObject,
  type Design,
  foreignKeysOf,
  type Id,
  incomingOf,
  kindOf,
  object,
  sqlAt,
} from '#model'
import { step } from './create.ts'
import type { Differences } from './differences.ts'
import { fillStep } from './fill.ts'
import { joinedBy, wayBetween } from './key-path.ts'
import type { PlanOptions } from './options.ts'
import type { Rebuilds } from './rebuild.ts'
import type { Step } from './step.ts'

type Column = ReturnType<typeof columnsOf>[number]

/**
 * How the values of columns that move to another table get there. That a column moves is told by its id alone; which
 * row its value belongs to is told by the foreign keys between the two tables.
 */
export type Carries = {
  /** What fills a new table, or a column that came to a table, right after it is made. */
  readonly fills: ReadonlyMap<Id, Step>
  /** The columns whose values all go along, so that nothing is lost where they were. */
  readonly carried: ReadonlySet<Id>
  /** What the statements read, and so has to be there until they ran. */
  readonly reads: ReadonlySet<Id>
}

type Between = {
  readonly from: Design
  /** The design before, with the names that renames have given by then. */
  readonly midway: Design
  readonly to: Design
  readonly differences: Differences
  readonly rebuilds: Rebuilds
  readonly options: PlanOptions
}

/** `whole`: every row has another to go to, so that no value stays behind. `updates` is the path of what rows it updates, where it does. */
type Fill = {
  readonly about: DbObject
  readonly sql: string
  readonly reads: readonly Id[]
  readonly whole: boolean
  readonly updates: string | null
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

/**
 * The column of the old table whose values a new table's column holds: itself where it moved, else the one at the other
 * end of foreign keys, by way of tables that are new as well.
 */
function originOf(id: Id, source: Id, { from, to, differences }: Between): Id | null {
  const seen = new Set<Id>([id])
  for (const at of seen) {
    if (object(from, at)?.parent === source) return at
    const table = object(to, at)?.parent
    if (!table || !differences.added.has(table)) continue
    const pairs = [
      ...foreignKeysOf(to, table).flatMap((key) => key.columns.map((mine, i) => [mine, key.targetColumns[i]] as const)),
      ...incomingOf(to, table).flatMap((key) => key.targetColumns.map((mine, i) => [mine, key.columns[i]] as const)),
    ]
    for (const [mine, other] of pairs) if (mine === at && other) seen.add(other)
  }
  return null
}

const comesByItself = (it: Column): boolean => it.nullable || it.default !== null || it.identity !== null

/** The rows of a new table: each different set of values that the old one has in the columns that become its own. */
function fillTable(target: Id, source: Id, between: Between): Fill | null {
  const { midway, to } = between
  const table = object(to, target)
  const columns = columnsOf(to, target).filter((it) => !it.generated)
  const origins = columns.map((it) => originOf(it.id, source, between))
  if (!table || columns.some((it, i) => !origins[i] && !comesByItself(it))) return null
  const filled = columns.flatMap((it, i) => {
    const origin = origins[i]
    return origin ? [{ it, origin }] : []
  })
  const [before, after] = [sqlAt(midway), sqlAt(to)]
  // A row that refers to nothing has nothing to put there, nor has one without what every row must have there.
  const lacking = filled.filter(
    ({ it, origin }) => (it.id !== origin || !it.nullable) && (object(midway, origin) as Column | null)?.nullable,
  )
  const needed = lacking.map(({ origin }) => `${before.name(origin)} IS NOT NULL`)
  const moved = filled.filter(({ it, origin }) => it.id === origin)
  // Where the only value that moves is the one that is not there, nothing stays behind with its row.
  const whole = needed.length === 0 || (moved.length === 1 && lacking.length === 1 && lacking[0] === moved[0])
  const sql = `INSERT INTO ${after.path(target)} (${filled.map(({ it }) => quoteName(it.name)).join(', ')}) SELECT DISTINCT ${filled
    .map(({ origin }) => before.name(origin))
    .join(', ')} FROM ${before.path(source)}${needed.length > 0 ? ` WHERE ${needed.join(' AND ')}` : ''}`
  return { about: table, sql, reads: filled.map(({ origin }) => origin), whole, updates: null }
}

/** The foreign keys that columns with values get to a new table: all that they hold has to be there. */
function callsFor(target: Id, { from, to, rebuilds }: Between): ReturnType<typeof incomingOf> {
  return incomingOf(to, target).filter(
    (key) =>
      key.parent !== target &&
      key.enforced &&
      key.columns.every((id) => object(from, id)?.parent === key.parent && object(to, id)?.parent === key.parent) &&
      !rebuilds.rebuilt.has(key.parent as Id),
  )
}

/** The rows of a new table that tables with rows refer to: each different value that they have. */
function fillLookup(target: Id, between: Between): Fill | null {
  const { midway, to } = between
  const table = object(to, target)
  const keys = callsFor(target, between)
  const [first] = keys
  const columns = first ? first.targetColumns.flatMap((id) => object(to, id) ?? []) : []
  const isWhole = columnsOf(to, target).every((it) => columns.includes(it) || it.generated || comesByItself(it))
  if (!table || !first || !isWhole || keys.some((key) => key.targetColumns.join() !== first.targetColumns.join()))
    return null
  const at = sqlAt(midway)
  const parts = keys.map(({ parent, columns: own }) => {
    const names = own.map((id, i) => {
      const is = object(midway, id) as Column | null
      const wanted = columns[i]
      // Two tables may hold it in two types; a union needs one.
      return is && wanted && !equal(is.type, wanted.type)
        ? `${at.name(id)}::${sqlAt(to).type(wanted.type)}`
        : at.name(id)
    })
    const nullable = own.filter((id) => (object(midway, id) as Column | null)?.nullable)
    const where = nullable.map((id) => `${at.name(id)} IS NOT NULL`).join(' AND ')
    return `SELECT ${names.join(', ')} FROM ${at.path(parent as Id)}${where === '' ? '' : ` WHERE ${where}`}`
  })
  const [one = '', ...others] = parts
  const rows = others.length === 0 ? one.replace(/^SELECT /, 'SELECT DISTINCT ') : parts.join(' UNION ')
  const into = columns.map((it) => quoteName(it.name)).join(', ')
  const sql = `INSERT INTO ${sqlAt(to).path(target)} (${into}) ${rows}`
  return { about: table, sql, reads: keys.flatMap((it) => it.columns), whole: true, updates: null }
}

/** The values of a column that came to a table with rows, from the row that its own belongs with. Two different ones are refused. */
function fillColumn(column: Column, target: Id, between: Between & { readonly source: Id }): Fill | null {
  const { from, midway, to, source } = between
  const way = wayBetween({ from, to }, target, source)
  if (!way) return null
  const at = sqlAt(midway)
  const { tables, condition, last } = joinedBy(way, at)
  const rows = `FROM ${tables} WHERE ${condition}`
  const distinct = way.every((link) => link.single) ? '' : 'DISTINCT '
  const table = sqlAt(to).path(target)
  const sql = `UPDATE ${table} AS target SET ${quoteName(column.name)} = (SELECT ${distinct}${last}.${at.name(column.id)} ${rows}) WHERE EXISTS (SELECT ${rows})`
  const isRequired = (id: Id) => (object(midway, id) as Column | null)?.nullable === false
  const whole = way.every((link) => !link.single && link.pairs.every(([, theirs]) => isRequired(theirs)))
  return { about: column, sql, reads: [column.id, ...way.flatMap((link) => link.pairs.flat())], whole, updates: table }
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
  const moves = movesIn(between)
  for (const target of new Set(moves.map((it) => it.target))) {
    const here = moves.filter((it) => it.target === target)
    const sources = [...new Set(here.map((it) => it.source))]
    if (!between.differences.added.has(target))
      for (const { column, source } of here)
        take(column.id, fillColumn(column, target, { ...between, source }), [column.id])
    else if (sources.length === 1)
      take(
        target,
        fillTable(target, sources[0] ?? target, between),
        here.map((it) => it.column.id),
      )
  }
  for (const target of between.differences.added)
    if (!fills.has(target) && between.to.objects.buckets.has(target)) take(target, fillLookup(target, between), [])
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
