import { ranksBetween } from '#base'
import {
  apply,
  type Change,
  type DbObject,
  type Design,
  emptyDesign,
  type Id,
  make,
  type ObjectOf,
  PUBLIC,
} from '#model'

type ColumnOf = Partial<Omit<ObjectOf<'column'>, 'id' | 'kind' | 'name' | 'parent' | 'rank'>>
type Reference = { columns: string[]; to: string; targets?: string[]; name?: string } & Partial<
  Pick<ObjectOf<'foreign-key'>, 'onDelete' | 'onUpdate' | 'deferrable' | 'match' | 'validated'>
>
type KeyOf =
  | string
  | { column: string; order?: 'asc' | 'desc'; nulls?: 'first' | 'last'; opclass?: string }
  | { expression: string }
type IndexOf = { name: string; keys: KeyOf[]; include?: string[] } & Partial<
  Pick<ObjectOf<'index'>, 'method' | 'unique' | 'where' | 'options' | 'nullsDistinct'>
>

/** A table of a test: columns as `name type` lines (`!` after the type for NOT NULL) or with facts. */
export type TableOf = {
  readonly schema?: string
  readonly columns: Readonly<Record<string, string | ({ type: string } & Omit<ColumnOf, 'type'>)>>
  readonly primary?: readonly string[]
  readonly primaryName?: string
  readonly unique?: readonly ({ name?: string; columns: string[] } & Partial<
    Pick<ObjectOf<'unique'>, 'include' | 'deferrable' | 'nullsDistinct'>
  >)[]
  readonly references?: readonly Reference[]
  readonly indexes?: readonly IndexOf[]
  readonly checks?: Readonly<Record<string, string>>
  readonly facts?: Partial<Omit<ObjectOf<'table'>, 'id' | 'kind' | 'name' | 'parent' | 'rank'>>
}

export type DesignOf = {
  readonly enums?: Readonly<Record<string, readonly string[]>>
  readonly tables: Readonly<Record<string, TableOf>>
  readonly views?: Readonly<Record<string, { query: string; columns: { name: string; type: string }[] }>>
  readonly extensions?: readonly string[]
  readonly raws?: readonly Pick<ObjectOf<'raw'>, 'sql' | 'creates'>[]
  readonly sequences?: Readonly<Record<string, Partial<ObjectOf<'sequence'>>>>
}

/** `billing.invoice` stands in the schema billing; a name without a schema in public. */
const split = (path: string): readonly [schema: string, name: string] => {
  const dot = path.indexOf('::')
  return dot === -1 ? ['public', path] : [path.slice(0, dot), path.slice(dot + 2)]
}

/** A design in a few lines, for tests. Names with `::` are `schema::name`. */
export function design(of: DesignOf): Design {
  const objects: DbObject[] = []
  const schemas = new Map<string, Id>([['public', PUBLIC]])
  const ranks = ranksBetween('a0', null, 3000)
  let used = 0
  const rank = () => ranks[used++] ?? 'z'
  const schema = (name: string): Id => {
    const had = schemas.get(name)
    if (had) return had
    const made = make('schema', { name, parent: null, rank: rank() })
    objects.push(made)
    schemas.set(name, made.id)
    return made.id
  }
  const types = new Map<string, Id<'enum'>>()
  for (const name of of.extensions ?? []) objects.push(make('extension', { name, parent: null, rank: rank() }))
  for (const it of of.raws ?? [])
    objects.push(make('raw', { ...it, name: it.sql.slice(0, 20), parent: null, rank: rank() }))
  for (const [path, labels] of Object.entries(of.enums ?? {})) {
    const [at, name] = split(path)
    const made = make('enum', {
      name,
      parent: schema(at),
      rank: rank(),
      values: labels.map((label) => ({ id: label, label })),
    })
    types.set(path, made.id)
    objects.push(made)
  }
  for (const [path, facts] of Object.entries(of.sequences ?? {})) {
    const [at, name] = split(path)
    objects.push(make('sequence', { ...facts, name, parent: schema(at), rank: rank() }))
  }
  const tables = new Map<string, { id: Id<'table'>; columns: Map<string, Id<'column'>> }>()
  const ids = (path: string, names: readonly string[]): Id<'column'>[] =>
    names.map((name) => {
      const id = tables.get(path)?.columns.get(name)
      if (!id) throw new Error(`${path}.${name} is not there`)
      return id
    })
  for (const [path, it] of Object.entries(of.tables)) {
    const [at, name] = split(path)
    const table = make('table', { ...it.facts, name, parent: schema(at), rank: rank() })
    objects.push(table)
    const columns = new Map<string, Id<'column'>>()
    tables.set(path, { id: table.id, columns })
    for (const [column, given] of Object.entries(it.columns)) {
      const facts = typeof given === 'string' ? { type: given } : given
      const written = facts.type.replace(/!$/, '')
      const base = written.replace(/(\[\])+$/, '')
      const of = types.get(base) ?? null
      const primary = it.primary?.includes(column) ?? false
      const made = make('column', {
        ...facts,
        name: column,
        parent: table.id,
        rank: rank(),
        nullable: !(facts.type.endsWith('!') || primary),
        type: { name: of ? '' : base, of, dimensions: (written.length - base.length) / 2 },
      })
      columns.set(column, made.id)
      objects.push(made)
    }
  }
  for (const [path, it] of Object.entries(of.tables)) {
    const parent = tables.get(path)?.id as Id<'table'>
    const [, table] = split(path)
    const on = { parent }
    if (it.primary)
      objects.push(
        make('primary-key', {
          ...on,
          rank: rank(),
          name: it.primaryName ?? `${table}_pkey`,
          columns: ids(path, it.primary),
        }),
      )
    for (const key of it.unique ?? [])
      objects.push(
        make('unique', {
          ...key,
          ...on,
          rank: rank(),
          name: key.name ?? `${table}_${key.columns.join('_')}_key`,
          columns: ids(path, key.columns),
          include: [],
        }),
      )
    for (const [name, expression] of Object.entries(it.checks ?? {}))
      objects.push(make('check', { ...on, rank: rank(), name, expression }))
    for (const { to, targets, columns, name, ...facts } of it.references ?? [])
      objects.push(
        make('foreign-key', {
          ...facts,
          ...on,
          rank: rank(),
          name: name ?? `${table}_${columns.join('_')}_fkey`,
          columns: ids(path, columns),
          target: tables.get(to)?.id as Id<'table'>,
          targetColumns: ids(to, targets ?? ['id']),
        }),
      )
    for (const { keys, include, ...facts } of it.indexes ?? [])
      objects.push(
        make('index', {
          ...facts,
          ...on,
          rank: rank(),
          keys: keys.map((key) => indexKey(key, (name) => ids(path, [name])[0] ?? null)),
          include: ids(path, include ?? []),
        }),
      )
  }
  for (const [path, it] of Object.entries(of.views ?? {})) {
    const [at, name] = split(path)
    objects.push(make('view', { ...it, name, parent: schema(at), rank: rank() }))
  }
  return apply(
    emptyDesign('test'),
    objects.map((object): Change => ({ op: 'add', object })),
  )
}

function indexKey(key: KeyOf, column: (name: string) => Id<'column'> | null): ObjectOf<'index'>['keys'][number] {
  const plain = { column: null, expression: null, opclass: null, collation: null, order: 'asc', nulls: 'last' } as const
  if (typeof key === 'string') return { ...plain, column: column(key) }
  if ('expression' in key) return { ...plain, expression: key.expression }
  const order = key.order ?? 'asc'
  return {
    ...plain,
    column: column(key.column),
    order,
    nulls: key.nulls ?? (order === 'asc' ? 'last' : 'first'),
    opclass: key.opclass ?? null,
  }
}
