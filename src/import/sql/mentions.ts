import type { Token } from '#base'
import { type DbObject, type Design, type Id, object } from '#model'
import { type Mention, spoken } from '../mention.ts'
import type { OutlineNode } from '../outline.ts'
import type { Address, Relation } from './address.ts'
import { type AddressBook, addressBook } from './address-book.ts'
import { outlineOf } from './outline.ts'
import { type Range, Source } from './source.ts'
import type { Piece } from './split.ts'
import { type Parsed, parseStatement } from './statement.ts'

type Node = Readonly<Record<string, unknown>>
type Named = Pick<Address, 'schema' | 'name'>

/** Every place of a script that names something of a design, as Postgres' own parse tells it. */
export function mentionsIn(pieces: readonly Piece[], design: Design): readonly Mention[] {
  const outline = new Map(outlineOf(pieces, design).map((it) => [it.whole.from, it]))
  return pieces.flatMap((piece) => {
    const parsed = piece.sort === 'statement' ? parseStatement(piece.text) : null
    if (!parsed) return []
    const by = piece.at.from
    const found = new StatementNames(piece.text, design).all(parsed, outline.get(by), by)
    return found.map((it) => ({ ...it, from: it.from + by, to: it.to + by }))
  })
}

const words = (list: unknown): readonly string[] =>
  Array.isArray(list) ? (list as { String?: { sval?: string } }[]).flatMap((it) => it.String?.sval ?? []) : []

const named = (path: readonly string[]): Named => ({ schema: path.at(-2) ?? null, name: path.at(-1) ?? '' })

/** What the names of one statement mean. */
class StatementNames {
  readonly #source: Source
  readonly #design: Design
  readonly #book: AddressBook
  readonly #found = new Map<number, Mention>()
  /** The relations that the statement speaks of, under the names by which its columns do. */
  readonly #relations = new Map<string, Named>()
  #own: Named | null = null

  constructor(text: string, design: Design) {
    this.#source = new Source(text)
    this.#design = design
    this.#book = addressBook(design.objects)
  }

  all({ tag, node }: Parsed, outline: OutlineNode | undefined, by: number): readonly Mention[] {
    const own = (node.relation ?? node.table ?? node.view) as Relation | undefined
    this.#own = own?.relname ? { schema: own.schemaname ?? null, name: own.relname } : null
    this.#gather(node)
    this.#walk(node)
    if (tag === 'AlterTableStmt') this.#commanded(node)
    const names = (it: OutlineNode) => {
      if (it.about && it.role === 'name') this.#note(it.about, this.#tokenAt(it.value.from - by), true)
      for (const each of it.children) names(each)
    }
    if (outline) names(outline)
    if (outline?.about && outline.role === '') this.#declare(outline.about)
    return [...this.#found.values()]
  }

  #tokenAt(at: number): Token | undefined {
    return this.#source.tokens.find((it) => it.from >= at && it.type === 'name')
  }

  #note(about: Id | null, at: Range | undefined, declares = false): void {
    if (!about || !at || (this.#found.has(at.from) && !declares)) return
    this.#found.set(at.from, spoken(about, { from: at.from, to: at.to }, { declares }))
  }

  /** The name that a statement gives to what it makes: the first of its words that is this. */
  #declare(about: Id): void {
    const it = object(this.#design, about) as DbObject | null
    const token = this.#source.tokens.find(({ type, value }) => type === 'name' && value === it?.name)
    if (token) this.#note(about, token, true)
  }

  /** The names between dots that begin at a place. */
  #path(at: number): readonly Token[] {
    const { tokens } = this.#source
    const start = tokens.findIndex((it) => it.from >= at)
    const path: Token[] = []
    for (let i = start; i >= 0 && tokens[i]?.type === 'name'; i += 2) {
      path.push(tokens[i] as Token)
      if (tokens[i + 1]?.value !== '.') break
    }
    return path
  }

  #schema(path: readonly Token[]): void {
    const schema = path.at(-2)
    if (schema) this.#note(this.#book.find({ sort: 'schema', schema: null, name: schema.value }), schema)
  }

  #gather(value: unknown): void {
    if (Array.isArray(value)) for (const it of value) this.#gather(it)
    else if (typeof value === 'object' && value !== null) {
      const { relname, schemaname, alias } = value as Relation & { alias?: { aliasname?: string } }
      if (typeof relname === 'string') {
        const it = { schema: schemaname ?? null, name: relname }
        this.#relations.set(alias?.aliasname ?? relname, it)
      }
      for (const it of Object.values(value)) this.#gather(it)
    }
  }

  #walk(value: unknown): void {
    if (Array.isArray(value)) for (const it of value) this.#walk(it)
    else if (typeof value === 'object' && value !== null) {
      this.#one(value as Node)
      for (const it of Object.values(value)) this.#walk(it)
    }
  }

  #one(node: Node): void {
    const at = typeof node.location === 'number' ? this.#source.at(node.location) : null
    if (typeof node.relname === 'string' && at !== null) this.#relation(node as Relation, at)
    else if (Array.isArray(node.fields) && at !== null) this.#column(this.#path(at))
    else if (Array.isArray(node.names) && at !== null) this.#type(words(node.names), this.#path(at))
    else if (Array.isArray(node.funcname) && at !== null) this.#callee(this.#path(at))
    else if (typeof node.contype === 'string' && at !== null) this.#constraint(node, at)
    else if (Array.isArray(node.indexParams)) this.#index(node)
    for (const key of ['typeName', 'domainname'])
      if (Array.isArray(node[key])) this.#loose(words(node[key]), (path) => this.#type(words(node[key]), path))
    if (Array.isArray(node.funcname) && at === null) this.#loose(words(node.funcname), (path) => this.#callee(path))
    if (node.objtype === 'OBJECT_COLUMN') {
      const items = words((node.object as { List?: { items?: unknown } } | undefined)?.List?.items)
      this.#loose(items, (path) => this.#columnPath(path))
    }
  }

  /** A path that the tree holds without its place. */
  #loose(path: readonly string[], take: (tokens: readonly Token[]) => void): void {
    const first = this.#source.tokens.find(
      (it) =>
        it.type === 'name' &&
        this.#path(it.from)
          .map(({ value }) => value)
          .join('\0') === path.join('\0'),
    )
    if (first && path.length > 0) take(this.#path(first.from))
  }

  #relation({ schemaname, relname }: Relation, at: number): void {
    const path = this.#path(at)
    const id = this.#book.find({ sort: 'relation', schema: schemaname ?? null, name: relname ?? '' })
    this.#schema(path)
    this.#note(id, path.at(-1))
  }

  #columnOf(of: Named | null | undefined, token: Token | undefined): void {
    if (of && token) this.#note(this.#book.find({ ...of, sort: 'column', member: token.value }), token)
  }

  #columnPath(path: readonly Token[]): void {
    const above = path.slice(0, -1)
    const of = named(above.map((it) => it.value))
    this.#schema(above)
    this.#note(this.#book.find({ ...of, sort: 'relation' }), above.at(-1))
    this.#columnOf(of, path.at(-1))
  }

  #column(path: readonly Token[]): void {
    const name = path.at(-1)
    const of = path.at(-2)
    if (!name) return
    if (of) {
      const relation = this.#relations.get(of.value)
      const isOwn = relation && relation.name === of.value
      if (isOwn) this.#note(this.#book.find({ ...relation, sort: 'relation' }), of)
      this.#columnOf(relation ?? this.#own, name)
      return
    }
    const holding = [...new Set(this.#relations.values())].filter(
      (it) => this.#book.find({ ...it, sort: 'column', member: name.value }) !== null,
    )
    this.#columnOf(holding.length === 1 ? holding[0] : this.#own, name)
  }

  #type(names: readonly string[], path: readonly Token[]): void {
    if (names[0] === 'pg_catalog') return
    const of = named(names)
    this.#schema(path)
    this.#note(this.#book.find({ ...of, sort: 'type' }) ?? this.#book.find({ ...of, sort: 'relation' }), path.at(-1))
  }

  #callee(path: readonly Token[]): void {
    const of = named(path.map((it) => it.value))
    this.#note(this.#book.find({ ...of, sort: 'routine' }), path.at(-1))
  }

  /** The columns between the brackets behind a place. */
  #listed(of: Named | null, behind: number): void {
    const inside = this.#source.brackets(behind)
    for (const item of inside ? this.#source.items(inside) : []) {
      const token = this.#source.tokens.find((it) => it.from >= item.from && it.to <= item.to)
      const next = this.#source.tokens.find((it) => token && it.from >= token.to)
      if (token?.type === 'name' && next?.value !== '(') this.#columnOf(of, token)
    }
  }

  #constraint(node: Node, at: number): void {
    if (words(node.fk_attrs).length + words(node.keys).length > 0) this.#listed(this.#own, at)
    const table = node.pktable as Relation | undefined
    if (!table || words(node.pk_attrs).length === 0) return
    this.#listed({ schema: table.schemaname ?? null, name: table.relname ?? '' }, this.#source.at(table.location ?? 0))
  }

  #index(node: Node): void {
    const { location = 0 } = (node.relation ?? {}) as Relation
    this.#listed(this.#own, this.#source.at(location))
    const include = this.#source.tokens.find((it) => it.value === 'include' && !it.quoted)
    if (include && Array.isArray(node.indexIncludingParams)) this.#listed(this.#own, include.to)
  }

  /** The column or constraint that ALTER TABLE is about. */
  #commanded(node: Node): void {
    const commands = (node.cmds as readonly { AlterTableCmd?: { name?: string } }[] | undefined) ?? []
    const names = new Set(commands.flatMap((it) => it.AlterTableCmd?.name ?? []))
    const { tokens } = this.#source
    for (const [i, it] of tokens.entries()) {
      const isSaid = /^(?:column|constraint|alter|drop|exists)$/.test(tokens[i - 1]?.value ?? '')
      if (!isSaid || it.type !== 'name' || !this.#own || !names.has(it.value)) continue
      const member = { ...this.#own, member: it.value }
      this.#note(
        this.#book.find({ ...member, sort: 'column' }) ?? this.#book.find({ ...member, sort: 'constraint' }),
        it,
      )
    }
  }
}
