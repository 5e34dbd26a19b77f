import { readFileSync } from 'node:fs'
import { filesOf, parsed, partOf, partsOf, type SourceNode, walk, wordOf } from './source-tree.ts'

/** The rooms in which people read texts. */
export const READ_ROOMS = ['src/app', 'src/canvas', 'src/panels', 'src/ui'] as const

/** The texts that an expression may come to: of a condition, both. */
function textsIn(node: SourceNode | null): readonly string[] {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  if (node?.type !== 'ConditionalExpression') return []
  return [...textsIn(partOf(node, 'consequent')), ...textsIn(partOf(node, 'alternate'))]
}

/** Every text that the source gives to `t` or `msg`, with the file that says it first. */
export function messagesOfSource(): Readonly<Record<string, string>> {
  const found = new Map<string, string>()
  for (const path of filesOf(READ_ROOMS))
    walk(parsed(path, readFileSync(path, 'utf8')), (node) => {
      if (node.type === 'CallExpression' && /^(t|msg)$/.test(wordOf(partOf(node, 'callee'))))
        for (const text of textsIn(partsOf(node, 'arguments')[0] ?? null))
          if (!found.has(text)) found.set(text, path.slice('src/'.length))
      return true
    })
  return Object.fromEntries(found)
}
