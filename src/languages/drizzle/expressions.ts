import type { SyntaxNode } from '@lezer/common'
import type { Range } from '../prisma/tree.ts'
import {
  childrenOf,
  DEEPEST,
  type Deep,
  insideOf,
  type Reader,
  rangeOf,
  stringText,
  withoutEscapes,
  wordsOf,
} from './nodes.ts'
import { readPattern } from './patterns.ts'
import type { Expression, FunctionLiteral, Item, Named, Parameter, Property, Template } from './syntax.ts'

const other = (at: Range, what: string): Expression => ({ sort: 'other', what, from: at.from, to: at.to })

/** An expression from its node. */
export function readExpression({ reader, depth }: Deep, node: SyntaxNode): Expression {
  const at = rangeOf(reader, node)
  if (depth > DEEPEST) return other(at, 'it is nested too deep')
  const deeper = { reader, depth: depth + 1 }
  const parts = childrenOf(node)
  const sub = (it: SyntaxNode | undefined): Expression =>
    it ? readExpression(deeper, it) : other({ from: at.to, to: at.to }, 'something is missing here')
  switch (node.name) {
    case 'String':
      return { sort: 'string', text: stringText(reader, node), ...at }
    case 'Number':
      return { sort: 'number', text: wordsOf(reader, node).replaceAll('_', ''), ...at }
    case 'BooleanLiteral':
      return { sort: 'word', text: wordsOf(reader, node) === 'true' ? 'true' : 'false', ...at }
    case 'null':
      return { sort: 'word', text: 'null', ...at }
    case 'VariableName': {
      const text = wordsOf(reader, node)
      return text === 'undefined' ? { sort: 'word', text, ...at } : { sort: 'name', text, ...at }
    }
    case 'TemplateString':
      return readTemplate(deeper, node)
    case 'TaggedTemplateExpression': {
      const template = parts.at(-1)
      return template?.name === 'TemplateString'
        ? { sort: 'tagged', tag: sub(parts[0]), template: readTemplate(deeper, template), ...at }
        : other(at, 'a template is missing here')
    }
    case 'ParenthesizedExpression': {
      const inner = parts.find((it) => it.name !== '(' && it.name !== ')')
      return inner ? readExpression(deeper, inner) : other(at, 'something is missing here')
    }
    case 'InstantiationExpression':
    case 'PostfixExpression':
      return sub(parts[0])
    case 'BinaryExpression':
      return readBinary(deeper, node)
    case 'UnaryExpression':
      return parts.length > 1
        ? { sort: 'unary', sign: wordsOf(reader, parts[0] as SyntaxNode), of: sub(parts[1]), ...at }
        : other(at, 'something is missing here')
    case 'ConditionalExpression': {
      const [test, yes, no] = parts.filter((it) => it.name !== 'LogicOp')
      return { sort: 'choice', test: sub(test), yes: sub(yes), no: sub(no), ...at }
    }
    case 'MemberExpression':
      return readMember(deeper, node)
    case 'NewExpression':
    case 'CallExpression': {
      const list = parts.find((it) => it.name === 'ArgList')
      const isNew = node.name === 'NewExpression'
      const callee = sub(parts[isNew ? 1 : 0])
      // A moment, and a query's builder, are known by what they are made of; of other classes only who runs them knows.
      if (isNew && !(callee.sort === 'name' && /^(?:Date|QueryBuilder)$/.test(callee.text) && list))
        return unspoken(at, wordsOf(reader, node))
      return list
        ? { sort: 'call', callee, args: itemsOf(deeper, list), inside: insideOf(reader, list), ...at }
        : other(at, 'its arguments are missing')
    }
    case 'ArrayExpression':
      return { sort: 'array', items: itemsOf(deeper, node), inside: insideOf(reader, node), ...at }
    case 'ObjectExpression':
      return {
        sort: 'object',
        entries: parts.filter((it) => it.name === 'Property').map((it) => readProperty(deeper, it)),
        inside: insideOf(reader, node),
        ...at,
      }
    case 'ArrowFunction':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return readFunction(deeper, node)
    case 'AwaitExpression':
      return sub(parts.at(-1))
    default:
      return unspoken(at, wordsOf(reader, node))
  }
}

const unspoken = (at: Range, words: string): Expression =>
  other(at, `“${words.split('\n')[0]?.slice(0, 40) ?? ''}” says nothing without being run`)

/** A long row of operators is a tree that leans to the left: it is gone down without calling oneself. */
function readBinary({ reader, depth }: Deep, node: SyntaxNode): Expression {
  const chain: SyntaxNode[] = []
  let left: SyntaxNode | null = node
  while (left?.name === 'BinaryExpression') {
    chain.push(left)
    left = left.firstChild
  }
  let made = left
    ? readExpression({ reader, depth: depth + 1 }, left)
    : other(rangeOf(reader, node), 'something is missing here')
  for (const it of chain.reverse()) {
    const [, sign, right] = childrenOf(it)
    // `as const`, `satisfies X`: the value itself.
    if (sign?.name === 'as' || sign?.name === 'satisfies') continue
    if (!sign || !right) return other(rangeOf(reader, it), 'something is missing here')
    const operand = readExpression({ reader, depth: depth + 1 }, right)
    made = { sort: 'binary', sign: wordsOf(reader, sign), left: made, right: operand, ...rangeOf(reader, it) }
  }
  return made
}

function readMember(deep: Deep, node: SyntaxNode): Expression {
  const { reader } = deep
  const at = rangeOf(reader, node)
  const parts = childrenOf(node)
  const [first] = parts
  if (!first) return other(at, 'something is missing here')
  const of = readExpression(deep, first)
  const name = parts.find((it) => it.name === 'PropertyName')
  if (name) return { sort: 'member', of, name: { text: wordsOf(reader, name), ...rangeOf(reader, name) }, ...at }
  const bracket = parts.findIndex((it) => it.name === '[')
  const key = bracket === -1 ? undefined : parts[bracket + 1]
  if (!key || key.name === ']') return other(at, 'a name is missing behind the dot')
  return { sort: 'element', of, key: readExpression(deep, key), ...at }
}

function readTemplate(deep: Deep, node: SyntaxNode): Template {
  const { reader } = deep
  const texts: string[] = []
  const holes: Expression[] = []
  let from = node.from + 1
  for (const it of childrenOf(node)) {
    if (it.name !== 'Interpolation') continue
    texts.push(withoutEscapes(reader.text.slice(from, it.from)))
    const inner = childrenOf(it).find((each) => !each.name.startsWith('Interpolation'))
    holes.push(inner ? readExpression(deep, inner) : other(rangeOf(reader, it), 'something is missing here'))
    from = it.to
  }
  const closed = reader.text[node.to - 1] === '`' && node.to - 1 >= from
  texts.push(withoutEscapes(reader.text.slice(from, closed ? node.to - 1 : node.to)))
  return { sort: 'template', texts, holes, ...rangeOf(reader, node) }
}

const SIGNS = new Set(['(', ')', '[', ']', ',', '⚠'])

/** Arguments, or what an array holds. */
function itemsOf(deep: Deep, list: SyntaxNode): readonly Item[] {
  const items: Item[] = []
  let spread: SyntaxNode | null = null
  for (const it of childrenOf(list)) {
    if (SIGNS.has(it.name)) continue
    if (it.name === 'Spread') {
      spread = it
      continue
    }
    const value = readExpression(deep, it)
    const from = spread ? spread.from + deep.reader.at : value.from
    items.push({ spread: spread !== null, value, from, to: it.to + deep.reader.at })
    spread = null
  }
  return items
}

function readProperty(deep: Deep, node: SyntaxNode): Property {
  const { reader } = deep
  const at = rangeOf(reader, node)
  const parts = childrenOf(node).filter((it) => it.name !== 'async')
  const [first, second] = parts
  if (!first) return { key: null, value: other(at, 'something is missing here'), ...at }
  if (first.name === 'Spread') {
    const value = second ? readExpression(deep, second) : other(at, 'something is missing here')
    return { key: null, value, ...at }
  }
  const isReckoned = first.name === '['
  const key: Named | Expression =
    isReckoned && second ? readExpression(deep, second) : { text: keyText(reader, first), ...rangeOf(reader, first) }
  const colon = parts.findIndex((it) => it.name === ':')
  const value = colon === -1 ? undefined : parts[colon + 1]
  if (value) return { key, value: readExpression(deep, value), ...at }
  if (parts.some((it) => it.name === 'ParamList')) return { key, value: readFunction(deep, node), ...at }
  if (colon !== -1 || isReckoned) return { key, value: other(at, 'its value is missing'), ...at }
  // `{ users }` is short for `{ users: users }`.
  return { key, value: { sort: 'name', text: keyText(reader, first), ...rangeOf(reader, first) }, ...at }
}

const keyText = (reader: Reader, node: SyntaxNode): string =>
  node.name === 'String' ? stringText(reader, node) : wordsOf(reader, node)

/** A function, or a method of an object. */
export function readFunction(deep: Deep, node: SyntaxNode): FunctionLiteral {
  const parts = childrenOf(node)
  const list = parts.find((it) => it.name === 'ParamList')
  const arrow = parts.findIndex((it) => it.name === 'Arrow')
  const single = !list && arrow > 0 ? parts.find((it) => it.name === 'VariableDefinition') : undefined
  const params = list
    ? parametersOf(deep, list)
    : single
      ? [{ pattern: readPattern(deep, single), otherwise: null, rest: false }]
      : []
  const block = parts.find((it) => it.name === 'Block')
  const body = arrow === -1 ? undefined : parts[arrow + 1]
  const at = rangeOf(deep.reader, node)
  if (!block && body) return { sort: 'function', params, body: readExpression(deep, body), ...at }
  return { sort: 'function', params, body: block ? deep.reader.block(deep, block) : [], ...at }
}

function parametersOf(deep: Deep, list: SyntaxNode): readonly Parameter[] {
  const params: Parameter[] = []
  let rest = false
  let equals = false
  for (const it of childrenOf(list)) {
    if (it.name === 'Spread') rest = true
    else if (it.name === 'Equals') equals = true
    else if (/^(VariableDefinition|ObjectPattern|ArrayPattern)$/.test(it.name)) {
      params.push({ pattern: readPattern(deep, it), otherwise: null, rest })
      rest = false
    } else if (equals && !SIGNS.has(it.name)) {
      const last = params.pop()
      if (last) params.push({ ...last, otherwise: readExpression(deep, it) })
      equals = false
    }
  }
  return params
}
