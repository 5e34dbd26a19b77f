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
    const items: Pattern[] = childrenOf(node)
      .filter(isPattern)
      .map((it) => readPattern(deeper, it))
    return { sort: 'array', items, ...at }
  }
  if (node.name !== 'ObjectPattern') return { sort: 'other', ...at }
  const entries = childrenOf(node)
    .filter((it) => it.name === 'PatternProperty')
    .flatMap((it) => {
      const parts = childrenOf(it)
      const [first] = parts
      if (!first || first.name === 'Spread') return []
      const key = first.name === 'String' ? stringText(reader, first) : wordsOf(reader, first)
      const to = parts.find(isPattern)
      const equals = parts.findIndex((each) => each.name === 'Equals')
      const value = equals === -1 ? undefined : parts[equals + 1]
      return to
        ? [{ key, to: readPattern(deeper, to), otherwise: value ? reader.expression(deeper, value) : null }]
        : []
    })
  return { sort: 'object', entries, ...at }
}
