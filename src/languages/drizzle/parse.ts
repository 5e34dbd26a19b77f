import type { Tree } from '@lezer/common'
import { parser } from '@lezer/javascript'
import { faultMessage } from '../fault-message.ts'
import { parsing } from '../parsing.ts'
import type { Fault } from '../prisma/tree.ts'
import { readExpression } from './expressions.ts'
import { withoutNewerWords } from './newer-words.ts'
import { childrenOf, type Reader, rangeOf, wordsOf } from './nodes.ts'
import { readBlock, readStatement } from './statements.ts'
import type { Doc, MemberMention, Mention, ScriptTree, Statement } from './syntax.ts'

const parse = parsing(parser.configure({ dialect: 'ts' }))

/** What is wrong within a type is no matter: nothing is read from there. */
const TYPES =
  /^(TypeAnnotation|TypeAliasDeclaration|InterfaceDeclaration|TypeArgList|TypeParamList|AmbientDeclaration|ClassDeclaration|ClassBody)$/

/**
 * Reads a text as TypeScript, as far as a schema can stand in it; it is never run. Never throws: what can't be read is a
 * fault, and reading goes on behind it. The text is a part of a larger one from `at` on, and places are of that.
 */
export function parseScript(text: string, at = 0): ScriptTree {
  const reader: Reader = { text, at, expression: readExpression, block: readBlock }
  const tree = parse(withoutNewerWords(text))
  const found = marksIn(reader, tree)
  const statements = childrenOf(tree.topNode).flatMap((node) =>
    /(Declaration|Statement)$/.test(node.name) ? readStatement({ reader, depth: 0 }, node) : [],
  )
  const docOf = (it: Statement): Doc | null => found.docs.get(it.from) ?? null
  return { ...found, statements: statements.map((it) => (it.sort === 'declare' ? { ...it, doc: docOf(it) } : it)) }
}

type Marks = Omit<ScriptTree, 'statements'>

const FUNCTIONS = /^(ArrowFunction|FunctionExpression|FunctionDeclaration)$/
/** Types of Drizzle's that a schema writes out. */
const TYPE_NAMES = /^(PgTableExtraConfigValue|AnyPgColumn|SQL)$/

/** What stands anywhere in the text: its faults, the names of values, and comments that belong to something. */
function marksIn(reader: Reader, tree: Tree): Marks {
  const faults: Fault[] = []
  const mentions: Mention[] = []
  const docs = new Map<number, Doc>()
  const members: MemberMention[] = []
  const given = new Set<string>()
  const functions: { readonly from: number; readonly names: Set<string> }[] = []
  const binderOf = (name: string) => functions.findLast((it) => it.names.has(name))?.from ?? null
  let silent = 0
  tree.iterate({
    enter: (node) => {
      if (TYPES.test(node.name)) silent++
      if (node.type.isError && silent === 0) {
        const from = Math.min(node.from, Math.max(0, reader.text.length - 1))
        const last = faults.at(-1)
        // One mistake is often told at several places of its line.
        if (!last || reader.text.slice(last.to - reader.at, from).includes('\n'))
          faults.push({
            message: faultMessage(reader.text, node),
            ...rangeOf(reader, { from, to: Math.max(node.to, from) }),
          })
      } else if (FUNCTIONS.test(node.name)) functions.push({ from: node.from + reader.at, names: new Set() })
      else if (node.name === 'VariableDefinition') {
        given.add(wordsOf(reader, node))
        functions.at(-1)?.names.add(wordsOf(reader, node))
      } else if (node.name === 'TypeName' && TYPE_NAMES.test(wordsOf(reader, node)))
        mentions.push({ text: wordsOf(reader, node), short: false, ...rangeOf(reader, node) })
      else if (node.name === 'VariableName') {
        const text = wordsOf(reader, node)
        if (binderOf(text) === null) mentions.push({ text, short: false, ...rangeOf(reader, node) })
      } else if (node.name === 'MemberExpression') {
        const [of, name] = [node.node.firstChild, node.node.lastChild]
        if (of?.name === 'VariableName' && name?.name === 'PropertyName') {
          const text = wordsOf(reader, of)
          members.push({
            of: text,
            name: { text: wordsOf(reader, name), ...rangeOf(reader, name) },
            binder: binderOf(text),
          })
        }
      } else if (node.name === 'PropertyDefinition') {
        const { parent, nextSibling } = node.node
        if (parent?.name === 'Property' && !nextSibling && !parent.firstChild?.nextSibling)
          if (binderOf(wordsOf(reader, node)) === null)
            mentions.push({ text: wordsOf(reader, node), short: true, ...rangeOf(reader, node) })
      } else if (node.name === 'BlockComment' && reader.text.startsWith('/**', node.from)) {
        const next = /^[ \t]*(?:\r?\n)?[ \t]*/.exec(reader.text.slice(node.to, node.to + 400))?.[0].length ?? 0
        docs.set(node.to + next + reader.at, { lines: docLines(wordsOf(reader, node)), ...rangeOf(reader, node) })
      }
    },
    leave: (node) => {
      if (TYPES.test(node.name)) silent--
      if (FUNCTIONS.test(node.name)) functions.pop()
    },
  })
  return { faults, mentions, members, given, docs }
}

const docLines = (comment: string): readonly string[] =>
  comment
    .replace(/^\/\*\*[ \t]?/, '')
    .replace(/\s*\*\/$/, '')
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^[ \t]*\* ?/, '')
        .trimEnd()
        .replaceAll('*\\/', '*/'),
    )
    .filter((line, i, all) => line !== '' || (i > 0 && i < all.length - 1))
