import type { SyntaxNode } from '@lezer/common'
import { childrenOf, DEEPEST, type Deep, rangeOf, stringText, wordsOf } from './nodes.ts'
import type { Pattern } from './syntax.ts'

const isPattern = (it: SyntaxNode): boolean => /^(VariableDefinition|ObjectPattern|ArrayPattern)$/.test(it.name)

/** What a declaration or a parameter names: a name, or those that it takes out of an object or array. */
export function readPattern({ reader, depth }: Deep, node: SyntaxNode): Pattern {
  const at = rangeOf(reader, node)
  const deeper = { reader, depth: depth + 1 }
  if (depth > DEEPEST) return { sort: 'other', ...at }
  if (node.name === 'VariableDefinition') return { sort: 'name', text: wordsOf(reader, node), ...at }
  if (node.name === 'ArrayPattern') {
    const parts = childrenOf(node)
    const left = parts.findIndex((it) => it.name === 'Spread')
    const items: Pattern[] = parts
      .slice(0, left === -1 ? undefined : left)
      .filter(isPattern)
      .map((it) => readPattern(deeper, it))
    return { sort: 'array', items, rest: restOf(deeper, left === -1 ? [] : parts.slice(left)), ...at }
  }
  if (node.name !== 'ObjectPattern') return { sort: 'other', ...at }
  const properties = childrenOf(node).filter((it) => it.name === 'PatternProperty')
  const entries = properties.flatMap((it) => {
    const parts = childrenOf(it)
    const [first] = parts
    if (!first || first.name === 'Spread') return []
    const key = first.name === 'String' ? stringText(reader, first) : wordsOf(reader, first)
    const to = parts.find(isPattern)
    const equals = parts.findIndex((each) => each.name === 'Equals')
    const value = equals === -1 ? undefined : parts[equals + 1]
    return to ? [{ key, to: readPattern(deeper, to), otherwise: value ? reader.expression(deeper, value) : null }] : []
  })
  const last = properties.map(childrenOf).find(([first]) => first?.name === 'Spread')
  return { sort: 'object', entries, rest: restOf(deeper, last ?? []), ...at }
}

/** What `...rest` names, of the parts of it. */
function restOf(deep: Deep, parts: readonly SyntaxNode[]): Pattern | null {
  const to = parts.find(isPattern)
  return to ? readPattern(deep, to) : null
}
