import { isTree, type Tree } from './parse.ts'

/** The column names that an expression's tree speaks of, of whatever table. */
export function columnsNamed(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each)
    if (!isTree(node)) return
    const name = nameOf(node)
    if (name !== null) names.add(name)
    for (const each of Object.values(node)) visit(each)
  }
  visit(tree)
  return names
}

/** The name of a node that is a column and nothing more; null for all others. */
export function nameOf(node: unknown): string | null {
  const fields = isTree(node) && isTree(node.ColumnRef) ? node.ColumnRef.fields : null
  const last = Array.isArray(fields) ? fields.at(-1) : null
  return isTree(last) && isTree(last.String) && typeof last.String.sval === 'string' ? last.String.sval : null
}
