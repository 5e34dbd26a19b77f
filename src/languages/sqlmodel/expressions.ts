import type { SyntaxNode } from '@lezer/common'
import type { Range } from '../prisma/tree.ts'
import {
  betweenCommas,
  deeper,
  insideOf,
  isTooDeep,
  type PyReader,
  partOf,
  partsOf,
  quotesOf,
  rangeIn,
  spelledOut,
  wordsIn,
} from './nodes.ts'
import type { PyArgument, PyEntry, PyExpression, PyItem, PyParam, PyWord } from './syntax.ts'

const other = (reader: PyReader, node: Range, what: string): PyExpression => ({
  sort: 'other',
  what,
  ...rangeIn(reader, node),
})

export const wordOf = (reader: PyReader, node: Range): PyWord => ({
  text: wordsIn(reader, node),
  ...rangeIn(reader, node),
})

/** Reads an expression. */
export function readExpression(given: PyReader, node: SyntaxNode): PyExpression {
  if (isTooDeep(given)) return other(given, node, 'it is nested too deep')
  const reader = deeper(given)
  const range = rangeIn(reader, node)
  const parts = partsOf(node)
  const [first] = parts
  switch (node.name) {
    case 'VariableName':
      return { sort: 'name', text: wordsIn(reader, node), ...range }
    case 'Number':
      return { sort: 'number', text: wordsIn(reader, node).replaceAll('_', ''), ...range }
    case 'Boolean':
    case 'None':
    case 'Ellipsis':
      return { sort: 'word', text: wordsIn(reader, node) as 'None', ...range }
    case 'String':
      return { sort: 'string', text: textOf(reader, node), ...range }
    case 'FormatString':
      return formatOf(reader, [node], range)
    case 'ContinuedString':
      return parts.some((it) => it.name === 'FormatString')
        ? formatOf(reader, parts, range)
        : { sort: 'string', text: parts.map((it) => textOf(reader, it)).join(''), ...range }
    case 'ParenthesizedExpression': {
      const inner = parts.find((it) => !/^[()]$/.test(it.name))
      return inner ? { ...readExpression(reader, inner), ...range } : other(reader, node, 'nothing stands here')
    }
    case 'TupleExpression':
    case 'ArrayExpression':
    case 'SetExpression':
      return {
        sort: 'list',
        items: readItems(
          reader,
          parts.filter((it) => !/^[()[\]{}]$/.test(it.name)),
        ),
        inside: insideOf(reader, node),
        ...range,
      }
    case 'DictionaryExpression':
      return { sort: 'dict', entries: readEntries(reader, parts), inside: insideOf(reader, node), ...range }
    case 'MemberExpression':
      return readMember(reader, node)
    case 'CallExpression': {
      const list = partOf(node, 'ArgList')
      if (!first || !list) return other(reader, node, 'nothing is called here')
      return {
        sort: 'call',
        callee: readExpression(reader, first),
        args: readArguments(reader, list),
        inside: insideOf(reader, list),
        ...range,
      }
    }
    case 'LambdaExpression': {
      const params = partOf(node, 'ParamList')
      const body = parts.at(-1)
      return {
        sort: 'lambda',
        params: params ? readParams(reader, params) : [],
        body: body ? readExpression(reader, body) : other(reader, node, 'it gives nothing'),
        ...range,
      }
    }
    default:
      return readOperation(reader, node)
  }
}

function readOperation(reader: PyReader, node: SyntaxNode): PyExpression {
  const range = rangeIn(reader, node)
  const parts = partsOf(node)
  const [first, second, third] = parts
  const last = parts.at(-1)
  const read = (it: SyntaxNode) => readExpression(reader, it)
  if (node.name === 'UnaryExpression' && first && second)
    return { sort: 'unary', sign: wordsIn(reader, first), value: read(second), ...range }
  if (node.name === 'BinaryExpression' && first && second && last && parts.length >= 3)
    return {
      sort: 'binary',
      sign: wordsIn(reader, { from: second.from, to: (parts.at(-2) ?? second).to }),
      left: read(first),
      right: read(last),
      ...range,
    }
  if (node.name === 'ConditionalExpression' && first && third && last && parts.length === 5)
    return { sort: 'choice', test: read(third), yes: read(first), no: read(last), ...range }
  if (/^(Array|Set)?Comprehension/.test(node.name)) {
    const words = parts.filter((it) => !/^[()[\]{}]$/.test(it.name))
    const [item, , name, , of, more, test] = words
    const isPlain = words.length === 5 || (words.length === 7 && more?.name === 'if')
    if (item && name?.name === 'VariableName' && of && isPlain && words[1]?.name === 'for') {
      const own = { item: read(item), name: wordsIn(reader, name), of: read(of), test: test ? read(test) : null }
      return { sort: 'comprehension', ...own, ...range }
    }
  }
  return other(reader, node, 'it is only known when it runs')
}

function readMember(reader: PyReader, node: SyntaxNode): PyExpression {
  const [of, sign, ...rest] = partsOf(node)
  const range = rangeIn(reader, node)
  if (!of || !sign) return other(reader, node, 'nothing stands here')
  if (sign.name === '[') {
    const keys = rest.filter((it) => it.name !== ']')
    if (keys.some((it) => it.name === ':')) return other(reader, node, 'it is a part of something')
    return { sort: 'element', of: readExpression(reader, of), keys: readItems(reader, keys), ...range }
  }
  const name = rest.find((it) => it.name === 'PropertyName')
  const word = name ? wordOf(reader, name) : { text: '', from: range.to, to: range.to }
  return { sort: 'member', of: readExpression(reader, of), name: word, ...range }
}

/** What stands between commas: of a list, or behind an equals sign. */
export const readItems = (reader: PyReader, nodes: readonly SyntaxNode[]): readonly PyItem[] =>
  betweenCommas(nodes).flatMap((group): readonly PyItem[] => {
    const [first] = group
    const value = group.find((it) => it.name !== '*')
    if (!first || !value) return []
    const range = rangeIn(reader, { from: first.from, to: value.to })
    return [{ spread: first.name === '*', value: readExpression(reader, value), ...range }]
  })

function readEntries(reader: PyReader, parts: readonly SyntaxNode[]): readonly PyEntry[] {
  return betweenCommas(parts.filter((it) => !/^[{}]$/.test(it.name))).flatMap((group): readonly PyEntry[] => {
    const [first, second, third] = group
    const last = group.at(-1)
    if (!first || !last) return []
    const range = rangeIn(reader, { from: first.from, to: last.to })
    if (first.name === '**') return second ? [{ key: null, value: readExpression(reader, second), ...range }] : []
    if (!third) return []
    return [{ key: readExpression(reader, first), value: readExpression(reader, third), ...range }]
  })
}

/** The arguments of a call, and the bases of a class. */
export function readArguments(reader: PyReader, list: SyntaxNode): readonly PyArgument[] {
  const parts = partsOf(list).filter((it) => !/^[()]$/.test(it.name))
  return betweenCommas(parts).flatMap((group): readonly PyArgument[] => {
    const [first, second, third] = group
    const last = group.at(-1)
    if (!first || !last) return []
    const range = rangeIn(reader, { from: first.from, to: last.to })
    if (first.name === '*' || first.name === '**')
      return second ? [{ name: null, spread: first.name, value: readExpression(reader, second), ...range }] : []
    if (second?.name === 'AssignOp' && first.name === 'VariableName')
      return third ? [{ name: wordOf(reader, first), spread: '', value: readExpression(reader, third), ...range }] : []
    return [{ name: null, spread: '', value: readExpression(reader, first), ...range }]
  })
}

export function readParams(reader: PyReader, list: SyntaxNode): readonly PyParam[] {
  const parts = partsOf(list).filter((it) => !/^[()]$/.test(it.name))
  return betweenCommas(parts).flatMap((group): readonly PyParam[] => {
    const [first] = group
    const name = group.find((it) => it.name === 'VariableName')
    if (!first || !name) return []
    const sign = group.findIndex((it) => it.name === 'AssignOp')
    const value = sign === -1 ? undefined : group[sign + 1]
    const spread = first.name === '*' || first.name === '**' ? first.name : ''
    return [{ name: wordOf(reader, name), spread, value: value ? readExpression(reader, value) : null }]
  })
}

function textOf(reader: PyReader, node: SyntaxNode): string {
  const words = wordsIn(reader, node)
  const { start, end, raw } = quotesOf(words)
  return spelledOut(words.slice(start, end), raw)
}

/** `f"…"`, and strings that stand behind one another. */
function formatOf(reader: PyReader, nodes: readonly SyntaxNode[], range: Range): PyExpression {
  const texts = ['']
  const holes: PyExpression[] = []
  const add = (text: string) => texts.push(`${texts.pop() ?? ''}${text}`)
  for (const node of nodes) {
    if (node.name !== 'FormatString') {
      add(textOf(reader, node))
      continue
    }
    const words = wordsIn(reader, node)
    const { start, end, raw } = quotesOf(words)
    let at = node.from + start
    const say = (to: number) => {
      const said = reader.text.slice(at, Math.max(at, to)).replaceAll('{{', '{').replaceAll('}}', '}')
      add(spelledOut(said, raw))
    }
    for (const hole of partsOf(node)) {
      if (hole.name !== 'FormatReplacement') continue
      say(hole.from)
      const value = partsOf(hole).find((it) => !/^[{}]$/.test(it.name))
      holes.push(value ? readExpression(reader, value) : other(reader, hole, 'nothing stands here'))
      texts.push('')
      at = hole.to
    }
    say(node.from + end)
  }
  return { sort: 'format', texts, holes, ...range }
}
