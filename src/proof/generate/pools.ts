import { quoteText } from '#base'
import type { Postgres } from '#postgres'
import { askAll } from './ask-all.ts'
import { candidatesOf } from './candidates.ts'
import type { ColumnFacts, Facts, TableFacts } from './facts.ts'
import { hintsOf, joinHints } from './hints.ts'
import { randomFor } from './random.ts'

/** The values that a column's rows are made of, as texts, by the table's path and the column's name. */
export type Pools = ReadonlyMap<string, readonly string[]>
export const poolKey = (table: TableFacts, column: string): string => `${table.path}.${column}`

/** What a column is for, where that says how many values it takes. */
export const isKeyed = (table: TableFacts, column: string): boolean =>
  table.keys.some((key) => key.columns.includes(column))
export const isFilled = (column: ColumnFacts): boolean => column.computed === null && !column.counts

type Draft = { readonly table: TableFacts; readonly column: ColumnFacts; readonly values: readonly string[] }

/** Constants first, as many of what is usual besides; where several columns have to agree, few of that. */
function draftOf(table: TableFacts, column: ColumnFacts, about: { facts: Facts; rows: number; seed: string }): Draft {
  const type = about.facts.types.get(column.type)
  const conditions = table.conditions.filter((it) => it.columns.length === 0 || it.columns.includes(column.name))
  const hints = joinHints(conditions.map((it) => hintsOf(it.expression)))
  const agree = conditions.some((it) => it.columns.length !== 1)
  const constants = hints.texts.length + hints.numbers.length
  const few = agree && constants > 0 ? Math.max(8, 2 * constants) : 48
  const count = isKeyed(table, column.name) ? Math.ceil(about.rows * 1.4) + 12 : few
  const wanted = { count, hints, random: randomFor(`${about.seed} ${poolKey(table, column.name)}`) }
  return {
    table,
    column,
    values: type ? [...new Set(candidatesOf(type, column.typeName, { types: about.facts.types, wanted }))] : [],
  }
}

const typesOf = (column: ColumnFacts): readonly string[] =>
  column.alsoType === undefined ? [column.typeName] : [column.typeName, column.alsoType]

/** Those that are values of their type. What can't be asked of all at once (an extension's type) is tried one by one. */
async function validOf(db: Postgres, drafts: readonly Draft[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const asked = new Map<string, Set<string>>()
  for (const { column, values } of drafts)
    for (const type of typesOf(column)) {
      const known = asked.get(type) ?? new Set()
      for (const value of values) known.add(value)
      asked.set(type, known)
    }
  const ask = async (types: readonly string[]) => {
    const texts = JSON.stringify(Object.fromEntries(types.map((type) => [type, [...(asked.get(type) ?? [])]])))
    const { rows } = await db.query<{ type: string; value: string }>(`select e.key as type, u.value
      from json_each(${quoteText(texts)}::json) e cross join lateral json_array_elements_text(e.value) u(value)
      where pg_input_is_valid(u.value, e.key)`)
    for (const { type, value } of rows) valid.get(type)?.add(value)
  }
  const valid = new Map([...asked.keys()].map((type) => [type, new Set<string>()]))
  try {
    await ask([...asked.keys()])
  } catch {
    for (const [type, values] of asked) {
      try {
        await ask([type])
      } catch {
        for (const value of [...values].slice(0, 60))
          if (await runs(db, `select ${quoteText(value)}::${type}`)) valid.get(type)?.add(value)
      }
    }
  }
  return valid
}

async function runs(db: Postgres, sql: string): Promise<boolean> {
  try {
    await db.query(sql)
    return true
  } catch {
    return false
  }
}

/** Those that the conditions on their column alone take. One that can't be asked so is left to the insert. */
async function takenOf(db: Postgres, drafts: readonly Draft[]): Promise<Pools> {
  const pools = new Map(drafts.map((it) => [poolKey(it.table, it.column.name), it.values]))
  const questions = drafts.flatMap(({ table, column, values }, i) => {
    const own = table.conditions.filter((it) => it.columns.length === 1 && it.columns[0] === column.name)
    if (own.length === 0 || values.length === 0) return []
    const where = own.map((it) => `((${it.expression}) is not false)`).join(' and ')
    return [
      `select ${i} as i, t.schemawright_value as value from (select u.value as schemawright_value, u.value::${column.typeName} as ${column.sql}
        from json_array_elements_text(${quoteText(JSON.stringify(values))}::json) u(value)) t where ${where}`,
    ]
  })
  const ask = async (all: readonly string[]) => {
    const rows = await askAll<{ i: number; value: string }>(db, all)
    const found = new Map<number, string[]>()
    for (const sql of all) found.set(Number(/^select (\d+)/.exec(sql)?.[1]), [])
    for (const { i, value } of rows) found.get(i)?.push(value)
    for (const [i, values] of found) {
      const draft = drafts[i]
      if (draft) pools.set(poolKey(draft.table, draft.column.name), values)
    }
  }
  try {
    await ask(questions)
  } catch {
    for (const question of questions)
      try {
        await ask([question])
      } catch {
        // Left as it is: the row as a whole is judged when it goes in.
      }
  }
  return pools
}

/** Values for every column that is to be filled, judged by Postgres all at once. */
export async function poolsFor(
  db: Postgres,
  tables: readonly TableFacts[],
  about: { facts: Facts; rows: number; seed: string },
): Promise<Pools> {
  const drafts = tables.flatMap((table) =>
    table.columns.filter(isFilled).map((column) => draftOf(table, column, about)),
  )
  const valid = await validOf(db, drafts)
  return takenOf(
    db,
    drafts.map((it) => ({
      ...it,
      values: it.values.filter((value) => typesOf(it.column).every((type) => valid.get(type)?.has(value))),
    })),
  )
}
