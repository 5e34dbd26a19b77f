import { columnsOf, type Design, type Id, object, tablesOf } from '#model'
import { isTree, type Tree } from '../reading/parse.ts'
import type { Column } from '../reading/shapes.ts'
import { listIn, referenceIn, tagged } from '../reading/trees.ts'

/** A table as a query names it. */
export type Source = { readonly alias: string; readonly table: Id<'table'> }
export type Scope = {
  readonly sources: readonly Source[]
  /** Names in FROM whose columns are not known: subqueries, views, functions. */
  readonly others: ReadonlySet<string>
  readonly outer: Scope | null
  /** The names that WITH has given. */
  readonly named: ReadonlySet<string>
}
export type Found = { readonly source: Source; readonly column: Column; readonly outer: boolean }

const word = (value: unknown): string => (typeof value === 'string' ? value : '')

const tableCalled = (design: Design, schema: string, name: string): Id<'table'> | null =>
  tablesOf(design).find((it) => {
    const own = (it.parent && object(design, it.parent)?.name) || 'public'
    return it.name === name && (schema ? own === schema : true)
  })?.id ?? null

/** What FROM holds: its tables, other names, the conditions of its joins, and the queries within it. */
export function sourcesIn(
  design: Design,
  from: readonly Tree[],
  named: ReadonlySet<string>,
): { sources: Source[]; others: Set<string>; conditions: Tree[]; queries: Tree[]; using: Found[][] } {
  const sources: Source[] = []
  const others = new Set<string>()
  const [conditions, queries]: [Tree[], Tree[]] = [[], []]
  const using: Found[][] = []
  const look = (item: Tree): void => {
    const join = tagged(item, 'JoinExpr')
    if (join) {
      for (const side of [join.larg, join.rarg]) if (isTree(side)) look(side)
      if (isTree(join.quals)) conditions.push(join.quals)
      for (const name of listIn(join.usingClause)) using.push(inBoth(word(tagged(name, 'String')?.sval)))
      return
    }
    const range = tagged(item, 'RangeVar')
    const alias = (node: Tree) => (isTree(node.alias) ? word(node.alias.aliasname) : '')
    if (range) {
      const [schema, name] = [word(range.schemaname), word(range.relname)]
      const table = !schema && named.has(name) ? null : tableCalled(design, schema, name)
      if (table) sources.push({ alias: alias(range) || name, table })
      else others.add(alias(range) || name)
      return
    }
    const sub = tagged(item, 'RangeSubselect')
    if (sub && isTree(sub.subquery)) queries.push(sub.subquery)
    others.add(alias(sub ?? tagged(item, 'RangeFunction') ?? {}))
  }
  const inBoth = (name: string): Found[] =>
    sources.flatMap((source) => {
      const column = columnsOf(design, source.table).find((it) => it.name === name)
      return column ? [{ source, column, outer: false }] : []
    })
  for (const item of from) look(item)
  return { sources, others, conditions, queries, using }
}

/** The column that a tree is nothing but; null where it is none, or of something that isn't known. */
export function columnAt(design: Design, scope: Scope, tree: unknown): Found | null {
  const names = referenceIn(tree)
  const name = names?.at(-1)
  if (!names || !name) return null
  const alias = names.at(-2)
  for (let at: Scope | null = scope; at; at = at.outer) {
    const found = at.sources.flatMap((source): Found[] => {
      if (alias !== undefined && source.alias !== alias) return []
      const column = columnsOf(design, source.table).find((it) => it.name === name)
      return column ? [{ source, column, outer: at !== scope }] : []
    })
    if (found[0]) return found.length === 1 ? found[0] : null
    if (alias !== undefined && (at.others.has(alias) || at.sources.some((it) => it.alias === alias))) return null
  }
  return null
}
