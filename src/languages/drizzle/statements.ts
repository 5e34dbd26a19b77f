import type { SyntaxNode } from '@lezer/common'
import { readExpression, readFunction } from './expressions.ts'
import { child, childrenOf, DEEPEST, type Deep, insideOf, type Reader, rangeOf, stringText, wordsOf } from './nodes.ts'
import { readPattern } from './patterns.ts'
import type { Expression, Named, Property, Statement } from './syntax.ts'

/** The statements of a function. */
export const readBlock = (deep: Deep, block: SyntaxNode): readonly Statement[] =>
  deep.depth > DEEPEST
    ? []
    : childrenOf(block)
        .filter((it) => /(Statement|Declaration)$/.test(it.name) || it.name === 'Block')
        .flatMap((it) => readStatement({ ...deep, depth: deep.depth + 1 }, it))

/** What a statement says; one that declares several names is as many. */
export function readStatement(deep: Deep, node: SyntaxNode, exported = false): readonly Statement[] {
  const { reader } = deep
  const at = rangeOf(reader, node)
  switch (node.name) {
    case 'ImportDeclaration':
      return [readImport(reader, node)]
    case 'ExportDeclaration':
      return readExport(deep, node)
    case 'VariableDeclaration':
      return readVariables(deep, node, exported)
    case 'FunctionDeclaration': {
      const name = child(node, 'VariableDefinition')
      // A signature alone is one more way to call the function that follows.
      if (!name || !child(node, 'Block')) return []
      return [
        declared(at, {
          exported,
          name: { text: wordsOf(reader, name), ...rangeOf(reader, name) },
          value: readFunction(deep, node),
        }),
      ]
    }
    case 'EnumDeclaration':
      return readEnum(deep, node, exported)
    case 'ReturnStatement': {
      const value = childrenOf(node).find((it) => it.name !== 'return' && it.name !== ';')
      return [{ sort: 'return', value: value ? readExpression(deep, value) : null, ...at }]
    }
    case 'IfStatement': {
      const parts = childrenOf(node)
      const test = parts.find((it) => it.name === 'ParenthesizedExpression')
      const [yes, no] = parts.filter((it) => /(Statement|Block)$/.test(it.name))
      if (!test) return [{ sort: 'other', what: 'if', ...at }]
      const branch = (it: SyntaxNode | undefined) =>
        !it ? [] : it.name === 'Block' ? readBlock(deep, it) : readStatement(deep, it)
      return [{ sort: 'if', test: readExpression(deep, test), yes: branch(yes), no: branch(no), ...at }]
    }
    case 'ExpressionStatement': {
      const [value] = childrenOf(node)
      return value ? [{ sort: 'do', value: readExpression(deep, value), ...at }] : []
    }
    case 'TypeAliasDeclaration':
    case 'InterfaceDeclaration':
      return [{ sort: 'type', speaksOf: valuesIn(reader, node), ...at }]
    default:
      return [{ sort: 'other', what: node.name, ...at }]
  }
}

type Declared = { readonly exported: boolean; readonly name: Named; readonly value: Expression }

const declared = (at: { from: number; to: number }, { exported, name, value }: Declared): Statement => ({
  sort: 'declare',
  exported,
  pattern: { sort: 'name', ...name },
  value,
  doc: null,
  alone: true,
  ...at,
})

/** The values that a type speaks of: `typeof users`. */
function valuesIn(reader: Reader, node: SyntaxNode): readonly string[] {
  const found: string[] = []
  node.cursor().iterate((it) => {
    if (it.name === 'VariableName') found.push(wordsOf(reader, it))
  })
  return found
}

function readImport(reader: Reader, node: SyntaxNode): Statement {
  const parts = childrenOf(node)
  const from = parts.findLast((it) => it.name === 'String')
  const group = parts.find((it) => it.name === 'ImportGroup')
  const typesOnly = parts[1]?.name === 'type'
  const names: { name: string; as: string }[] = []
  const star = parts.findIndex((it) => it.name === 'Star')
  for (const [i, it] of parts.entries())
    if (it.name === 'VariableDefinition')
      names.push({ name: star !== -1 && i > star ? '*' : 'default', as: wordsOf(reader, it) })
  const items = group ? specifiers(reader, group) : []
  return {
    sort: 'import',
    source: from ? stringText(reader, from) : '',
    names: [...names, ...items.map(({ name, as }) => ({ name, as }))],
    inside: group ? insideOf(reader, group) : null,
    items: items.map(({ name, from: start, to }) => ({ text: name, from: start, to })),
    typesOnly,
    ...rangeOf(reader, node),
  }
}

type Specifier = { name: string; as: string; from: number; to: number }

/** `a`, `a as b`, `type A` between braces. */
function specifiers(reader: Reader, group: SyntaxNode): readonly Specifier[] {
  const found: Specifier[] = []
  let open: SyntaxNode[] = []
  const close = () => {
    const names = open.filter((it) => /^(Variable|default|String)/.test(it.name))
    const [first, last] = [names[0], names.at(-1)]
    const [start, end] = [open[0], open.at(-1)]
    if (first && last && start && end) {
      const at = rangeOf(reader, { from: start.from, to: end.to })
      found.push({ name: wordsOf(reader, first), as: wordsOf(reader, last), ...at })
    }
    open = []
  }
  for (const it of childrenOf(group))
    if (it.name === ',') close()
    else if (it.name !== '{' && it.name !== '}') open.push(it)
  close()
  return found
}

function readExport(deep: Deep, node: SyntaxNode): readonly Statement[] {
  const { reader } = deep
  const at = rangeOf(reader, node)
  const parts = childrenOf(node)
  const from = parts.find((it) => it.name === 'String')
  const group = parts.find((it) => it.name === 'ExportGroup')
  const source = from ? stringText(reader, from) : null
  if (group)
    return [{ sort: 'export', source, names: specifiers(reader, group).map(({ name, as }) => ({ name, as })), ...at }]
  if (parts.some((it) => it.name === 'Star') && source !== null) {
    const as = parts.find((it) => it.name === 'VariableName')
    return [{ sort: 'export', source, names: as ? [{ name: '*', as: wordsOf(reader, as) }] : null, ...at }]
  }
  const inner = parts.find((it) => /(Declaration|Statement)$/.test(it.name))
  if (inner) return readStatement(deep, inner, true).map((it) => ({ ...it, from: at.from, to: Math.max(it.to, at.to) }))
  const fallback = parts.findIndex((it) => it.name === 'default')
  const value = fallback === -1 ? undefined : parts[fallback + 1]
  if (!value) return [{ sort: 'other', what: 'export', ...at }]
  return [
    declared(at, {
      exported: true,
      name: { text: 'default', from: at.from, to: at.from },
      value: readExpression(deep, value),
    }),
  ]
}

function readVariables(deep: Deep, node: SyntaxNode, exported: boolean): readonly Statement[] {
  const { reader } = deep
  const at = rangeOf(reader, node)
  const found: Statement[] = []
  const parts = childrenOf(node)
  for (const [i, it] of parts.entries()) {
    if (!/^(VariableDefinition|ObjectPattern|ArrayPattern)$/.test(it.name)) continue
    const next = parts[i + 1]
    const equals = next?.name === 'TypeAnnotation' ? i + 2 : i + 1
    const value = parts[equals]?.name === 'Equals' ? parts[equals + 1] : undefined
    if (!value) continue
    const pattern = readPattern(deep, it)
    found.push({
      sort: 'declare',
      exported,
      pattern,
      value: readExpression(deep, value),
      doc: null,
      alone: true,
      ...at,
    })
  }
  return found.length > 1 ? found.map((it) => (it.sort === 'declare' ? { ...it, alone: false } : it)) : found
}

/** An enum as the object that it is when it runs. */
function readEnum(deep: Deep, node: SyntaxNode, exported: boolean): readonly Statement[] {
  const { reader } = deep
  const at = rangeOf(reader, node)
  const name = child(node, 'TypeDefinition')
  const body = child(node, 'EnumBody')
  if (!name || !body) return [{ sort: 'other', what: 'enum', ...at }]
  const entries: Property[] = []
  const parts = childrenOf(body)
  let count = 0
  for (const [i, it] of parts.entries()) {
    const isName = it.name === 'PropertyName' || (it.name === 'String' && parts[i - 1]?.name !== 'Equals')
    if (!isName) continue
    const own = rangeOf(reader, it)
    const key = { text: it.name === 'String' ? stringText(reader, it) : wordsOf(reader, it), ...own }
    const given = parts[i + 1]?.name === 'Equals' ? parts[i + 2] : undefined
    const value: Expression = given ? readExpression(deep, given) : { sort: 'number', text: String(count), ...own }
    count = value.sort === 'number' ? Number(value.text) + 1 : count
    entries.push({ key, value, ...own })
  }
  const value: Expression = { sort: 'object', entries, inside: insideOf(reader, body), ...rangeOf(reader, body) }
  return [declared(at, { exported, name: { text: wordsOf(reader, name), ...rangeOf(reader, name) }, value })]
}
