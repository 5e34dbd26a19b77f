import { quoteName, type Token } from '#base'
import { split, toldStatement } from '#import'
import { columnsOf, completeTypes, type Design, type Id, primaryKeyOf, rootsOf, sqlAt, typeName } from '#model'
import { literally, type Suggestion, words } from './suggestion.ts'

type Column = { readonly name: string; readonly detail: string; readonly isKey: boolean }
type Relation = {
  readonly sort: 'table' | 'view'
  readonly schema: string
  readonly name: string
  readonly columns: readonly Column[]
}

/** What the names of a script may be: of the design, and of what the text declares that the design does not hold yet. */
export class SqlNames {
  readonly #design: Design
  readonly #relations: readonly Relation[]

  constructor(text: string, design: Design) {
    this.#design = design
    const held = heldRelations(design)
    const known = new Set(held.map(({ schema, name }) => `${schema}.${name}`))
    this.#relations = [...held, ...declaredIn(text).filter((it) => !known.has(`${it.schema}.${it.name}`))]
  }

  /** A relation by its path. */
  at(path: readonly string[]): Relation | undefined {
    const name = path.at(-1)
    const schema = path.at(-2) ?? 'public'
    return this.#relations.find((it) => it.name === name && it.schema === schema)
  }

  tables(sort?: 'table'): readonly Suggestion[] {
    const own = this.#relations.filter((it) => sort === undefined || it.sort === sort)
    return own.map((it) => called('table', it.schema === 'public' ? [it.name] : [it.schema, it.name]))
  }

  within(schema: string): readonly Suggestion[] {
    return this.#relations.filter((it) => it.schema === schema).map((it) => called('table', [it.name]))
  }

  types(): readonly Suggestion[] {
    const own = (['enum', 'domain', 'composite', 'range'] as const)
      .flatMap((kind): readonly { readonly id: Id<'enum' | 'domain' | 'composite' | 'range'> }[] =>
        rootsOf(this.#design, kind),
      )
      .map(({ id }) => typeName(this.#design, { name: '', of: id as Id<'enum'>, dimensions: 0 }))
    const others = completeTypes(this.#design, '').filter((it) => !own.includes(it))
    return [...words('type', others.slice(0, 12)), ...words('enum', own), ...words('type', others.slice(12))]
  }

  routines(): readonly Suggestion[] {
    const at = sqlAt(this.#design)
    return rootsOf(this.#design, 'routine').map((it) => ({
      label: it.name,
      sort: 'function',
      insert: `${literally(at.path(it.id))}($1)`,
    }))
  }

  /** The labels of an enum, as strings. */
  labels(type: string): readonly Suggestion[] {
    const found = rootsOf(this.#design, 'enum').find((it) => sqlAt(this.#design).path(it.id) === type)
    return words(
      'value',
      (found?.values ?? []).map((it) => `'${it.label.replaceAll("'", "''")}'`),
    )
  }
}

/** A path as SQL spells it. */
const called = (sort: 'table', path: readonly string[]): Suggestion => ({
  label: path.join('.'),
  sort,
  insert: literally(path.map(quoteName).join('.')),
})

/** The columns of a relation, its key first. */
export const columnWords = (
  of: { readonly columns: readonly Column[] } | undefined,
  keyFirst = false,
): readonly Suggestion[] => {
  const all = of?.columns ?? []
  const ordered = keyFirst ? [...all.filter((it) => it.isKey), ...all.filter((it) => !it.isKey)] : all
  return ordered.map(({ name, detail }) => ({
    label: name,
    sort: 'column',
    insert: literally(quoteName(name)),
    detail,
  }))
}

function heldRelations(design: Design): readonly Relation[] {
  const schemaOf = (parent: Id | null) => (parent ? sqlAt(design).object(parent)?.name : null) ?? 'public'
  const tables = rootsOf(design, 'table').map((it): Relation => {
    const key = primaryKeyOf(design, it.id)
    const columns = columnsOf(design, it.id).map((column) => ({
      name: column.name,
      detail: typeName(design, column.type),
      isKey: key?.columns.includes(column.id) ?? false,
    }))
    return { sort: 'table', schema: schemaOf(it.parent), name: it.name, columns }
  })
  const views = [...rootsOf(design, 'view'), ...rootsOf(design, 'materialized-view')].map(
    (it): Relation => ({
      sort: 'view',
      schema: schemaOf(it.parent),
      name: it.name,
      columns: it.columns.map(({ name }) => ({ name, detail: '', isKey: false })),
    }),
  )
  return [...tables, ...views]
}

type Made = {
  readonly relation?: { readonly relname?: string; readonly schemaname?: string }
  readonly tableElts?: unknown
}

/** The tables that a script makes, of which the design may know nothing while something in the script is wrong. */
function declaredIn(text: string): readonly Relation[] {
  return split(text).flatMap((piece): readonly Relation[] => {
    const parsed = piece.sort === 'statement' ? toldStatement(piece.text).parsed : null
    const { relation, tableElts } = (parsed?.tag === 'CreateStmt' ? parsed.node : {}) as Made
    if (!relation?.relname) return []
    const columns = ((tableElts ?? []) as readonly { ColumnDef?: { colname?: string } }[]).flatMap((it) =>
      it.ColumnDef?.colname ? [{ name: it.ColumnDef.colname, detail: '', isKey: false }] : [],
    )
    return [{ sort: 'table', schema: relation.schemaname ?? 'public', name: relation.relname, columns }]
  })
}

const NO_COLUMN = /^(?:constraint|primary|foreign|unique|check|exclude|like)$/

/** The columns of the table that a statement is making, however much of it is there. */
export function columnsBeingMade(whole: readonly Token[]): readonly Column[] {
  const open = whole.findIndex((it) => it.value === '(' && it.type === 'operator')
  const columns: Column[] = []
  let [depth, start] = [1, true]
  for (let i = open + 1; open >= 0 && i < whole.length && depth > 0; i++) {
    const it = whole[i] as Token
    if (it.type === 'operator') depth += it.value === '(' ? 1 : it.value === ')' ? -1 : 0
    if (start && it.type === 'name' && it.value === 'create' && !it.quoted) break
    if (start && it.type === 'name' && (it.quoted || !NO_COLUMN.test(it.value))) {
      const type = whole[i + 1]
      const end = whole.findIndex((each, j) => j > i && (each.value === ',' || each.value === ')'))
      const isKey = whole.slice(i, end === -1 ? undefined : end).some((each) => each.value === 'primary')
      columns.push({ name: it.value, detail: type?.type === 'name' ? type.value : '', isKey })
    }
    start = it.type === 'operator' && it.value === ',' && depth === 1
  }
  return columns
}
