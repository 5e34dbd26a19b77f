import type { Tree } from '@lezer/common'
import { parser } from '@lezer/python'
import { faultMessage } from '../fault-message.ts'
import { parsing } from '../parsing.ts'
import type { Fault } from '../prisma/tree.ts'
import { wordOf } from './expressions.ts'
import { withoutIdleLines } from './idle-lines.ts'
import { withoutNewerWords } from './newer-words.ts'
import { type PyReader, rangeIn } from './nodes.ts'
import type { PyTree, PyWord } from './syntax.ts'

const parse = parsing(parser)
/** Where that never happens. */
const SHORT = 2000

function faultsIn(tree: Tree): number {
  let count = 0
  tree.iterate({
    enter: ({ type }) => {
      if (type.isError) count++
    },
  })
  return count
}

/**
 * Behind thousands of lines that say nothing @lezer/python 1.1 cuts what it holds of a text, and takes what follows for a
 * mistake: then they are left out.
 */
export function treeOf(text: string): { readonly tree: Tree; readonly said: string } {
  const plain = withoutNewerWords(text)
  const tree = parse(plain)
  const faults = text.length > SHORT ? faultsIn(tree) : 0
  if (faults === 0) return { tree, said: text }
  const other = parse(withoutIdleLines(plain))
  return faultsIn(other) < faults ? { tree: other, said: withoutIdleLines(text) } : { tree, said: text }
}

export function marksIn(reader: PyReader, tree: Tree): Pick<PyTree, 'faults' | 'mentions'> {
  const faults: Fault[] = []
  const mentions: PyWord[] = []
  tree.iterate({
    enter: (node) => {
      if (node.name === 'VariableName') mentions.push(wordOf(reader, node))
      if (!node.type.isError) return
      const from = Math.min(node.from, Math.max(0, reader.text.length - 1))
      const last = faults.at(-1)
      // One mistake is often told at several places of its line.
      if (last && !reader.text.slice(last.to - reader.at, from).includes('\n')) return
      faults.push({
        message: faultMessage(reader.text, node),
        ...rangeIn(reader, { from, to: Math.max(node.to, from) }),
      })
    },
  })
  return { faults, mentions }
}
