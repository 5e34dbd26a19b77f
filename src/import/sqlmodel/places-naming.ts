import type { PyArgument, PyCall, PyExpression, PyStatement, Range } from '#languages'
import { type Mention, spoken } from '../mention.ts'
import type { ReadColumn, ReadTable } from './columns.ts'
import type { Draft } from './draft.ts'

/** Every place of the text that names a class, an attribute, or something by its name in the database. */
export function placesNaming(draft: Draft, read: readonly ReadTable[]): readonly Mention[] {
  return new Places(draft, read).all()
}

/** What strings name where they stand. */
type Meaning = { readonly sort: 'class' | 'path' } | { readonly sort: 'column'; readonly of: ReadTable } | null

const CLASS: Meaning = { sort: 'class' }
const PATH: Meaning = { sort: 'path' }
/** Calls whose strings are the columns of their table. */
const LISTING = /^(?:Index|UniqueConstraint|PrimaryKeyConstraint|ForeignKeyConstraint)$/

class Places {
  readonly #draft: Draft
  readonly #read: readonly ReadTable[]
  readonly #found: Mention[] = []
  readonly #byKey: ReadonlyMap<string, ReadTable>

  constructor(draft: Draft, read: readonly ReadTable[]) {
    this.#draft = draft
    this.#read = read
    this.#byKey = new Map(read.map((it) => [it.table.key, it]))
  }

  all(): readonly Mention[] {
    this.#classes()
    for (const it of this.#read) this.#table(it)
    for (const { statements } of this.#draft.project.files) for (const it of statements) this.#statement(it, null)
    return this.#found
  }

  #classes(): void {
    const enums = [...this.#draft.enumSources].flatMap(([id, { info }]) => (info ? [{ id, key: info.name, info }] : []))
    const named = [...this.#read.map(({ table: { id, key, info, at } }) => ({ id, key, info, at })), ...enums]
    const starts = new Set(named.map((it) => it.info?.node.name.from ?? ('at' in it ? it.at?.from : undefined)))
    const ids = new Map(named.map((it) => [it.key, it.id]))
    for (const { tree } of this.#draft.project.files)
      for (const it of tree.mentions) {
        const about = ids.get(it.text)
        if (about) this.#found.push(spoken(about, it, { declares: starts.has(it.from) }))
      }
  }

  #table({ table, columns }: ReadTable): void {
    const called = table.info?.attributes.get('__tablename__')?.value
    if (called?.sort === 'string') this.#string(called, called.text, { about: table.id })
    for (const { spec } of columns) {
      if (spec.attribute && spec.own) this.#found.push(spoken(spec.id, spec.attribute.nameAt, { declares: true }))
      const said = spec.column && nameIn(spec.column.node)
      if (said && said.text === spec.name && spec.own)
        this.#string(said, said.text, { about: spec.id, declares: !spec.attribute })
    }
  }

  /** A name within a string. */
  #string(at: Range, name: string, { about, ...more }: Partial<Mention> & Pick<Mention, 'about'>): void {
    const from = this.#draft.text.slice(at.from, at.to).indexOf(name)
    if (from === -1) return
    const range = { from: at.from + from, to: at.from + from + name.length }
    this.#found.push(spoken(about, range, { inDatabase: true, ...more }))
  }

  #statement(it: PyStatement, of: ReadTable | null): void {
    if (it.sort === 'class') {
      const own = this.#read.find(({ table }) => table.info?.node === it) ?? null
      for (const each of it.body) this.#statement(each, own)
    } else if (it.sort === 'assign') {
      if (it.annotation) this.#look(it.annotation, CLASS, of)
      const table = of ?? this.#read.find(({ table: { at, call } }) => call !== null && at.from === it.from) ?? null
      if (it.value) this.#look(it.value, null, table)
    } else if (it.sort === 'expression') this.#look(it.value, null, of)
    else if (it.sort === 'if') for (const each of [...it.yes, ...it.no]) this.#statement(each, of)
    else if (it.sort === 'block') for (const each of it.body) this.#statement(each, of)
  }

  #look(it: PyExpression, meaning: Meaning, of: ReadTable | null): void {
    const each = (all: readonly { readonly value: PyExpression }[]) => {
      for (const { value } of all) this.#look(value, meaning, of)
    }
    if (it.sort === 'string') this.#means(it, meaning)
    else if (it.sort === 'call') this.#call(it, meaning, of)
    else if (it.sort === 'list') each(it.items)
    else if (it.sort === 'dict') each(it.entries)
    else if (it.sort === 'element') each(it.keys)
    else if (it.sort === 'binary') each([{ value: it.left }, { value: it.right }])
    else if (it.sort === 'unary') this.#look(it.value, meaning, of)
    else if (it.sort === 'lambda') this.#look(it.body, meaning, of)
    else if (it.sort === 'member' && it.of.sort === 'name') {
      const column = columnBy(this.#byKey.get(it.of.text), it.name.text)
      if (column) this.#found.push(spoken(column.spec.id, it.name))
    }
  }

  #call(it: PyCall, meaning: Meaning, of: ReadTable | null): void {
    const { callee } = it
    const word = callee.sort === 'name' ? callee.text : callee.sort === 'member' ? callee.name.text : ''
    let place = 0
    for (const arg of it.args) {
      const own = arg.name ? null : place++
      this.#look(arg.value, meaningOf({ word, place: own, arg, of }) ?? meaning, of)
    }
  }

  #means(it: Range & { readonly text: string }, meaning: Meaning): void {
    if (meaning?.sort === 'class') {
      for (const found of this.#draft.text.slice(it.from, it.to).matchAll(/[A-Za-z_]\w*/g)) {
        const about = this.#byKey.get(found[0])?.table.id
        const from = it.from + found.index
        if (about) this.#found.push(spoken(about, { from, to: from + found[0].length }))
      }
    } else if (meaning?.sort === 'path') this.#path(it)
    else if (meaning?.sort === 'column') {
      const column = columnBy(meaning.of, it.text)
      if (column) this.#string(it, it.text, { about: column.spec.id })
    }
  }

  /** `"schema.table.column"` */
  #path(it: Range & { readonly text: string }): void {
    const [, above = '', table = '', column = ''] = /^(?:(.*)\.)?([^.]+)\.([^.]+)$/.exec(it.text) ?? []
    const target = this.#read.find(
      ({ table: { name, schema } }) => name === table && (above === '' || above === schema),
    )
    const start = it.from + this.#draft.text.slice(it.from, it.to).indexOf(it.text)
    const at = start + (above === '' ? 0 : above.length + 1)
    if (!target || start < it.from) return
    const inDatabase = true
    this.#found.push(spoken(target.table.id, { from: at, to: at + table.length }, { inDatabase }))
    const found = columnBy(target, column)
    const from = at + table.length + 1
    if (found) this.#found.push(spoken(found.spec.id, { from, to: from + column.length }, { inDatabase }))
  }
}

/** The string that a column is given as its name in the database. */
function nameIn({ args }: PyCall): (Range & { readonly text: string }) | null {
  const [first] = args
  const said = args.find((it) => it.name?.text === 'name') ?? (first?.name === null ? first : undefined)
  return said?.value.sort === 'string' ? said.value : null
}

type Argument = {
  readonly word: string
  /** Among the arguments without a name; null for one with. */
  readonly place: number | null
  readonly arg: PyArgument
  readonly of: ReadTable | null
}

function meaningOf({ word, place, arg, of }: Argument): Meaning {
  if (arg.name) return arg.name.text === 'foreign_key' ? PATH : null
  if (/^(?:R|r)elationship$/.test(word)) return place === 0 ? CLASS : null
  if (word === 'ForeignKey') return place === 0 ? PATH : null
  if (word === 'ForeignKeyConstraint' && place === 1) return PATH
  if (!LISTING.test(word) || !of || (word === 'Index' && place === 0)) return null
  return { sort: 'column', of }
}

const columnBy = (of: ReadTable | undefined, name: string): ReadColumn | undefined =>
  of?.columns.find(({ spec }) => spec.name === name) ?? of?.columns.find(({ spec }) => spec.key === name)
