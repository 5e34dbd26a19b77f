import type { SyntaxNode } from '@lezer/common'
import { betweenCommas, type PyReader, partsOf, rangeIn, wordsIn } from './nodes.ts'
import type { PyImport } from './syntax.ts'

export function readImport(reader: PyReader, node: SyntaxNode): PyImport {
  const parts = partsOf(node)
  const range = rangeIn(reader, node)
  const isFrom = parts[0]?.name === 'from'
  const start = parts.findIndex((it) => it.name === 'import')
  const source = isFrom
    ? parts
        .slice(1, start)
        .map((it) => wordsIn(reader, it))
        .join('')
    : null
  const groups = betweenCommas(parts.slice(start + 1).filter((it) => !/^[()]$/.test(it.name)))
  const names = groups.flatMap((group) => {
    const as = group.findIndex((it) => it.name === 'as')
    const own = as === -1 ? group : group.slice(0, as)
    const [first] = own
    const last = group.at(-1)
    if (!first || !last) return []
    const name = own.map((it) => wordsIn(reader, it)).join('')
    const renamed = as === -1 ? null : group[as + 1]
    return [
      { name, as: renamed ? wordsIn(reader, renamed) : name, at: rangeIn(reader, { from: first.from, to: last.to }) },
    ]
  })
  return { sort: 'import', source, names, end: names.at(-1)?.at.to ?? range.to, ...range }
}
