import { quoteName } from '#base'
import type { Range } from '#languages'
import { applied } from './applied.ts'
import type { Declared, Thing } from './declared.ts'
import { isDrizzle, library } from './library.ts'
import { pathOf, type SqlText, type Standing, sqlOf } from './sql-text.ts'
import { type Calling, chainOf, isNothing, type Rec, textOf, type Value, wordsOf } from './values.ts'
import { namesOfColumns } from './view-columns.ts'

/** A query, and what its columns are called, by their keys in the text. */
type Query = { readonly sql: string; readonly names: ReadonlyMap<string, string> }
/** What stands behind FROM: how it is said there, and what its columns are called behind which name. */
type Source = Omit<Query, 'sql'> & { readonly from: string; readonly called: string; readonly with?: string }
type Column = { readonly sql: string; readonly key: string; readonly name: string | null }

const SELECT: Readonly<Record<string, string>> = {
  select: 'select',
  selectDistinct: 'select distinct',
  selectDistinctOn: 'select distinct on',
}
const JOINS: Readonly<Record<string, string>> = {
  leftJoin: 'left join',
  rightJoin: 'right join',
  innerJoin: 'inner join',
  fullJoin: 'full join',
  crossJoin: 'cross join',
  leftJoinLateral: 'left join lateral',
  innerJoinLateral: 'inner join lateral',
  crossJoinLateral: 'cross join lateral',
}
const SETS: Readonly<Record<string, string>> = {
  union: 'union',
  unionAll: 'union all',
  intersect: 'intersect',
  intersectAll: 'intersect all',
  except: 'except',
  exceptAll: 'except all',
}
const TAILS: Readonly<Record<string, string>> = {
  where: 'where',
  groupBy: 'group by',
  having: 'having',
  orderBy: 'order by',
  limit: 'limit',
  offset: 'offset',
}
const DEEPEST = 40

/** Why something is no query that can be read, thrown within this file alone. */
class Unreadable extends Error {
  readonly at: Range | null
  constructor(why: string, at: Range | null) {
    super(why)
    this.at = at
  }
}

/** Queries that are put together by calls: `qb.select({ … }).from(users).where(eq(…))`. */
export class Queries {
  readonly #declared: Declared
  readonly #standing: Standing
  #depth = 0

  constructor(declared: Declared) {
    this.#declared = declared
    this.#standing = { declared, own: null, queries: this }
  }

  /** The SQL of a query, or of a function that makes one; null where it is none. */
  queryOf(value: Value): SqlText | null {
    return this.#guarded(() => this.#query(value)?.sql ?? null)
  }

  /** A column of a view, of a query with a name or of a table under another name; null where it is none. */
  columnOf({ of, name, at }: Extract<Value, { is: 'member' }>): SqlText | null {
    return this.#guarded(() => {
      const source = this.#source(of)
      const column = source?.names.get(name)
      if (source && column === undefined) throw new Unreadable(`there is no column ${name}`, at)
      return source && column !== undefined ? `${source.called}.${quoteName(column)}` : null
    })
  }

  #guarded(read: () => string | null): SqlText | null {
    try {
      const sql = read()
      return sql === null ? null : { sql }
    } catch (error) {
      if (error instanceof Unreadable) return { why: error.message, at: error.at }
      throw error
    }
  }

  #sql(value: Value | undefined): string {
    const found = value ? sqlOf(this.#standing, value) : { why: 'something is missing', at: null }
    if ('sql' in found) return found.sql
    throw new Unreadable(found.why, found.at)
  }

  #query(value: Value): Query | null {
    const { reading } = this.#declared.project
    if (this.#depth > DEEPEST || !reading.spend(10)) throw new Unreadable('there is too much to read', null)
    this.#depth++
    try {
      if (value.is !== 'function') return this.#built(value)
      const builder = library('drizzle-orm/pg-core', 'QueryBuilder')
      return this.#query(applied(reading, value, { args: [builder], at: value.node }))
    } finally {
      this.#depth--
    }
  }

  #built(value: Value): Query | null {
    const { root, steps } = chainOf(value)
    if (root.is !== 'library' || !isDrizzle(root.module)) return null
    // `new QueryBuilder().select()`, or what a view's function is given.
    const [first, ...rest] = root.name === 'QueryBuilder' ? steps.slice(1) : steps
    if (!first) return null
    const how = root.name === 'QueryBuilder' ? first.name : /^QueryBuilder\.(\w+)$/.exec(root.name)?.[1]
    const isSet = SETS[root.name] !== undefined
    if (isSet) return this.#joined(root.name, first.args)
    if (how === 'with' && rest[0]) return this.#selected(rest[0].name, rest[0], rest.slice(1), first.args)
    return how && SELECT[how] ? this.#selected(how, first, rest, []) : null
  }

  #joined(name: string, values: readonly Value[]): Query {
    const queries = values.map((it) => this.#query(it))
    const [first] = queries
    if (!first || queries.includes(null)) throw new Unreadable(`what ${name}() is given is no query`, null)
    return { sql: queries.map((it) => `(${it?.sql})`).join(` ${SETS[name]} `), names: first.names }
  }

  #selected(how: string, call: Calling, steps: readonly Calling[], given: readonly Value[]): Query {
    const sources: Source[] = []
    const joins: string[] = []
    const tails = new Map<string, string>()
    const ctes = given.map((it) => this.#source(it)?.with)
    if (ctes.includes(undefined)) throw new Unreadable('what with() is given can’t be read', call.at)
    for (const { name, args, at } of steps) {
      const [first, second] = args
      if (name === 'from' || JOINS[name]) {
        const source = first ? (this.#source(first) ?? this.#raw(first)) : null
        if (!source) throw new Unreadable('where it selects from can’t be read', at)
        sources.push(source)
        const on = second ? ` on ${this.#sql(second)}` : ''
        joins.push(name === 'from' ? `from ${source.from}` : `${JOINS[name]} ${source.from}${on}`)
      } else if (TAILS[name]) {
        const words = args.filter((it) => it.is !== 'word').map((it) => this.#sql(it))
        if (words.length > 0) tails.set(name, `${TAILS[name]} ${words.join(', ')}`)
      } else if (SETS[name]) {
        const left = this.#selected(
          how,
          call,
          steps.slice(
            0,
            steps.findIndex((it) => it.at === at),
          ),
          given,
        )
        const right = first && this.#query(first)
        if (!right || steps.at(-1)?.at !== at) throw new Unreadable(`.${name}() can’t be read here`, at)
        return { sql: `(${left.sql}) ${SETS[name]} (${right.sql})`, names: left.names }
      } else if (name !== '$dynamic') throw new Unreadable(`.${name}() can’t be read`, at)
    }
    const [fields] = call.args.slice(how === 'selectDistinctOn' ? 1 : 0)
    if (fields && fields.is !== 'record' && !isNothing(fields)) throw new Unreadable(wordsOf(fields), call.at)
    const columns = fields?.is === 'record' ? this.#columns(fields) : sources.flatMap((it) => allOf(it))
    if (columns.length === 0) throw new Unreadable('what it selects can’t be read', call.at)
    const on = how === 'selectDistinctOn' ? ` ${this.#sql(call.args[0])}` : ''
    const parts = [
      ...(ctes.length > 0 ? [`with ${ctes.join(', ')}`] : []),
      `${SELECT[how]}${on} ${columns.map((it) => it.sql).join(', ')}`,
      ...joins,
      ...Object.keys(TAILS).flatMap((it) => tails.get(it) ?? []),
    ]
    const names = columns.flatMap((it) => (it.name === null ? [] : [[it.key, it.name] as const]))
    return { sql: parts.join(' '), names: new Map(names) }
  }

  /** What a query selects, key by key. */
  #columns({ fields }: Rec): readonly Column[] {
    return [...fields].flatMap(([key, { value }]): readonly Column[] => {
      if (key.startsWith('…') || value.is === 'unknown') throw new Unreadable('what it selects can’t be read', null)
      if (value.is === 'record') return this.#columns(value)
      if (value.is === 'member') {
        const own = this.#declared.columnOf(value)?.column.name
        return [{ sql: this.#sql(value), key, name: own ?? this.#source(value.of)?.names.get(value.name) ?? null }]
      }
      const alias = value.is === 'call' && value.name === 'as' ? textOf(value.args[0]) : null
      if (alias !== null && value.is === 'call')
        return [{ sql: `${this.#sql(value.of)} as ${quoteName(alias)}`, key, name: alias }]
      const source = this.#source(value)
      return source ? allOf(source) : [{ sql: this.#sql(value), key, name: null }]
    })
  }

  #source(value: Value): Source | null {
    const thing = this.#declared.thingOf(value)
    if (thing) return this.#thing(thing)
    if (value.is !== 'call') return null
    const { root, steps } = chainOf(value)
    const [first, second] = steps
    const isOf = (name: string) => root.is === 'library' && isDrizzle(root.module) && root.name === name
    const name = textOf(first?.args[first.args.length - 1])
    if (isOf('alias') && name !== null && first?.args[0]) {
      const source = this.#source(first.args[0])
      return source && { ...source, from: `${source.from} ${quoteName(name)}`, called: quoteName(name) }
    }
    if (isOf('QueryBuilder.$with') && name !== null && second?.name === 'as' && second.args[0]) {
      const query = this.#query(second.args[0])
      const called = quoteName(name)
      return query && { from: called, called, names: query.names, with: `${called} as (${query.sql})` }
    }
    const alias = value.name === 'as' ? textOf(value.args[0]) : null
    const query = alias === null ? null : this.#query(value.of)
    const called = quoteName(alias ?? '')
    return query && { from: `(${query.sql}) ${called}`, called, names: query.names }
  }

  #thing(thing: Thing): Source | null {
    const path = pathOf(thing)
    if (thing.sort === 'table') return { from: path, called: path, names: namesOfColumns(this.#declared, thing) }
    if (thing.sort !== 'view' && thing.sort !== 'materialized-view') return null
    const [, columns] = thing.call.args
    if (columns) return { from: path, called: path, names: namesOfColumns(this.#declared, thing) }
    const as = thing.more.find((it) => it.name === 'as')?.args[0]
    const query = as && this.#query(as)
    return query ? { from: path, called: path, names: query.names } : null
  }

  /** `from(sql`generate_series(1, 3)`)` */
  #raw(value: Value): Source | null {
    return value.is === 'sql' ? { from: this.#sql(value), called: '', names: new Map() } : null
  }
}

const allOf = ({ called, names }: Source): readonly Column[] =>
  [...names].map(([key, name]) => ({ sql: `${called}.${quoteName(name)}`, key, name }))
