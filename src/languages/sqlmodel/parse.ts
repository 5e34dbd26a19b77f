import type { SyntaxNode } from '@lezer/common'
import { readAssign, together } from './assigns.ts'
import { readArguments, readExpression, readItems, readParams, wordOf } from './expressions.ts'
import { readImport } from './imports.ts'
import { marksIn, treeOf } from './marks.ts'
import { bodyIn, deeper, insideOf, isTooDeep, type PyReader, partOf, partsOf, rangeIn, statementIn } from './nodes.ts'
import type { PyExpression, PyFunction, PyStatement, PyTree } from './syntax.ts'

/**
 * Reads a text as Python, as far as models can stand in it; it is never run. Never throws: what can't be read is a fault,
 * and reading goes on behind it. The text is a part of a larger one from `at` on, and places are of that.
 */
export function parsePython(text: string, at = 0): PyTree {
  try {
    const { tree, said } = treeOf(text)
    const reader: PyReader = { text, said, at, depth: 0 }
    return { statements: readStatements(reader, partsOf(tree.topNode)), ...marksIn(reader, tree) }
  } catch {
    // Of thousands of nested calls @lezer/common 1.5.5 makes a tree that it can't walk itself.
    const range = { from: at, to: at + Math.min(text.length, 1) }
    return { statements: [], faults: [{ message: 'This is nested too deep to be read', ...range }], mentions: [] }
  }
}

/** Several statements on one line stand in a group. */
const readStatements = (reader: PyReader, nodes: readonly SyntaxNode[]): readonly PyStatement[] =>
  isTooDeep(reader)
    ? []
    : nodes.flatMap((node) =>
        node.name === 'StatementGroup'
          ? readStatements(deeper(reader), partsOf(node))
          : /(Statement|Definition)$/.test(node.name)
            ? [readStatement(deeper(reader), node)]
            : [],
      )

function bodyOf(reader: PyReader, node: SyntaxNode | null): readonly PyStatement[] {
  return node ? readStatements(reader, partsOf(node)) : []
}

function readStatement(reader: PyReader, node: SyntaxNode): PyStatement {
  const range = statementIn(reader, node)
  const parts = partsOf(node)
  switch (node.name) {
    case 'ImportStatement':
      return readImport(reader, node)
    case 'AssignStatement':
      return readAssign(reader, node)
    case 'PassStatement':
    case 'AssertStatement':
    case 'DeleteStatement':
    case 'ScopeStatement':
      return { sort: 'block', body: [], ...range }
    case 'ClassDefinition':
      return readClass(reader, node, [])
    case 'FunctionDefinition':
      return readFunction(reader, node, [])
    case 'DecoratedStatement': {
      const decorators = parts.flatMap((it): readonly PyExpression[] =>
        it.name === 'Decorator' ? [decoratorOf(reader, it)] : [],
      )
      const own = partOf(node, 'ClassDefinition', 'FunctionDefinition')
      if (!own) return { sort: 'other', ...range }
      const read =
        own.name === 'ClassDefinition' ? readClass(reader, own, decorators) : readFunction(reader, own, decorators)
      return { ...read, ...range }
    }
    case 'ReturnStatement': {
      const values = readItems(reader, parts.slice(1))
      return { sort: 'return', value: values.length > 0 ? together(values, range) : null, ...range }
    }
    case 'ExpressionStatement': {
      const [first] = parts
      return first
        ? { sort: 'expression', value: readExpression(reader, first), ...range }
        : { sort: 'other', ...range }
    }
    case 'IfStatement': {
      const bodies = parts.filter((it) => it.name === 'Body')
      const test = parts[1]
      if (!test || bodies.length > 2 || parts.some((it) => it.name === 'elif'))
        return { sort: 'block', body: bodies.flatMap((it) => bodyOf(reader, it)), ...range }
      return {
        sort: 'if',
        test: readExpression(reader, test),
        yes: bodyOf(reader, bodies[0] ?? null),
        no: bodyOf(reader, bodies[1] ?? null),
        ...range,
      }
    }
    case 'TryStatement':
    case 'WithStatement': {
      const body = partOf(node, 'Body')
      return { sort: 'block', body: bodyOf(reader, body), ...range }
    }
    case 'ForStatement':
      return readFor(reader, node)
    case 'TypeDefinition': {
      const [, name, value] = parts
      if (!name || !value) return { sort: 'other', ...range }
      const target: PyExpression = { sort: 'name', ...wordOf(reader, name) }
      return { sort: 'assign', target, annotation: null, value: readExpression(reader, value), ...range }
    }
    default:
      return { sort: 'other', ...range }
  }
}

function readFor(reader: PyReader, node: SyntaxNode): PyStatement {
  const range = statementIn(reader, node)
  const parts = partsOf(node)
  const within = parts.findIndex((it) => it.name === 'in')
  const [of, body] = [parts[within + 1], partOf(node, 'Body')]
  const [first] = parts.slice(1, within)
  const targets = first?.name === 'TupleExpression' ? partsOf(first) : parts.slice(1, within)
  const isPlain = targets.every((it) => /^(?:VariableName|[,()])$/.test(it.name))
  if (within === -1 || !of || !body || !isPlain) return { sort: 'other', ...range }
  const names = targets.filter((it) => it.name === 'VariableName').map((it) => wordOf(reader, it))
  return { sort: 'for', names, of: readExpression(reader, of), body: bodyOf(reader, body), ...range }
}

/** A decorator as an expression: its names, and what it is called with. */
function decoratorOf(reader: PyReader, node: SyntaxNode): PyExpression {
  const names = partsOf(node).filter((it) => /^(VariableName|PropertyName)$/.test(it.name))
  const [first, ...rest] = names.map((it) => wordOf(reader, it))
  if (!first) return { sort: 'other', what: 'it decorates nothing', ...rangeIn(reader, node) }
  const list = partOf(node, 'ArgList')
  const named = rest.reduce<PyExpression>((of, name) => ({ sort: 'member', of, name, from: first.from, to: name.to }), {
    sort: 'name',
    ...first,
  })
  if (!list) return named
  const range = { from: first.from, to: rangeIn(reader, list).to }
  return { sort: 'call', callee: named, args: readArguments(reader, list), inside: insideOf(reader, list), ...range }
}

function readClass(reader: PyReader, node: SyntaxNode, decorators: readonly PyExpression[]): PyStatement {
  const [name, list, body] = [partOf(node, 'VariableName'), partOf(node, 'ArgList'), partOf(node, 'Body')]
  if (!name) return { sort: 'other', ...rangeIn(reader, node) }
  const first = body?.firstChild?.nextSibling
  const start = first?.from ?? node.to
  return {
    sort: 'class',
    name: wordOf(reader, name),
    bases: list ? readArguments(reader, list) : [],
    body: bodyOf(reader, body),
    decorators,
    inside: bodyIn(reader, { from: body?.firstChild?.to ?? node.to, to: body?.to ?? node.to }),
    indent: /[ \t]*$/.exec(reader.text.slice(Math.max(0, start - 200), start))?.[0] ?? '    ',
    ...statementIn(reader, node),
  }
}

function readFunction(
  reader: PyReader,
  node: SyntaxNode,
  decorators: readonly PyExpression[],
): PyFunction | PyStatement {
  const [name, list, said] = [partOf(node, 'VariableName'), partOf(node, 'ParamList'), partOf(node, 'TypeDef')]
  const returns = said && partsOf(said).at(-1)
  if (!name) return { sort: 'other', ...rangeIn(reader, node) }
  return {
    sort: 'function',
    name: wordOf(reader, name),
    params: list ? readParams(reader, list) : [],
    returns: returns ? readExpression(reader, returns) : null,
    body: bodyOf(reader, partOf(node, 'Body')),
    decorators,
    ...statementIn(reader, node),
  }
}
