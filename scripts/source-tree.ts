import { readdirSync } from 'node:fs'
import { parseSync } from 'vite'

/** A node of a syntax tree. */
export type SourceNode = { readonly type: string; readonly [part: string]: unknown }

const isNode = (it: unknown): it is SourceNode => typeof it === 'object' && it !== null && 'type' in it

/** A part of a node that is a node itself. */
export const partOf = (node: SourceNode | null, part: string): SourceNode | null => {
  const it = node?.[part]
  return isNode(it) ? it : null
}

/** The nodes of a part that is a list of them. */
export const partsOf = (node: SourceNode | null, part: string): readonly SourceNode[] => {
  const all = node?.[part]
  return Array.isArray(all) ? all.filter(isNode) : []
}

/** What a name or a literal says: `t`, `.say`, `'Undo'`. */
export const wordOf = (node: SourceNode | null): string => {
  if (node?.type === 'MemberExpression') return `.${wordOf(partOf(node, 'property'))}`
  const word = node?.name ?? node?.value
  return typeof word === 'string' ? word : isNode(word) ? wordOf(word) : ''
}

/** The sources of some folders, without their tests, in the order of their names. */
export const filesOf = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .sort(),
  )

/** The syntax tree of a file. */
export function parsed(path: string, text: string): SourceNode {
  const program: unknown = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }).program
  if (!isNode(program)) throw new Error(`${path} has no tree`)
  return program
}

/** Visits a node and all beneath it, unless the visitor says false; it hears the nodes above, the nearest last. */
export function walk(
  node: unknown,
  visit: (node: SourceNode, above: readonly SourceNode[]) => boolean,
  above: readonly SourceNode[] = [],
): void {
  if (Array.isArray(node)) for (const each of node) walk(each, visit, above)
  else if (isNode(node) && visit(node, above))
    for (const part of Object.values(node)) if (typeof part === 'object') walk(part, visit, [...above, node])
}
