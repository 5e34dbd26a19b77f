import { type Design, type Id, type IntentEntry, object } from '#model'
import { isTree, statementTrees, type Tree } from '../reading/parse.ts'
import { listIn, tagged, uncast } from '../reading/trees.ts'
import { type Use, usesIn } from './conditions.ts'
import { columnAt, type Found, type Scope, type Source, sourcesIn } from './scope.ts'

export type Query = Extract<IntentEntry, { sort: 'query' }>
/** A column that a query searches, and by which operator. */
export type Search = { readonly column: Id<'column'>; readonly operator: string; readonly key: string | null }
export type ReadQuery = {
  /** One entry for each table whose rows it looks for. */
  readonly queries: readonly Query[]
  readonly searches: readonly (Search & { readonly table: Id<'table'> })[]
  /** What of it could not be read. */
  readonly unread: readonly string[]
}

type Asked = {
  source: Source
  uses: Use[]
  /** What OR leaves open: rows for each of these, found by an index of its own. */
  either: readonly (readonly Use[])[]
  order: { column: Id<'column'>; descending: boolean }[]
}

/** What the columns of a SELECT are called, so that ORDER BY can name or number them. */
const outputs = (select: Tree): readonly { name: string; value: unknown }[] =>
  listIn(select.targetList).map((it) => {
    const target = tagged(it, 'ResTarget')
    return { name: typeof target?.name === 'string' ? target.name : '', value: target?.val }
  })

class Reader {
  readonly asked: Asked[] = []
  readonly unread = new Set<string>()
  readonly #design: Design

  constructor(design: Design) {
    this.#design = design
  }

  select(select: Tree, outer: Scope | null, given: ReadonlySet<string> = new Set()): void {
    const named = new Set(given)
    const ctes = listIn(isTree(select.withClause) ? select.withClause.ctes : []).map((it) =>
      tagged(it, 'CommonTableExpr'),
    )
    for (const it of ctes) if (typeof it?.ctename === 'string') named.add(it.ctename)
    for (const it of ctes) if (isTree(it?.ctequery)) this.#query(it.ctequery, outer, named)
    for (const side of [select.larg, select.rarg]) if (isTree(side)) this.select(side, outer, named)
    const from = sourcesIn(this.#design, listIn(select.fromClause), named)
    const scope: Scope = { sources: from.sources, others: from.others, outer, named }
    for (const query of from.queries) this.#query(query, outer, named)
    const mine = from.sources.map((source): Asked => ({ source, uses: [], either: [], order: [] }))
    this.asked.push(...mine)
    for (const name of from.others) if (!named.has(name) && name !== '') this.#note(`${name} is no table of the design`)
    const onQuery = (query: Tree) => this.#query(query, scope, named)
    const conditions = [...from.conditions, ...(isTree(select.whereClause) ? [select.whereClause] : [])]
    const uses = conditions.flatMap((it) => usesIn({ design: this.#design, scope, onQuery }, it))
    const joined = from.using.flatMap((pair) => (pair.length > 1 ? pair : [])).map((at): Use => ({ how: 'join', at }))
    for (const use of [...uses, ...joined]) this.#take(use, mine)
    for (const link of listIn(select.targetList)) this.#scalars(link, scope, named)
    this.#order(select, scope, mine)
  }

  #query(query: Tree, outer: Scope | null, named: ReadonlySet<string>): void {
    const select = tagged(query, 'SelectStmt')
    if (select) this.select(select, outer, named)
  }

  #note(says: string): void {
    this.unread.add(says)
  }

  /** Queries among the columns: `(SELECT count(*) …) AS n`. */
  #scalars(target: Tree, scope: Scope, named: ReadonlySet<string>): void {
    const link = tagged(tagged(target, 'ResTarget')?.val, 'SubLink')
    if (link && isTree(link.subselect)) this.#query(link.subselect, scope, named)
  }

  #take(use: Use, mine: readonly Asked[]): void {
    if (use.how === 'unread') {
      this.#note(use.says)
      return
    }
    const first = use.how === 'keyset' ? use.columns[0] : use.at
    const asked = mine.find((it) => it.source === first?.source)
    if (use.how !== 'either') asked?.uses.push(use)
    // Of several ORs one leads to the rows, and the others sift them.
    else if (asked?.either.length === 0) asked.either = use.arms
  }

  #order(select: Tree, scope: Scope, mine: readonly Asked[]): void {
    const sorts = listIn(select.sortClause)
      .map((it) => tagged(it, 'SortBy'))
      .filter((it) => it !== null)
    if (sorts.length === 0) return
    if (listIn(select.groupClause).length > 0 || select.distinctClause || select.op !== 'SETOP_NONE') {
      this.#note('ORDER BY over groups, which no index can give')
      return
    }
    const all = outputs(select)
    const columns = sorts.map((sort): Found | null => {
      const place = tagged(sort.node, 'A_Const')?.ival
      const number = isTree(place) ? Number(place.ival ?? 0) : 0
      const own = columnAt(this.#design, scope, uncast(sort.node))
      const name =
        listIn(tagged(sort.node, 'ColumnRef')?.fields).length === 1
          ? tagged(listIn(tagged(sort.node, 'ColumnRef')?.fields)[0], 'String')?.sval
          : null
      const output = number > 0 ? all[number - 1] : all.find((it) => it.name !== '' && it.name === name)
      return (output && columnAt(this.#design, scope, uncast(output.value))) ?? own
    })
    const [first] = columns
    const asked = mine.find((it) => it.source === first?.source)
    const leading = columns.findIndex((it) => it?.source !== first?.source)
    const usable = leading === -1 ? columns : columns.slice(0, leading)
    if (!asked || usable.length < columns.length) {
      this.#note('ORDER BY over more than the columns of one table')
      return
    }
    if (asked.either.length > 0) {
      this.#note('ORDER BY of rows found by OR, which no index gives')
      return
    }
    asked.order = usable.flatMap((it, i) =>
      it ? [{ column: it.column.id, descending: sorts[i]?.sortby_dir === 'SORTBY_DESC' }] : [],
    )
  }
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]

function entryOf(asked: Asked, at: { name: string; sql: string }): Query {
  const columnsOf = (how: Use['how']) =>
    unique(asked.uses.flatMap((use) => (use.how === how && 'at' in use ? [use.at.column.id] : [])))
  const rows = asked.uses.flatMap((use) => (use.how === 'keyset' ? use.columns.map((it) => it.column.id) : []))
  const ordered = asked.order.map((it) => it.column)
  const range = columnsOf('range')
  // `WHERE created_at < $1 ORDER BY created_at` with a limit pages in the same way.
  const keyset = rows.length > 0 && rows.every((id) => ordered.includes(id))
  const always = unique(asked.uses.flatMap((use) => (use.how === 'always' ? [use.sql] : [])))
  return {
    sort: 'query',
    about: asked.source.table,
    name: at.name,
    sql: at.sql,
    equality: columnsOf('equality'),
    range: unique([...range, ...(keyset ? [] : rows)]),
    order: asked.order,
    joins: columnsOf('join'),
    search: columnsOf('search'),
    keyset,
    where: always.length > 0 ? always.join(' AND ') : null,
  }
}

/** Each side of an OR is looked for by itself: Postgres joins what several indexes find (manual 18, 11.5). */
const sidesOf = (asked: Asked): readonly Asked[] =>
  asked.either.length === 0
    ? [asked]
    : asked.either.map((arm) => ({ ...asked, either: [], uses: [...asked.uses, ...arm] }))

const saysSomething = (it: Query): boolean =>
  [it.equality, it.range, it.joins, it.search, it.order].some((list) => list.length > 0) || it.where !== null

/**
 * Reads a SELECT into what it asks of each table: the patterns that an index can serve. A literal counts as the same every
 * time only where the column has a few values; elsewhere it is an example. What it can't read is said, never guessed.
 */
export function readQuery(design: Design, { name, sql }: { name: string; sql: string }): ReadQuery {
  const statements = statementTrees(sql)
  if (!statements) return { queries: [], searches: [], unread: ['Postgres can’t parse it'] }
  const reader = new Reader(design)
  for (const statement of statements) {
    const select = tagged(statement, 'SelectStmt')
    if (select) reader.select(select, null)
    else reader.unread.add('only SELECT is read')
  }
  const used = new Map<Id, number>()
  const queries = reader.asked.flatMap((asked) => {
    const again = used.get(asked.source.table) ?? 0
    const called = again === 0 ? name : `${name} (${asked.source.alias})`
    const entries = sidesOf(asked)
      .map((side, i) => entryOf(side, { name: i === 0 ? called : `${called} (or, ${i + 1})`, sql }))
      .filter(saysSomething)
    if (entries.length === 0 || !object(design, asked.source.table)) return []
    used.set(asked.source.table, again + 1)
    return entries
  })
  const searches = reader.asked
    .flatMap(sidesOf)
    .flatMap(({ source, uses }) =>
      uses.flatMap((use) =>
        use.how === 'search'
          ? [{ table: source.table, column: use.at.column.id, operator: use.operator, key: use.key }]
          : [],
      ),
    )
  return { queries, searches, unread: [...reader.unread] }
}
