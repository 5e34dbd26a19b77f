import { truncateName } from '#base'
import type { Expression, Range } from '#languages'
import { type Id, newId, PUBLIC } from '#model'
import type { Telling } from '../telling.ts'
import { applied } from './applied.ts'
import { GIVEN_ROLES, isDrizzle, OTHER_DIALECTS } from './library.ts'
import type { Declaration, File, Named, Project } from './project.ts'
import { shapeOf } from './shape.ts'
import type { Field, Rec, Value } from './values.ts'
import { type Calling, chainOf, fieldOf, textOf, wordsOf } from './values.ts'

/** Something that the text declares by a call of the library's: a table, an enum, a view. */
export type Thing<K extends Sort = Sort> = {
  readonly sort: K
  readonly id: Id<K>
  /** What makes it: the call that its name in the database is given to. */
  readonly call: Calling
  /** The calls on it. */
  readonly more: readonly Calling[]
  readonly name: string
  readonly schema: string
  /** The constant that it is in the text. */
  readonly key: string
  readonly file: File
  readonly statement: Declaration
  readonly exported: boolean
}
export type Sort = 'table' | 'enum' | 'sequence' | 'view' | 'materialized-view' | 'role' | 'policy' | 'schema'

export type Column = {
  readonly id: Id<'column'>
  readonly key: string
  readonly name: string
  readonly field: Field
}
export type Table = Thing<'table'> & { readonly columns: Map<string, Column>; readonly record: Rec | null }

/** An entry of a table's third argument. */
export type ExtraEntry = {
  /** Without its key. */
  readonly said: Range
  readonly value: Value
  readonly at: Range
  readonly key: string | null
}

const MAKERS: Readonly<Record<string, Sort>> = {
  pgTable: 'table',
  'pgTable.withRLS': 'table',
  pgEnum: 'enum',
  pgSequence: 'sequence',
  pgView: 'view',
  pgMaterializedView: 'materialized-view',
  pgRole: 'role',
  pgPolicy: 'policy',
  pgSchema: 'schema',
}
const OF_SCHEMA: Readonly<Record<string, Sort>> = {
  table: 'table',
  enum: 'enum',
  sequence: 'sequence',
  view: 'view',
  materializedView: 'materialized-view',
}

type Made = {
  readonly sort: Sort
  readonly call: Calling
  readonly more: readonly Calling[]
  readonly schema: string
  readonly name: string | null
}

/** What a value makes in the database, as far as it is a call that makes something. */
export function madeBy(project: Project, value: Value): Made | null {
  const { root, steps } = chainOf(value)
  if (root.is !== 'library' || !isDrizzle(root.module)) return null
  const [first, second] = steps
  if (first?.name !== '') return null
  if (root.name === 'pgSchema' && second && OF_SCHEMA[second.name])
    return {
      sort: OF_SCHEMA[second.name] as Sort,
      call: second,
      more: steps.slice(2),
      schema: textOf(first.args[0]) ?? 'public',
      name: textOf(second.args[0]),
    }
  if (root.name === 'pgTableCreator' && second?.name === '') {
    const [rename] = first.args
    const name =
      rename?.is === 'function'
        ? applied(project.reading, rename, { args: second.args.slice(0, 1), at: second.at })
        : second.args[0]
    return { sort: 'table', call: second, more: steps.slice(2), schema: 'public', name: textOf(name) }
  }
  const sort = MAKERS[root.name]
  return sort ? { sort, call: first, more: steps.slice(1), schema: 'public', name: textOf(first.args[0]) } : null
}

/** Everything that the text declares. */
export class Declared {
  readonly project: Project
  readonly things: readonly Thing[]
  readonly tables: readonly Table[]
  readonly #byCall = new Map<Calling, Thing>()
  /** Schemas by their names, `public` among them. */
  readonly schemas = new Map<string, Id<'schema'>>([['public', PUBLIC]])

  constructor(project: Project, telling: Telling) {
    this.project = project
    const things: Thing[] = []
    const taken = new Map<string, Thing>()
    for (const named of project.names()) {
      const thing = this.#thing(named, telling)
      if (!thing) continue
      const known = this.#byCall.get(thing.call)
      if (known) continue
      const path = `${isRelation(thing.sort) ? 'relation' : thing.sort} ${thing.schema}.${thing.name}`
      const other = thing.sort === 'policy' || thing.sort === 'schema' ? undefined : taken.get(path)
      if (other) telling.refuse(`${thing.key} has the same name in the database as ${other.key}`, thing.call.at)
      else {
        taken.set(path, thing)
        this.#byCall.set(thing.call, thing)
        things.push(thing)
        if (!this.schemas.has(thing.schema)) this.schemas.set(thing.schema, newId('schema'))
        if (thing.sort === 'schema' && !this.schemas.has(thing.name))
          this.schemas.set(thing.name, thing.id as Id<'schema'>)
      }
    }
    this.things = things
    this.tables = things.filter((it): it is Table => it.sort === 'table')
  }

  #thing({ name: key, value, exported, file, statement }: Named, telling: Telling): Thing | null {
    const made = madeBy(this.project, value)
    if (!made) {
      if (value.is === 'unknown' && (value.fault || statement.value.sort === 'choice') && looksMade(statement))
        telling.refuse(`What ${key} is can’t be read: ${value.why}`, value.at)
      tellOthers(value, telling)
      return null
    }
    const { sort, call, more, schema, name } = made
    if (name === null) {
      telling.refuse(
        `What ${key} is called in the database can't be read: ${call.args[0] ? wordsOf(call.args[0]) : 'it has no name'}`,
        call.at,
      )
      return null
    }
    const common = {
      sort,
      id: newId(sort),
      call,
      more,
      name: truncateName(name),
      schema,
      key,
      file,
      statement,
      exported,
    }
    return sort === 'table' ? ({ ...common, columns: new Map(), record: null } as Thing) : common
  }

  /** The thing that a value is, whatever is called on it. */
  thingOf(value: Value | undefined): Thing | null {
    for (let it = value; it && it.is === 'call'; it = it.of) {
      const found = this.#byCall.get(it)
      if (found) return found
    }
    return null
  }

  tableOf(value: Value | undefined): Table | null {
    const found = this.thingOf(value)
    return found?.sort === 'table' ? (found as Table) : null
  }

  /** The column that `users.id` is. */
  columnOf(value: Value | undefined): { readonly table: Table; readonly column: Column } | null {
    if (value?.is !== 'member') return null
    const table = this.tableOf(value.of)
    const column = table?.columns.get(value.name)
    return table && column ? { table, column } : null
  }

  schemaId(name: string): Id<'schema'> {
    return this.schemas.get(name) ?? PUBLIC
  }
}

const isRelation = (sort: Sort): boolean => /^(table|view|materialized-view|sequence)$/.test(sort)

/** Whether a declaration has the form of a table's or an enum's: a name, and what it holds. */
function looksMade({ value }: { readonly value: Expression }): boolean {
  if (value.sort === 'choice') return [value.yes, value.no].some((it) => looksMade({ value: it }))
  const [name, what] = shapeOf(value)?.base.args ?? []
  return name?.value.sort === 'string' && /^(?:object|array|function)$/.test(what?.value.sort ?? '')
}

/** Tables of another dialect are not silently passed over. */
function tellOthers(value: Value, telling: Telling): void {
  const { root, steps } = chainOf(value)
  const dialect = root.is === 'library' && isDrizzle(root.module) ? OTHER_DIALECTS.get(root.name) : undefined
  const [first] = steps
  if (dialect && first)
    telling.say(
      { code: 'dialect', severity: 'warning', message: `This table is for ${dialect} and is left out` },
      first.at,
    )
}

/** A role's name: a string, a role of the text, or one that a service has. */
export function roleName(declared: Declared, value: Value): string | null {
  if (value.is === 'text') return value.text
  const thing = declared.thingOf(value)
  if (thing?.sort === 'role') return thing.name
  return value.is === 'library' ? (GIVEN_ROLES.get(`${value.module} ${value.name}`) ?? null) : null
}

/** How columns without a name are named: as drizzle.config.ts or the client says. */
export function casingOf(project: Project): 'snake_case' | 'camelCase' | null {
  for (const { value } of project.names()) {
    const { steps } = chainOf(value)
    for (const it of [...steps.flatMap((step) => step.args), value]) {
      const casing = textOf(fieldOf(it, 'casing'))
      if (casing === 'snake_case' || casing === 'camelCase') return casing
    }
  }
  return null
}

/** A key as drizzle-orm's casing makes it (its `casing.ts`). */
export function cased(key: string, casing: 'snake_case' | 'camelCase' | null): string {
  if (!casing) return key
  const plain = key.replace(/['\u2019]/g, '')
  if (casing === 'snake_case')
    return (plain.match(/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g) ?? []).map((word) => word.toLowerCase()).join('_')
  return (plain.match(/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g) ?? [])
    .map((word, i) => (i === 0 ? word.toLowerCase() : `${word[0]?.toUpperCase()}${word.slice(1)}`))
    .join('')
}

/** A range within another. */
export const isWithin = (it: Range, whole: Range): boolean => it.from >= whole.from && it.to <= whole.to
