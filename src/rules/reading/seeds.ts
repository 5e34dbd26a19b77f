import { memoize } from '#base'
import { type Design, type Id, type IntentEntry, object } from '#model'
import { columnValue } from './column-value.ts'
import { type Constant, constantIn } from './constants.ts'
import { isTree, statementTrees, type Tree } from './parse.ts'
import type { Column } from './shapes.ts'
import { allTagged, castIn, listIn, tagged } from './trees.ts'

export type Seed = Extract<IntentEntry, { sort: 'seed' }>

const byTable = memoize((intent: Design['intent']): ReadonlyMap<Id, readonly Seed[]> => {
  const found = new Map<Id, Seed[]>()
  for (const entry of intent.values())
    if (entry.sort === 'seed') found.set(entry.about, [...(found.get(entry.about) ?? []), entry])
  return found
})

/** The rows that a design brings along for a table, by stage. */
export const seedsOf = (design: Design, table: Id): readonly Seed[] => byTable(design.intent).get(table) ?? []

export const isSeeded = (seed: Seed, environment: Seed['environment']): boolean =>
  seed.environment === 'all' || seed.environment === environment

/** `production row 2`; without the stage where there is but one for all. */
export const placeOf = (seed: Seed, row: number): string =>
  `${seed.environment === 'all' ? '' : `${seed.environment} `}row ${row + 1}`

/** The columns that a seed fills, each with its place in the rows. */
export const filledBy = (design: Design, seed: Seed): Column[] =>
  seed.columns.flatMap((id) => object(design, id as Id<'column'>) ?? [])

export type Value =
  | { readonly is: 'constant'; readonly value: Constant; readonly cast: boolean }
  | { readonly is: 'default' | 'computed' | 'no expression' }
  | { readonly is: 'column'; readonly tree: Tree }

/** What stands in a row, as it is written in VALUES, where the word DEFAULT is one too. */
export function writtenValue(sql: string): Value {
  const [insert, ...more] = statementTrees(`INSERT INTO x VALUES (${sql})`) ?? []
  const lists = listIn(tagged(tagged(insert, 'InsertStmt')?.selectStmt, 'SelectStmt')?.valuesLists)
  const [tree, ...others] = listIn(tagged(lists[0], 'List')?.items)
  if (!tree || more.length + others.length > 0 || lists.length !== 1) return { is: 'no expression' }
  if (isTree(tree.SetToDefault)) return { is: 'default' }
  const value = constantIn(tree)
  if (value !== undefined) return { is: 'constant', value, cast: castIn(tree) !== null }
  const [column] = allTagged(tree, 'SubLink').length === 0 ? allTagged(tree, 'ColumnRef') : []
  return column ? { is: 'column', tree: column } : { is: 'computed' }
}

/** The value that a row surely has in a column, so that it can be compared with others; undefined where that can't be told. */
export function heldBy(
  design: Design,
  at: { seed: Seed; row: readonly string[]; column: Id },
): string | null | undefined {
  const place = at.seed.columns.indexOf(at.column)
  const column = object(design, at.column as Id<'column'>)
  return place === -1 || !column ? undefined : columnValue(at.row[place] ?? '', column)
}
