import { equal, quoteName } from '#base'
import { columnsOf, type DbObject, type Design, foreignKeysOf, type Id, incomingOf, object, sqlAt } from '#model'
import type { Differences } from './differences.ts'
import { joinedBy, wayBetween } from './key-path.ts'
import { overriding } from './numbered.ts'
import type { PlanOptions } from './options.ts'
import type { Rebuilds } from './rebuild.ts'

export type Column = ReturnType<typeof columnsOf>[number]

export type Between = {
  readonly from: Design
  /** The design before, with the names that renames have given by then. */
  readonly midway: Design
  readonly to: Design
  readonly differences: Differences
  readonly rebuilds: Rebuilds
  readonly options: PlanOptions
}

/** `whole`: every row has another to go to, so that no value stays behind. `updates` is the path of what rows it updates, where it does. */
export type Fill = {
  readonly about: DbObject
  readonly sql: string
  readonly reads: readonly Id[]
  readonly whole: boolean
  readonly updates: string | null
}

/** Columns that hold the same as others do, both ways. */
const copiesIn = ({ intent }: Design): (readonly [Id, Id])[] =>
  [...intent.values()].flatMap((it) =>
    it.sort === 'copied' ? [[it.about, it.of] as const, [it.of, it.about] as const] : [],
  )

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
    for (const [mine, other] of [...pairs, ...copiesIn(to)]) if (mine === at && other) seen.add(other)
  }
  return null
}

const comesByItself = (it: Column): boolean => it.nullable || it.default !== null || it.identity !== null

/** The rows of a new table: each different set of values that the old one has in the columns that become its own. */
export function fillTable(target: Id, source: Id, between: Between): Fill | null {
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
  const sql = `INSERT INTO ${after.path(target)} (${filled.map(({ it }) => quoteName(it.name)).join(', ')})${overriding(
    filled.map(({ it }) => it),
    after,
  )} SELECT DISTINCT ${filled
    .map(({ origin }) => before.name(origin))
    .join(', ')} FROM ${before.path(source)}${needed.length > 0 ? ` WHERE ${needed.join(' AND ')}` : ''}`
  return { about: table, sql, reads: filled.map(({ origin }) => origin), whole, updates: null }
}

/** The rows of a new table that several were made of: theirs, joined by the columns that each of them has a copy of. */
export function fillJoined(target: Id, sources: readonly Id[], { from, midway, to }: Between): Fill | null {
  const table = object(to, target)
  const columns = columnsOf(to, target).filter((it) => !it.generated)
  const placeOf = (id: Id) => sources.indexOf(object(from, id)?.parent ?? id)
  const filled = columns.filter((it) => placeOf(it.id) >= 0)
  if (!table || columns.some((it) => !filled.includes(it) && !comesByItself(it))) return null
  const at = sqlAt(midway)
  const called = (id: Id) => `part${placeOf(id)}.${at.name(id)}`
  const pairs = copiesIn(from).filter(([a, b]) => placeOf(b) >= 0 && placeOf(a) > placeOf(b))
  const [first, ...others] = sources.map((source, i) => ({
    path: `${at.path(source)} AS part${i}`,
    on: pairs.filter(([a]) => placeOf(a) === i).map(([a, b]) => `${called(a)} = ${called(b)}`),
  }))
  if (others.some(({ on }) => on.length === 0)) return null
  const joined = [first?.path, ...others.map(({ path, on }) => `${path} ON ${on.join(' AND ')}`)].join(' JOIN ')
  const into = filled.map((it) => quoteName(it.name)).join(', ')
  const values = filled.map((it) => called(it.id)).join(', ')
  return {
    about: table,
    sql: `INSERT INTO ${sqlAt(to).path(target)} (${into})${overriding(filled, sqlAt(to))} SELECT ${values} FROM ${joined}`,
    reads: [...filled.map((it) => it.id), ...pairs.flat()],
    whole: true,
    updates: null,
  }
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
export function fillLookup(target: Id, between: Between): Fill | null {
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
  const sql = `INSERT INTO ${sqlAt(to).path(target)} (${into})${overriding(columns as Column[], sqlAt(to))} ${rows}`
  return { about: table, sql, reads: keys.flatMap((it) => it.columns), whole: true, updates: null }
}

/** The values of a column that came to a table with rows, from the row that its own belongs with. Two different ones are refused. */
export function fillColumn(column: Column, target: Id, between: Between & { readonly source: Id }): Fill | null {
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
