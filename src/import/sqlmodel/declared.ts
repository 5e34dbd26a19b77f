import type { PyStatement, Range } from '#languages'
import { type Id, newId, PUBLIC } from '#model'
import { isEnum } from './calls.ts'
import { attributeOf, lineOf, rootsOf } from './classes.ts'
import { isMapped, isWithin, mapperOf, type Sort } from './mapped.ts'
import { type Metadata, Metadatas } from './metadata.ts'
import type { Project } from './project.ts'
import { snakeName } from './snake-name.ts'
import {
  argOf,
  type Calling,
  type ClassInfo,
  isNone,
  pathOf,
  plainArgs,
  type Scope,
  textOf,
  type Value,
} from './values.ts'
import { isViewOf } from './views.ts'

/** A table of the text: a class, or a call of `Table`. */
export type Table = {
  readonly sort: Sort
  readonly id: Id<'table'>
  /** What the text calls it. */
  readonly key: string
  readonly name: string
  readonly schema: string
  /** The schema that its text says, which names that are made begin with. */
  readonly schemaSaid: string | null
  readonly metadata: Metadata
  readonly info: ClassInfo | null
  readonly call: Calling | null
  /** What says it says others as well: in a loop, or a function. */
  readonly isShared: boolean
  /** All of what says it. */
  readonly at: Range
  /** Classes whose rows stand in the table of this one. */
  readonly within: ClassInfo[]
}

/** Everything that the text declares. */
export class Declared {
  readonly project: Project
  readonly metadatas: Metadatas
  readonly tables: Table[] = []
  readonly enums: ClassInfo[] = []
  /** Statements that say something for themselves: `Index("…", User.email)`. */
  readonly views: Range[] = []
  readonly alone: { readonly value: Calling; readonly statement: Range }[] = []
  readonly schemas = new Map<string, Id<'schema'>>([['public', PUBLIC]])
  readonly #byClass = new Map<ClassInfo, Table>()
  readonly #byCall = new Map<Calling, Table>()
  #loops = false
  readonly #byPath = new Map<string, Table>()
  /** Those whose name is taken already. */
  readonly twins: Table[] = []

  constructor(project: Project) {
    this.project = project
    this.metadatas = new Metadatas(project)
    const { reading } = project
    for (const file of project.files) {
      for (const it of file.statements) this.#force(file.scope, it)
      this.#loops = true
      for (const { statement, scope } of file.rounds) this.#force(scope, statement)
      this.#loops = false
    }
    // Classes that functions make are met when what calls them is read.
    for (let i = 0; i < reading.classes.length; i++) {
      const info = reading.classes[i] as ClassInfo
      for (const it of info.attributes.values()) this.#note(reading.bound(it.binding, it.at), it.at)
      if (isEnum(info)) this.enums.push(info)
    }
    for (const info of [...reading.classes].sort((a, b) => a.node.from - b.node.from)) this.#addClass(info)
  }

  #force(scope: Scope, it: PyStatement): void {
    const { reading } = this.project
    if (it.sort === 'class') reading.named(it.name.text, scope, it)
    if (it.sort === 'assign' && it.target.sort === 'name') {
      const value = reading.named(it.target.text, scope, it)
      this.#note(value, it, it.target.text)
    }
    if (it.sort === 'assign' && it.target.sort !== 'name' && it.value) this.#note(reading.of(it.value, scope), it)
    if (it.sort === 'expression' && it.value.sort !== 'string') {
      reading.byTheWay = []
      const value = reading.of(it.value, scope)
      for (const made of reading.byTheWay) this.#note(made, it)
      reading.byTheWay = null
      this.#note(value, it)
      if (value.is === 'call' && !this.#byCall.has(value)) this.alone.push({ value, statement: it })
    }
  }

  #note(value: Value, at: Range, key?: string): void {
    if (value.is === 'list') for (const it of value.items) this.#note(it.value, it.at)
    if (value.is !== 'call') return
    const path = pathOf(value)
    if (path === 'sa.Table' && value.of.is === 'library' && textOf(plainArgs(value)[0]?.value) !== null)
      this.#addCall(value, at, key)
    else if (key && path === 'sa.Index' && value.of.is === 'library') this.alone.push({ value, statement: at })
    else for (const it of value.args) this.#note(it.value, at)
  }

  #addCall(call: Calling, at: Range, key?: string): void {
    if (this.#byCall.has(call)) return
    const [name, metadata] = plainArgs(call)
    if ([call, metadata?.value].some(isViewOf)) return void this.views.push(at)
    const own = textOf(name?.value) ?? ''
    const held = this.metadatas.ofTable(call)
    const schemaSaid = textOf(argOf(call, 'schema')) ?? held.schema
    const table: Table = {
      sort: 'table',
      id: newId('table'),
      key: key ?? own,
      name: own,
      schema: schemaSaid ?? 'public',
      schemaSaid,
      metadata: held,
      info: null,
      call,
      isShared: this.#loops || call.at.from < at.from || call.at.to > at.to,
      at: key ? at : call.at,
      within: [],
    }
    this.#byCall.set(call, table)
    this.#add(table)
  }

  #addClass(info: ClassInfo): void {
    const sort = isMapped(info) ? mapperOf(info) : null
    if (!sort) return
    const { reading } = this.project
    const own = attributeOf(info, '__table__')
    const given = own && sort === 'declarative' ? reading.bound(own.attribute.binding, info.node) : null
    if (given?.is === 'call' && this.#byCall.has(given)) {
      this.#byClass.set(info, this.#byCall.get(given) as Table)
      return
    }
    const parent = lineOf(info).find((it) => it !== info && this.#byClass.has(it))
    const name = this.#nameOf(info, sort)
    if (name === null && parent && sort === 'declarative') {
      const table = this.#byClass.get(parent) as Table
      table.within.push(info)
      this.#byClass.set(info, table)
      return
    }
    if (argsOf(this.project, info).some(({ value }) => isViewOf(value))) {
      this.views.push(info.node)
      return
    }
    const metadata = this.metadatas.ofClass(info)
    const schemaSaid = this.#schemaOf(info) ?? metadata.schema
    const table: Table = {
      sort,
      id: newId('table'),
      key: info.name,
      name: name ?? info.name.toLowerCase(),
      schema: schemaSaid ?? 'public',
      schemaSaid,
      metadata,
      info,
      call: null,
      isShared: this.#loops,
      at: info.node,
      within: [],
    }
    this.#byClass.set(info, table)
    this.#add(table)
  }

  #add(table: Table): void {
    const path = `${table.schema}.${table.name}`
    if (this.#byPath.has(path)) {
      this.twins.push(table)
      return
    }
    this.#byPath.set(path, table)
    this.tables.push(table)
    if (!this.schemas.has(table.schema)) this.schemas.set(table.schema, newId('schema'))
  }

  /** What `__tablename__` says, of its own or by what is no table itself; null where nothing does. */
  #nameOf(info: ClassInfo, sort: Sort): string | null {
    const { reading } = this.project
    for (const it of lineOf(info)) {
      const attribute = it.attributes.get('__tablename__')
      if (!attribute || (it !== info && isMapped(it))) continue
      const value = reading.bound(attribute.binding, attribute.at)
      const self: Value = { is: 'class', class: info }
      const name =
        value.is === 'function' ? reading.applied(value, [{ name: null, value: self, at: it.node }], it.node) : value
      if (textOf(name) !== null) return textOf(name)
      if (isNone(name)) return null
      this.unnamed.push({ info, value: name, at: attribute.at })
      return null
    }
    if (sort === 'sqlmodel') return info.name.toLowerCase()
    if (rootsOf(info).every((it) => pathOf(it) !== 'flask.Model')) return null
    return isWithin(info) ? null : snakeName(info.name)
  }

  /** Classes whose table's name can't be read. */
  readonly unnamed: { readonly info: ClassInfo; readonly value: Value; readonly at: Range }[] = []

  #schemaOf(info: ClassInfo): string | null {
    for (const it of argsOf(this.project, info))
      if (it.value.is === 'record') {
        const schema = textOf(it.value.fields.get('schema')?.value)
        if (schema !== null) return schema
      }
    return null
  }

  tableOf(value: Value | undefined): Table | null {
    if (value?.is === 'class') return this.#byClass.get(value.class) ?? null
    return value?.is === 'call' ? (this.#byCall.get(value) ?? null) : null
  }

  schemaId(name: string): Id<'schema'> {
    const known = this.schemas.get(name)
    if (known) return known
    const id = newId('schema')
    this.schemas.set(name, id)
    return id
  }

  /** A table as a foreign key names it: by its name, with its schema before it. */
  named(path: string): Table | null {
    return this.#byPath.get(path) ?? null
  }
}

/** What `__table_args__` holds: one by one, with where each stands. */
export function argsOf(
  { reading }: Project,
  info: ClassInfo,
): readonly { readonly value: Value; readonly at: Range }[] {
  const found = lineOf(info).find((it) => it.attributes.has('__table_args__') && (it === info || !isMapped(it)))
  const attribute = found?.attributes.get('__table_args__')
  if (!attribute) return []
  const said = reading.bound(attribute.binding, attribute.at)
  const self: Value = { is: 'class', class: info }
  const value =
    said.is === 'function' ? reading.applied(said, [{ name: null, value: self, at: attribute.at }], attribute.at) : said
  return value.is === 'list' ? value.items : [{ value, at: attribute.value ?? attribute.at }]
}
