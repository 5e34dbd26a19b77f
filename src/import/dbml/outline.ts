import {
  type AttributeNode,
  type BlockExpressionNode,
  CallExpressionNode,
  ElementDeclarationNode,
  FunctionApplicationNode,
  InfixExpressionNode,
  ListExpressionNode,
  PrefixExpressionNode,
  type SyntaxNode,
  TupleExpressionNode,
} from '@dbml/parse'
import type { Id } from '#model'
import { MENTION, type Outline, type OutlineNode } from '../outline.ts'
import type { Draft } from './draft.ts'
import type { At } from './tables.ts'

type Tie = { readonly about: Id | null; readonly role: string }
type Given = Partial<Pick<OutlineNode, 'whole' | 'inside' | 'implied' | 'children'>> &
  Pick<OutlineNode, 'sort' | 'value'>

const NONE: readonly OutlineNode[] = []

const node = ({ about, role }: Tie, { sort, value, whole, inside, implied, children }: Given): OutlineNode => ({
  about,
  role,
  sort,
  value,
  whole: whole ?? value,
  inside: inside ?? null,
  implied: implied ?? false,
  children: children ?? NONE,
})

const range = (it: SyntaxNode): At => ({ from: it.start, to: it.end })
const within = ({ about, role }: Tie, more: string): Tie => ({ about, role: `${role} ${more}`.trim() })
const kindOf = (it: ElementDeclarationNode): string => it.type?.value.toLowerCase() ?? ''
const isList = (it: SyntaxNode): it is ListExpressionNode => it instanceof ListExpressionNode

const insideOf = (block: BlockExpressionNode): At => ({
  from: block.blockOpenBrace?.end ?? block.start,
  to: block.blockCloseBrace?.start ?? block.end,
})

/** The pieces of a text that say something of an object. */
export function outlineOf(draft: Draft): Outline {
  return new Outliner(draft).all()
}

class Outliner {
  readonly #draft: Draft

  constructor(draft: Draft) {
    this.#draft = draft
  }

  all(): Outline {
    return this.#draft.source.body.flatMap((it): readonly OutlineNode[] => {
      if (!(it instanceof ElementDeclarationNode)) return NONE
      if (kindOf(it) === 'enum') return this.#enum(it)
      if (kindOf(it) === 'table') return this.#table(it)
      if (kindOf(it) === 'ref') return this.#ref(it)
      if (kindOf(it) === 'tablegroup') return this.#lines(it).flatMap((line) => this.#listed(line))
      return kindOf(it) === 'records' ? this.#records(it) : NONE
    })
  }

  #text(it: At): string {
    return this.#draft.source.text.slice(it.from, it.to)
  }

  /** The words of a name, between dots; without their quotes. */
  #words(it: SyntaxNode): readonly { readonly word: string; readonly at: At }[] {
    if (it instanceof InfixExpressionNode && it.op?.value === '.' && it.leftExpression && it.rightExpression)
      return [...this.#words(it.leftExpression), ...this.#words(it.rightExpression)]
    const at = range(it)
    const text = this.#text(at)
    return [{ word: text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text, at }]
  }

  #path = (it: SyntaxNode | undefined): readonly string[] => (it ? this.#words(it).map(({ word }) => word) : [])

  #block(tie: Tie, it: ElementDeclarationNode, children: readonly OutlineNode[]): readonly OutlineNode[] {
    const inside = it.body && 'blockOpenBrace' in it.body ? insideOf(it.body) : null
    return [node(tie, { sort: 'block', value: range(it), inside, children })]
  }

  #lines(it: ElementDeclarationNode): readonly (ElementDeclarationNode | FunctionApplicationNode)[] {
    return it.body && 'body' in it.body ? it.body.body : []
  }

  #name(tie: Tie, it: SyntaxNode | undefined): readonly OutlineNode[] {
    if (!it) return NONE
    const own = tie.about && tie.role === '' ? this.#mention(tie.about, this.#words(it).at(-1)?.at) : NONE
    return [node(within(tie, 'name'), { sort: 'part', value: range(it), children: own })]
  }

  #enum(it: ElementDeclarationNode): readonly OutlineNode[] {
    const about = this.#draft.enumAt(this.#path(it.name))
    if (!about) return NONE
    const values = this.#lines(it).flatMap((line): readonly OutlineNode[] => {
      if (!(line instanceof FunctionApplicationNode) || !line.callee) return NONE
      const tie = { about, role: `value ${this.#words(line.callee)[0]?.word}` }
      return [node(tie, { sort: 'line', value: range(line), children: this.#name(tie, line.callee) })]
    })
    return this.#block({ about, role: '' }, it, [...this.#name({ about, role: '' }, it.name), ...values])
  }

  #table(it: ElementDeclarationNode): readonly OutlineNode[] {
    const table = this.#draft.tableAt(this.#path(it.name))
    if (!table) return NONE
    const tie: Tie = { about: table.id, role: '' }
    const lines = this.#lines(it).flatMap((line): readonly OutlineNode[] => {
      if (line instanceof FunctionApplicationNode) return this.#column(line, table.columns)
      if (kindOf(line) === 'note') return [node(within(tie, 'note'), { sort: 'line', value: range(line) })]
      if (kindOf(line) !== 'indexes' && kindOf(line) !== 'checks') return NONE
      const inner = this.#lines(line).flatMap((each) => this.#line(each, table.columns))
      return this.#block(within(tie, kindOf(line)), line, inner)
    })
    return this.#block(tie, it, [...this.#name(tie, it.name), ...lines])
  }

  #column(line: FunctionApplicationNode, columns: ReadonlyMap<string, Id>): readonly OutlineNode[] {
    const about = line.callee && columns.get(this.#words(line.callee)[0]?.word ?? '')
    if (!about) return NONE
    const tie: Tie = { about, role: '' }
    const type = line.args.filter((it) => !isList(it))
    const [first, last] = [type[0], type.at(-1)]
    const said = first && last ? { from: first.start, to: last.end } : null
    const named = first && this.#words(first)
    const own = this.#draft.enumAt(this.#path(first))
    const mention = own && named ? this.#mention(own, named.at(-1)?.at) : NONE
    const children = [
      ...this.#name(tie, line.callee),
      ...(said ? [node(within(tie, 'type'), { sort: 'part', value: said, children: mention })] : []),
      ...this.#settings(tie, line.args),
    ]
    return [node(tie, { sort: 'line', value: range(line), children })]
  }

  /** A line of the indexes or checks. */
  #line(line: SyntaxNode, columns: ReadonlyMap<string, Id>): readonly OutlineNode[] {
    const tie = this.#draft.pieces.get(line.start)
    if (!(line instanceof FunctionApplicationNode) || !line.callee || !tie) return NONE
    const items = line.callee instanceof TupleExpressionNode ? line.callee.elementList : [line.callee]
    const mentions = items.flatMap((it) => this.#mention(columns.get(this.#words(it)[0]?.word ?? ''), range(it)))
    const keys = node(within(tie, 'keys'), { sort: 'part', value: range(line.callee), children: mentions })
    return [node(tie, { sort: 'line', value: range(line), children: [keys, ...this.#settings(tie, line.args)] })]
  }

  #settings(tie: Tie, args: readonly SyntaxNode[]): readonly OutlineNode[] {
    const list = args.find(isList)
    if (!list) return NONE
    const own = within(tie, 'settings')
    const inside = { from: list.listOpenBracket?.end ?? list.start, to: list.listCloseBracket?.start ?? list.end }
    const children = list.elementList.map((it) => this.#setting(own, it))
    return [node(own, { sort: 'word', value: range(list), inside, children })]
  }

  #setting(tie: Tie, it: AttributeNode): OutlineNode {
    const reference = this.#draft.pieces.get(it.start)
    if (reference)
      return node(reference, { sort: 'item', value: range(it), children: it.value ? this.#mentionsIn(it.value) : NONE })
    const name = it.name ? this.#text(range(it.name)).toLowerCase() : ''
    const value = it.value ? range(it.value) : range(it)
    return node(within(tie, name), { sort: 'item', value, whole: range(it) })
  }

  #ref(it: ElementDeclarationNode): readonly OutlineNode[] {
    const line = it.body instanceof FunctionApplicationNode ? it.body : this.#lines(it)[0]
    if (!(line instanceof FunctionApplicationNode) || !line.callee) return NONE
    const tie = this.#draft.pieces.get(line.start) ?? this.#draft.pieces.get(it.start)
    if (!tie) return NONE
    const ends = node(within(tie, 'ends'), {
      sort: 'part',
      value: range(line.callee),
      children: this.#mentionsIn(line.callee),
    })
    const head = node(within(tie, 'head'), {
      sort: 'part',
      value: { from: it.start, to: it.name?.end ?? it.type?.end ?? it.start },
    })
    return this.#block(tie, it, [head, ends, ...this.#settings(tie, line.args)])
  }

  /** A table in a group goes with the table. */
  #listed(line: SyntaxNode): readonly OutlineNode[] {
    if (!(line instanceof FunctionApplicationNode)) return NONE
    const table = this.#draft.tableAt(this.#path(line.callee))
    if (!table) return NONE
    const { text } = this.#draft.source
    const alone = text.slice(text.lastIndexOf('\n', line.start - 1) + 1, line.start).trim() === ''
    const children = this.#pathMentions(line.callee)
    return [node({ about: table.id, role: 'listed' }, { sort: alone ? 'line' : 'word', value: range(line), children })]
  }

  /** So do its rows. */
  #records(it: ElementDeclarationNode): readonly OutlineNode[] {
    if (!(it.name instanceof CallExpressionNode)) return NONE
    const table = this.#draft.tableAt(this.#path(it.name.callee))
    const children = this.#pathMentions(it.name.callee, it.name.argumentList)
    return table ? this.#block({ about: table.id, role: 'records' }, it, children) : NONE
  }

  #mention(about: Id | undefined, at: At | undefined): readonly OutlineNode[] {
    return about && at ? [node({ about, role: MENTION }, { sort: 'part', value: at })] : NONE
  }

  /** Where tables and columns are named by their paths, beneath any node; an alias is no name of theirs. */
  #mentionsIn(it: SyntaxNode): readonly OutlineNode[] {
    if (it instanceof PrefixExpressionNode) return it.expression ? this.#mentionsIn(it.expression) : NONE
    if (!(it instanceof InfixExpressionNode) || !it.leftExpression || !it.rightExpression) return NONE
    if (it.op?.value === '.') return this.#pathMentions(it.leftExpression, it.rightExpression)
    return [...this.#mentionsIn(it.leftExpression), ...this.#mentionsIn(it.rightExpression)]
  }

  /** A table by its path, and columns of it. */
  #pathMentions(path: SyntaxNode | undefined, columns?: SyntaxNode): readonly OutlineNode[] {
    const table = this.#draft.tableAt(this.#path(path))
    const last = path && this.#words(path).at(-1)
    if (!table || !last) return NONE
    const items = columns instanceof TupleExpressionNode ? columns.elementList : columns ? [columns] : []
    return [
      ...(last.word === table.table.name ? this.#mention(table.id, last.at) : NONE),
      ...items.flatMap((it) => this.#mention(table.columns.get(this.#words(it)[0]?.word ?? ''), range(it))),
    ]
  }
}
