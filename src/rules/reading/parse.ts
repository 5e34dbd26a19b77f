import { remembered } from '#base'

/** A node of Postgres' own parse tree: its tag, and its fields under it (`{ A_Expr: { kind, name, lexpr, rexpr } }`). */
export type Tree = Readonly<Record<string, unknown>>

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

let parse: ((sql: string) => unknown) | null = null

/** Makes Postgres' own parser ready, which every review needs first. Cheap after the first time. */
export async function loadParser(): Promise<void> {
  // Only who reviews pays for it: what a column may mean is asked by the page itself.
  const { loadModule, parseSync } = await import('libpg-query')
  await loadModule()
  parse = parseSync
  // WebAssembly compiles what it runs as it runs it: the first statement costs as much as hundreds after it.
  statementTrees('SELECT 1')
}

const MOST_KEPT = 5000
const kept = new Map<string, readonly Tree[] | null>()

/** The statements of a script as Postgres parses them; null where its grammar refuses it. */
export function statementTrees(sql: string): readonly Tree[] | null {
  if (!parse) throw new Error('loadParser() comes before the first review')
  const known = kept.get(sql)
  if (known !== undefined) return known
  let trees: readonly Tree[] | null = null
  try {
    const { stmts = [] } = parse(sql) as { stmts?: readonly { stmt?: Tree }[] }
    trees = stmts.flatMap((it) => (it.stmt ? [it.stmt] : []))
  } catch {
    // What Postgres can't parse is judged by nobody: whoever asks has to say that he can't tell.
  }
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(sql, trees)
  return trees
}

/** What a SELECT of nothing but one expression holds. */
const PLAIN = new Set(['targetList', 'limitOption', 'op'])

/** The tree of one expression; null where it is none. "Can't tell" is never "all is well". */
export const expressionTree = remembered((sql): Tree | null => {
  const [select, ...more] = statementTrees(`SELECT ${sql}`) ?? []
  const node = select?.SelectStmt
  if (!isTree(node) || more.length > 0 || Object.keys(node).some((key) => !PLAIN.has(key))) return null
  const [target, ...others] = (node.targetList ?? []) as readonly { ResTarget?: Tree }[]
  const value = target?.ResTarget?.val
  return isTree(value) && others.length === 0 && target?.ResTarget?.name === undefined ? value : null
})
