import { equal, quoteName, quoteText } from '#base'
import { type At, type Design, foreignKeysOf, type Id, type IntentEntry, object, sqlAt } from '#model'
import type { Between, Column, Fill } from './carry-rows.ts'

type Gathered = Extract<IntentEntry, { sort: 'gathered' }>
type Owners = readonly (readonly [mine: Id, theirs: Id])[]

const gatheredIn = ({ intent }: Design): Gathered[] =>
  [...intent.values()].filter((it): it is Gathered => it.sort === 'gathered')

const columnAt = (design: Design, id: Id): Column | null => object(design, id) as Column | null

/** How a row tells whose it is: its columns, each with the one of the table whose columns are gathered. */
function ownersOf(design: Design, { about, value }: Gathered, source: Id): Owners {
  const key = foreignKeysOf(design, about).find((it) => it.target === source && !(it.columns as Id[]).includes(value))
  return (key?.columns ?? []).map((id, i) => [id, key?.targetColumns[i] ?? id])
}

/** The parts that a row falls into, as a row each of (value, place): one column’s many values, or several columns’ one. */
function partsOf({ separator }: Gathered, held: readonly Column[], at: At): string {
  const names = held.map((it) => `held.${at.name(it.id)}`)
  const [first = ''] = names
  const rows =
    separator !== null
      ? `unnest(string_to_array(${first}, ${quoteText(separator)})) WITH ORDINALITY`
      : (held[0]?.type.dimensions ?? 0) > 0
        ? `unnest(${first}) WITH ORDINALITY`
        : `(VALUES ${names.map((name, i) => `(${name}, ${i + 1})`).join(', ')})`
  return `CROSS JOIN LATERAL ${rows} AS part (value, place)`
}

/** Fills a new table with a row for each value that columns of another held. */
function gather(entry: Gathered, { midway, to }: Between): Fill | null {
  const held = entry.columns.flatMap((id) => columnAt(midway, id) ?? [])
  const [table, value, source] = [object(to, entry.about), columnAt(to, entry.value), held[0]?.parent]
  if (!table || !value || !source || !object(to, source) || held.length !== entry.columns.length) return null
  const owners = ownersOf(to, entry, source)
  if (owners.length === 0 || held.some((it) => it.parent !== source)) return null
  const [before, after] = [sqlAt(midway), sqlAt(to)]
  const isSame = entry.separator === null && equal({ ...held[0]?.type, dimensions: 0 }, value.type)
  const plain = entry.separator === null ? 'part.value' : 'btrim(part.value)'
  const [places, distinct] = entry.position ? [[['part.place', entry.position]] as const, ''] : [[], 'DISTINCT ']
  const filled = [
    ...owners.map(([mine, theirs]) => [`held.${before.name(theirs)}`, mine] as const),
    ...places,
    [isSame ? plain : `${plain}::${after.type(value.type)}`, entry.value] as const,
  ]
  const columns = filled.map(([, id]) => quoteName(object(to, id)?.name ?? '')).join(', ')
  const values = filled.map(([sql]) => sql).join(', ')
  const isThere = entry.separator === null ? `${plain} IS NOT NULL` : `${plain} <> ''`
  return {
    about: table,
    sql: `INSERT INTO ${after.path(entry.about)} (${columns}) SELECT ${distinct}${values} FROM ${before.path(source)} AS held ${partsOf(entry, held, before)} WHERE ${isThere}`,
    reads: [...entry.columns, ...owners.map(([, theirs]) => theirs)],
    // A list is written in more than one way, and nothing at all is not told from a list of nothing.
    whole: entry.columns.length > 1,
    updates: null,
  }
}

/** Gives a column what the rows that were made of it say: the one at its place, or all of them together. */
function spread(entry: Gathered, column: Column, { midway, to }: Between): Fill | null {
  const [value, parent] = [columnAt(midway, entry.value), column.parent]
  const owners = parent ? ownersOf(midway, entry, parent) : []
  if (!value || !parent || owners.length === 0) return null
  const [before, after] = [sqlAt(midway), sqlAt(to)]
  const mine = owners.map(([own, theirs]) => `part.${before.name(own)} = target.${before.name(theirs)}`)
  const all = `part.${before.name(entry.value)}`
  const order = `ORDER BY part.${before.name(entry.position ?? entry.value)}`
  const isOne = entry.columns.length > 1
  if (isOne && entry.position)
    mine.push(`part.${before.name(entry.position)} = ${entry.columns.indexOf(column.id) + 1}`)
  const rows = `FROM ${before.path(entry.about)} AS part WHERE ${mine.join(' AND ')}`
  const type = `::${after.type(column.type)}`
  const plain = isOne
    ? `SELECT ${all}${equal(column.type, value.type) ? '' : type} ${rows}`
    : `SELECT ${entry.separator === null ? `array_agg(${all} ${order})` : `string_agg(${all}::text, ${quoteText(entry.separator)} ${order})`}${type} ${rows}`
  const none = entry.separator === null ? quoteText('{}') : quoteText('')
  const [said, where] =
    isOne || column.nullable
      ? [`(${plain})`, `EXISTS (SELECT ${rows})`]
      : [`coalesce((${plain}), ${none}${type})`, 'true']
  const table = after.path(parent)
  return {
    about: column,
    sql: `UPDATE ${table} AS target SET ${quoteName(column.name)} = ${said} WHERE ${where}`,
    reads: [entry.value, ...(entry.position ? [entry.position] : []), ...owners.flat()],
    whole: false,
    updates: table,
  }
}

/** What fills tables with what columns held, and columns with what such tables hold, where one takes the other’s place. */
export function planGathering(between: Between): { at: Id; fill: Fill | null; columns: readonly Id[] }[] {
  const { from, to, differences } = between
  return [
    ...gatheredIn(to).flatMap((it) =>
      differences.added.has(it.about) ? [{ at: it.about, fill: gather(it, between), columns: it.columns }] : [],
    ),
    ...gatheredIn(from).flatMap((it) =>
      it.columns.flatMap((id) => {
        const column = differences.added.has(id) ? columnAt(to, id) : null
        return column ? [{ at: id, fill: spread(it, column, between), columns: [] }] : []
      }),
    ),
  ]
}
