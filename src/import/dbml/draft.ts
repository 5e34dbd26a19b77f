import type { Column, Database, Table } from '@dbml/parse'
import { compileDbml, type DbmlText } from '#languages'
import { type Id, type Notice, newId, objectName, PUBLIC, type Severity } from '#model'
import { placesInParts } from '../bundle.ts'
import { DesignDraft, type Tie } from '../draft.ts'
import { Telling } from '../telling.ts'
import { partsOf } from './bundle.ts'
import { type At, at, schemaOf, type WholeTable, wholeTable } from './tables.ts'

export const PATH = 'schema.dbml'

export type DraftTable = WholeTable & { readonly id: Id<'table'>; readonly columns: ReadonlyMap<string, Id<'column'>> }

type Kind = Parameters<typeof objectName>[2]

/** The design as it is being read from a text, with what the text calls things. */
export class Draft extends DesignDraft {
  readonly source: DbmlText
  readonly telling: Telling
  readonly schemas: ReadonlyMap<string, Id<'schema'>>
  readonly enums: ReadonlyMap<string, Id<'enum'>>
  /** By schema and name. */
  readonly tables: ReadonlyMap<string, DraftTable>
  /** What is about which object, by where it begins in the text. */
  readonly pieces = new Map<number, Tie>()
  readonly #taken = new Set<string>()
  readonly #told = new Map<string, { code: string; severity: Severity; at: At; count: number }>()

  constructor(text: string) {
    super()
    this.source = compileDbml(text)
    this.telling = new Telling(text, placesInParts(text, partsOf(text, PATH)))
    const { tables = [], enums = [] } = this.source.database ?? {}
    const names = new Set(['public', ...[...tables, ...enums].map(schemaOf)])
    this.schemas = new Map([...names].map((name) => [name, name === 'public' ? PUBLIC : newId('schema')]))
    this.enums = new Map(enums.map((it) => [`${schemaOf(it)}.${it.name}`, newId('enum')]))
    this.tables = new Map(
      tables.map((table) => {
        const whole = this.#withoutRelations(wholeTable(this.source.database as Database, table), tables)
        const columns = new Map(whole.fields.map(({ name }) => [name, newId('column')]))
        return [`${whole.schema}.${table.name}`, { ...whole, id: newId('table'), columns }]
      }),
    )
  }

  /** The table that a path leads to, by its name or its alias. */
  tableAt(path: readonly string[]): DraftTable | null {
    const [alias] = path.length === 1 ? path : []
    const named = this.source.database?.aliases.find((it) => it.name === alias)?.value
    const whole = named ? [schemaOf(named), named.tableName] : path.length > 1 ? path : ['public', ...path]
    return this.tables.get(whole.join('.')) ?? null
  }

  enumAt = (path: readonly string[]): Id<'enum'> | undefined =>
    this.enums.get((path.length > 1 ? path : ['public', ...path]).join('.'))

  /** Generators that read an ORM's models write a column for each relation, of the type of the other table. */
  #withoutRelations(whole: WholeTable, tables: readonly Table[]): WholeTable {
    const names = new Set(tables.map((it) => it.name))
    const isRelation = ({ type }: Column) => {
      const name = type.type_name.replace(/(\[\])+$/, '')
      return names.has(name) && !this.enums.has(`${type.schemaName ?? 'public'}.${name}`)
    }
    const relations = whole.fields.filter(isRelation)
    for (const it of relations)
      this.once(
        'Columns whose type is a table of the text are relations of an ORM; they are left out',
        { code: 'relation', severity: 'warning' },
        at(it),
      )
    return relations.length === 0 ? whole : { ...whole, fields: whole.fields.filter((it) => !isRelation(it)) }
  }

  /** Something that is said once, however many columns it is so of. */
  once(message: string, { code, severity }: { code: string; severity: Severity }, where: At): void {
    const had = this.#told.get(message)
    if (had) had.count++
    else this.#told.set(message, { code, severity, at: where, count: 1 })
  }

  /** What was said once, with how often it was so. */
  told(): readonly Notice[] {
    return [...this.#told].map(([message, { code, severity, at, count }]) => ({
      code: `import/${code}`,
      severity,
      message: count > 1 ? `${message} (${count} times)` : message,
      at: this.telling.place(at),
    }))
  }

  /** The name that the text gives, or the one that Postgres makes up: with a number where that is taken in its schema. */
  named(given: string | null | undefined, table: DraftTable, columns: readonly string[], kind: Kind): string {
    const wanted = given ?? objectName(table.table.name, columns, kind)
    const space = kind === 'foreign-key' || kind === 'check' ? table.id : table.schema
    for (let count = 0; ; count++) {
      const name = count === 0 ? wanted : `${wanted}${count}`
      const key = JSON.stringify([space, name])
      if (this.#taken.has(key) && (given === null || given === undefined)) continue
      this.#taken.add(key)
      return name
    }
  }
}
