import type { Range } from '#languages'
import { conventionName, type PyNamed as Named, postgresName } from '#languages'
import { type Id, newId, type Severity, type TypeRef } from '#model'
import { placesInParts } from '../bundle.ts'
import { DesignDraft } from '../draft.ts'
import { Telling } from '../telling.ts'
import { argsOf, Declared, type Table } from './declared.ts'
import { Project } from './project.ts'
import { type Calling, type ClassInfo, pathOf, plainArgs, type Value, wordsOf } from './values.ts'

/** What the versions of the tools do differently. */
export type Habits = {
  /** Whether an enum of texts is an enum to SQLModel (from 0.0.9 on), or text. */
  readonly textEnums: boolean
  /** Whether `x: int = None` may be null (pydantic 1). */
  readonly noneIsOptional: boolean
  /** Whether SQLModel gives a plain moment a time zone (0.0.47). */
  readonly zoned: boolean
  /** Whether columns stand in the order in which they were made (SQLAlchemy 1.4): those of a `Column` of their own first. */
  readonly byCreation: boolean
}
export const CURRENT: Habits = { textEnums: true, noneIsOptional: false, zoned: true, byCreation: false }
/** SQLModel 0.0.8 with SQLAlchemy 1.4, as Debian has them. */
export const FORMER: Habits = { textEnums: false, noneIsOptional: true, zoned: false, byCreation: true }

type EnumGiven = {
  readonly name: string
  readonly schema: string
  readonly labels: readonly string[]
  readonly info?: ClassInfo | null
  readonly call?: Calling | null
  readonly byValue?: boolean
}

/** The design as it is being read. */
export class Draft extends DesignDraft {
  readonly text: string
  readonly project: Project
  readonly declared: Declared
  readonly telling: Telling
  readonly habits: Habits
  readonly #relations = new Map<string, Set<string>>()
  readonly #constraints = new Map<string, Set<string>>()
  readonly #enums = new Map<string, { readonly id: Id<'enum'>; readonly labels: string }>()

  constructor(text: string, path: string, habits: Habits) {
    super()
    this.text = text
    this.habits = habits
    this.project = new Project(text, path)
    this.telling = new Telling(text, placesInParts(text, this.project.files))
    for (const { tree } of this.project.files)
      for (const fault of tree.faults) this.telling.refuse(fault.message, fault, 'syntax')
    this.declared = new Declared(this.project)
  }

  /** What the flags of columns made: `unique=True` and `index=True`, by column and word. */
  readonly flags = new Map<string, Id | null>()
  /** What each enum was read from. */
  readonly enumSources = new Map<
    Id<'enum'>,
    { readonly info: ClassInfo | null; readonly byValue: boolean; readonly schema: string }
  >()
  readonly enumCalls = new Map<Calling, Id<'enum'>>()
  /** References, and where each is said. */
  readonly pointing: { readonly id: Id; readonly at: Range; readonly target: Table }[] = []
  readonly #args = new Map<Table, readonly { readonly value: Value; readonly at: Range }[]>()
  readonly sequences = new Set<string>()

  /** What a table says beside its columns: constraints, indexes, and words. */
  argsFor(table: Table): readonly { readonly value: Value; readonly at: Range }[] {
    const known = this.#args.get(table)
    if (known) return known
    const own = table.call
      ? plainArgs(table.call)
          .slice(1)
          .filter((it) => it.value.is === 'call')
      : [table.info, ...table.within].flatMap((info) => (info ? argsOf(this.project, info) : []))
    const isList = (it: { value: Value }) => it.value.is === 'list'
    const flat = own.flatMap((it) => (isList(it) && it.value.is === 'list' ? it.value.items : [it]))
    this.#args.set(table, flat)
    return flat
  }

  /** The primary keys that a table says apart from its columns. */
  keyArgs(table: Table): readonly Calling[] {
    return this.argsFor(table).flatMap(({ value }) =>
      value.is === 'call' && pathOf(value) === 'sa.PrimaryKeyConstraint' ? [value] : [],
    )
  }

  /** What can't be read of the text. It is an error where the text itself is wrong: then nothing is done with it. */
  unread(message: string, value: Value | null, at: Range): void {
    const place = value?.is === 'unknown' && value.at.to > value.at.from ? value.at : at
    const why = value ? `: ${wordsOf(value)}` : ''
    if (value?.is === 'unknown' && value.fault) this.telling.refuse(`${message}${why}`, place)
    else this.unreadable(`${message}${why}`, place)
  }

  unreadable(message: string, at: Range): void {
    this.telling.enter(at, 'refused', message)
    this.say({ code: 'unread', severity: 'warning', message }, at)
  }

  say(notice: { code: string; severity: Severity; message: string }, at: Range): void {
    this.telling.say(notice, at)
  }

  /** An enum's type in the database; the same name is the same type. */
  enumType({ name, schema, labels, info = null, call = null, byValue = false }: EnumGiven, at: Range): TypeRef {
    const path = `${schema}.${name}`
    const known = this.#enums.get(path)
    const said = JSON.stringify(labels)
    if (known && known.labels !== said)
      this.say(
        {
          code: 'same-type',
          severity: 'warning',
          message: `There is a type ${name} already, of other values: it is that`,
        },
        at,
      )
    const id = known?.id ?? newId('enum')
    if (call) this.enumCalls.set(call, id)
    if (!known) this.enumSources.set(id, { info, byValue, schema })
    if (!known) {
      this.#enums.set(path, { id, labels: said })
      const values = [...new Set(labels)].map((label) => ({ id: label, label }))
      this.add('enum', { id, name, parent: this.declared.schemaId(schema), values })
    }
    return { name: '', of: id, dimensions: 0 }
  }

  #byNode: ReadonlyMap<object, Id> | null = null
  /** What a call of the text made. */
  tiedTo(node: object): Id | null {
    this.#byNode ??= new Map(
      [...this.ties].flatMap(([piece, { about }]) =>
        about && 'is' in piece && piece.is === 'call' ? [[(piece as Calling).node, about] as const] : [],
      ),
    )
    return this.#byNode.get(node) ?? null
  }

  /** What is said apart from the columns. */
  keysApart(): ReadonlySet<Id> {
    return new Set([...this.ties].flatMap(([piece, { about }]) => (about && 'is' in piece ? [about] : [])))
  }

  /** Whether a piece is a reference that its column says, and how. */
  inlineOf(piece: object): 'field' | 'column' | null {
    if ('given' in piece) return 'field'
    return 'is' in piece && pathOf(piece as Calling) === 'sa.ForeignKey' ? 'column' : null
  }

  /** Constants that hold an enum's type. */
  enumConstants(): readonly { readonly id: Id<'enum'>; readonly name: string; readonly at: Range }[] {
    return this.project.files.flatMap((file) =>
      file.statements.flatMap((it) => {
        const value =
          it.sort === 'assign' && it.target.sort === 'name' ? file.scope.names.get(it.target.text)?.value : null
        const id = value?.is === 'call' ? this.enumCalls.get(value) : undefined
        return id && it.sort === 'assign' && it.target.sort === 'name' ? [{ id, name: it.target.text, at: it }] : []
      }),
    )
  }

  /** Takes a name for an index, or a key that has one; false where something of its schema has it. */
  takesRelation(schema: string, name: string): boolean {
    const taken = namesOf(this.#relations, schema)
    if (taken.has(name)) return false
    taken.add(name)
    return true
  }

  /** Takes a name for a constraint of a table. */
  takesConstraint(table: Id, name: string): boolean {
    const taken = namesOf(this.#constraints, table)
    if (taken.has(name)) return false
    taken.add(name)
    return true
  }

  /** The name of a constraint: the one given, by the text's convention, or as Postgres chooses. */
  nameFor(table: Table, sort: 'pk' | 'uq' | 'fk' | 'ck', it: Omit<Named, 'table' | 'schema'>): string {
    const named = { table: table.name, schema: table.schemaSaid, ...it }
    const convention = table.metadata.names.get(sort)
    // A check's convention is what makes a name of the one that it was given.
    if (it.given !== null && sort !== 'ck') return it.given
    const made = conventionName(convention, named)
    if (made !== null) return made
    if (it.given !== null) return it.given
    const columns = sort === 'pk' || it.columns.length === 0 ? null : it.columns.map((each) => each.name).join('_')
    const label = { pk: 'pkey', uq: 'key', fk: 'fkey', ck: 'check' }[sort]
    const isFree = (name: string) =>
      !namesOf(this.#constraints, table.id).has(name) &&
      (sort === 'fk' || sort === 'ck' || !namesOf(this.#relations, table.schema).has(name))
    for (let n = 0; ; n++) {
      const name = postgresName(table.name, columns, n === 0 ? label : `${label}${n}`)
      if (isFree(name)) return name
    }
  }
}

function namesOf(all: Map<string, Set<string>>, of: string): Set<string> {
  const names = all.get(of) ?? new Set()
  all.set(of, names)
  return names
}
