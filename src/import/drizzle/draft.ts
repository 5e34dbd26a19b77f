import type { Range } from '#languages'
import type { Severity } from '#model'
import { all, type Design, type Id, newId, ObjectsEdit, object, type TypeRef } from '#model'
import { placesInParts } from '../bundle.ts'
import { DesignDraft } from '../draft.ts'
import { Telling } from '../telling.ts'
import { casingOf, Declared, type ExtraEntry, type Table, type Thing } from './declared.ts'
import { type Declaration, Project } from './project.ts'
import { isLoose, saidBefore } from './settled.ts'
import { type Calling, type Value, wordsOf } from './values.ts'

/** The design as it is being read of a project in Drizzle. */
export class Draft extends DesignDraft {
  readonly text: string
  readonly telling: Telling
  readonly project: Project
  readonly declared: Declared
  readonly casing: 'snake_case' | 'camelCase' | null
  /** The constants that are types of their own, by the SQL of each. */
  readonly customs: { readonly sql: string; readonly key: string; readonly statement: Declaration }[] = []
  /** What stands in the third argument of each table. */
  readonly extras = new Map<Table, readonly ExtraEntry[]>()
  /** Tables with row security. */
  readonly secured = new Set<Id>()
  readonly pointing: { id: Id; target: Table; at: Range }[] = []
  readonly #constraints = new Map<string, Set<string>>()
  readonly #policies = new Map<string, Set<string>>()
  readonly #relations = new Map<string, Set<string>>()
  /** Where each unique constraint is said. */
  readonly keyPlaces = new Map<Id, Range>()
  readonly #keyed = new Set<Id>()
  readonly #roles = new Map<string, Id<'role'>>()
  readonly #used = new Set<Thing>()
  readonly #enums = new Map<string, Id<'enum'>>()

  constructor(text: string, path: string) {
    super()
    this.text = text
    this.project = new Project(text, path)
    this.telling = new Telling(text, placesInParts(text, this.project.files))
    for (const { tree } of this.project.files)
      for (const fault of tree.faults) this.telling.refuse(fault.message, fault, 'syntax')
    this.declared = new Declared(this.project, this.telling)
    this.casing = casingOf(this.project)
  }

  /** What can't be read of the text. It is an error where the text itself is wrong: then nothing is done with it. */
  unread(message: string, value: Value | null, at: Range): void {
    const place = value?.is === 'unknown' && value.at.to > 0 ? value.at : at
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

  /** Whether a view's query could be read. */
  isRead({ id, sort, schema }: Thing): boolean {
    return !/view$/.test(sort) || this.childrenOf(this.declared.schemaId(schema)).some((it) => it.id === id)
  }

  /** A constant that is a type of its own. */
  noteCustom(made: Calling | undefined, { name: sql }: TypeRef): void {
    if (this.customs.some((it) => it.sql === sql)) return
    const named = this.project.names().find(({ value }) => value === made)
    if (named) this.customs.push({ sql, key: named.name, statement: named.statement })
  }

  usedEnum(it: Thing): Id<'enum'> {
    if (!it.exported && !this.#used.has(it)) {
      this.#used.add(it)
      const message = `${it.key} is not exported: drizzle-kit would leave it out and then miss it`
      this.say({ code: 'not-exported', severity: 'warning', message }, it.call.at)
    }
    return it.id as Id<'enum'>
  }

  /** An enum that no constant of the text is. */
  undeclaredEnum(call: Calling, { name, schema }: { name: string; schema: string | null }): TypeRef {
    const path = `${schema ?? 'public'}.${name}`
    const known = this.#enums.get(path)
    const id = known ?? newId('enum')
    this.#enums.set(path, id)
    if (!known) {
      const choices = call.of.is === 'call' ? call.of.args[1] : undefined
      const labels =
        choices?.is === 'list' ? choices.items.flatMap(({ value }) => (value.is === 'text' ? [value.text] : [])) : []
      const values = [...new Set(labels)].map((label) => ({ id: label, label }))
      this.add('enum', { id, name, parent: this.declared.schemaId(schema ?? 'public'), values })
    }
    return { name: '', of: id, dimensions: 0 }
  }

  /** A role that policies are for; one that the text does not make is there already. */
  roleId(name: string): Id<'role'> {
    const known = this.#roles.get(name)
    if (known) return known
    const id = newId('role')
    this.#roles.set(name, id)
    this.add('role', { id, name, parent: null, given: true })
    return id
  }

  /** The names that a table's constraints have already. */
  constraintsOf(table: Id): Set<string> {
    return namesOf(this.#constraints, table)
  }

  policiesOf(table: Id): Set<string> {
    return namesOf(this.#policies, table)
  }

  /** Whether nothing else in a schema has the name that an index shall have; takes it. */
  takesRelation(schema: string, name: string): boolean {
    const taken = namesOf(this.#relations, schema)
    if (taken.has(name)) return false
    taken.add(name)
    return true
  }

  /** Whether some columns of a table could not be read, so that any name may be one of its. */
  isOpen({ record, columns }: Table): boolean {
    return [...(record?.fields.keys() ?? [])].some((key) => key.startsWith('…') || !columns.has(key)) || record === null
  }

  /** Columns of a primary key that is said apart from them. */
  keyColumns(columns: readonly Id[]): void {
    for (const id of columns) this.#keyed.add(id)
  }

  /** The design, with what is only known once all is read; tells what Postgres makes of it otherwise. */
  made(name: string | undefined): Design {
    const design = this.design(name)
    const edit = new ObjectsEdit(design.objects)
    for (const it of all(design.objects)) {
      if (it.kind === 'table' && this.secured.has(it.id)) edit.put({ ...it, rowSecurity: true })
      else if (it.kind === 'column' && this.#keyed.has(it.id)) edit.put({ ...it, nullable: false })
    }
    const made = { ...design, objects: edit.now() }
    for (const { id, at, target } of this.pointing)
      if (object(made, id) && isLoose(made, id))
        this.unreadable(
          `No key of ${target.name} is made of what this points at: Postgres refuses it, so it is left out`,
          at,
        )
    for (const [id, at] of this.keyPlaces)
      if (object(made, id) && saidBefore(made, id)) {
        const message = 'This says what another key of the table says: Postgres makes one of them'
        this.say({ code: 'same-key', severity: 'info', message }, at)
      }
    return made
  }

  declareRole(name: string, id: Id<'role'>): void {
    this.#roles.set(name, id)
  }
}

/** What a JSDoc comment says. */
export const commentOf = (doc: { readonly lines: readonly string[] } | null): string | null =>
  doc?.lines.join('\n').trim() || null

function namesOf(all: Map<string, Set<string>>, of: string): Set<string> {
  const names = all.get(of) ?? new Set()
  all.set(of, names)
  return names
}
