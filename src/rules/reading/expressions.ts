import { memoize, remembered } from '#base'
import { checksOf, childrenOf, type DbObject, type Design, type Id, object, textUsersOf } from '#model'
import { constantIn } from './constants.ts'
import { expressionTree, statementTrees, type Tree } from './parse.ts'
import { argumentsIn, calledIn, columnIn, conjunctsOf, nodesIn, tagged } from './trees.ts'

/** The columns that a predicate asks to be null (or not), if it asks nothing else; null where it is of another shape. */
export function nullTests(sql: string, wanted: 'null' | 'not null'): readonly string[] | null {
  const tree = expressionTree(sql)
  if (!tree) return null
  const names = conjunctsOf(tree).map((part) => {
    const test = tagged(part, 'NullTest')
    return test?.nulltesttype === (wanted === 'null' ? 'IS_NULL' : 'IS_NOT_NULL') ? columnIn(test.arg) : null
  })
  return names.every((name) => name !== null) ? names : null
}

const columnsOfTrees = (trees: readonly Tree[]): ReadonlySet<string> =>
  new Set([...nodesIn(trees)].flatMap((it) => columnIn(it) ?? []))

/** The columns that an expression speaks of; null where Postgres' grammar has no such expression. */
export const columnsIn = remembered((sql): ReadonlySet<string> | null => {
  const tree = expressionTree(sql)
  return tree && columnsOfTrees([tree])
})

/** Whether an expression speaks of the column, or can't be read. */
const mayName = (sql: string, column: string): boolean => columnsIn(sql)?.has(column) ?? true

/** The value that an expression is, cast or not; undefined where it is none. */
export const constantOf = (sql: string | null) => (sql === null ? undefined : constantIn(expressionTree(sql)))

/** Whether the text is a number and nothing else. */
export const isNumber = (sql: string): boolean => typeof constantOf(sql) === 'number' && !isCast(sql)

const isCast = (sql: string): boolean => tagged(expressionTree(sql), 'TypeCast') !== null

/** Whether the text is one of these calls without arguments, or one of the words that stand for one. */
export function isCallOf(sql: string, ...functions: readonly string[]): boolean {
  const tree = expressionTree(sql)
  return functions.includes(calledIn(tree) ?? '') && argumentsIn(tree).length === 0
}

/** Whether the text calls one of these anywhere. */
export const calls = (sql: string, ...functions: readonly string[]): boolean =>
  [...nodesIn(expressionTree(sql))].some((it) => functions.includes(calledIn(it) ?? ''))

/** The zone in which a clock is read, and the call that reads it: `now() AT TIME ZONE 'utc'`; null for any other shape. */
export function clockIn(sql: string): { readonly zone: string; readonly reads: Tree } | null {
  const tree = expressionTree(sql)
  const [at, reads] = argumentsIn(tree)
  const zone = constantIn(at)
  return calledIn(tree) === 'timezone' && reads && typeof zone === 'string' ? { zone: zone.toLowerCase(), reads } : null
}

/** Whether a default is only a long way to say none. */
export const isNullDefault = (sql: string | null): boolean => sql === null || constantOf(sql) === null

/** Whether a check of the table speaks of all of these columns. What it says of them can't always be told. */
export function isCheckedTogether(design: Design, table: Id, columns: readonly Id[]): boolean {
  const checks = checksOf(design, table)
  if (checks.length === 0) return false
  const wanted = columns.map((id) => object(design, id)?.name ?? '')
  return checks.some((it) => {
    const names = columnsIn(it.expression)
    return names !== null && wanted.every((name) => names.has(name))
  })
}

/** The columns of a partition key: those named bare, and those within its expressions. Null where it can't be read. */
function partitionColumns(partitionBy: string): ReadonlySet<string> | null {
  const [made] = statementTrees(`CREATE TABLE t () PARTITION BY ${partitionBy}`) ?? []
  const spec = tagged(made, 'CreateStmt')?.partspec
  if (spec === undefined) return null
  const bare = [...nodesIn(spec)].flatMap((it) => tagged(it, 'PartitionElem')?.name ?? [])
  return new Set([...bare.map(String), ...columnsOfTrees([spec as Tree])])
}

/** The expressions that stand under a table: of its checks, generated columns and indexes. */
const textsOf = memoize((beneath: readonly DbObject[]): readonly string[] =>
  beneath
    .flatMap((it): (string | null)[] => {
      if (it.kind === 'check') return [it.expression]
      if (it.kind === 'column') return [it.generated?.expression ?? null]
      return it.kind === 'index' ? [it.where, ...it.keys.map((key) => key.expression)] : []
    })
    .filter((it) => it !== null),
)

/** Whether an expression of the column's own table speaks of it: a check, a generated column, an index, the partition key. */
export function isSpokenOf(design: Design, column: Id<'column'>): boolean {
  const it = object(design, column)
  const table = it?.parent ? object(design, it.parent as Id<'table'>) : null
  if (!it || !table) return false
  const texts = textsOf(childrenOf(design, table.id))
  if (texts.length === 0 && table.partitionBy === null) return false
  const written = it.name.replaceAll('"', '""')
  const named = (text: string) => text.includes(written)
  return (
    texts.some((text) => named(text) && mayName(text, it.name)) ||
    (table.partitionBy !== null &&
      named(table.partitionBy) &&
      (partitionColumns(table.partitionBy)?.has(it.name) ?? true))
  )
}

/** Whether any text of the design speaks of the column, a view's included. */
export const isUsedInText = (design: Design, column: Id<'column'>): boolean =>
  textUsersOf(design, column).length > 0 || isSpokenOf(design, column)
