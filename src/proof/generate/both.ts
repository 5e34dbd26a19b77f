import { type ColumnFacts, type Facts, type LinkFacts, ownRowsOf, type TableFacts } from './facts.ts'

/** The table of the one end that is the table of the other, and the names of its columns there; null where it has none. */
export type Counterpart = (table: TableFacts) => {
  readonly names: readonly [string, string]
  readonly columns: ReadonlyMap<string, string>
} | null

const keyOf = (names: readonly [string, string]): string => JSON.stringify(names)

type Pair = { readonly own: TableFacts; readonly other: TableFacts; readonly columns: ReadonlyMap<string, string> }

/** A column's rows have to be values of the other end's type too, where that is one that every Postgres has. */
function columnOfBoth(column: ColumnFacts, other: ColumnFacts | undefined): ColumnFacts {
  if (!other || other.computed !== null) return column
  const also = other.type < 16384 && other.typeName !== column.typeName
  return { ...column, required: column.required || other.required, ...(also ? { alsoType: other.typeName } : {}) }
}

function tableOfBoth(pair: Pair, about: { other: Facts; ownOf: (oid: number) => Pair | null }): TableFacts {
  const { own, other, columns } = pair
  const back = new Map([...columns].map(([mine, theirs]) => [theirs, mine]))
  const here = (names: readonly string[]): readonly string[] | null => {
    const mapped = names.flatMap((name) => back.get(name) ?? [])
    return mapped.length === names.length ? mapped : null
  }
  const sameNames = (names: readonly string[]) => names.every((name) => back.get(name) === name)
  const labels = other.columns.flatMap((it) => {
    const type = about.other.types.get(it.type)
    const mine = back.get(it.name)
    if (type?.form !== 'e' || mine === undefined) return []
    const list = type.labels.map((label) => `'${label.replaceAll("'", "''")}'`).join(', ')
    const sql = own.columns.find((each) => each.name === mine)?.sql
    return [{ expression: `${sql}::text in (${list || 'null'})`, columns: [mine] }]
  })
  const links = other.links.flatMap((link): LinkFacts[] => {
    const target = about.ownOf(link.target)
    const mine = here(link.columns)
    const theirs = link.targetColumns.flatMap(
      (name) => [...(target?.columns ?? [])].find(([, it]) => it === name)?.[0] ?? [],
    )
    if (!target || !mine || theirs.length !== mine.length) return []
    return [
      {
        ...link,
        columns: mine,
        path: ownRowsOf(own),
        target: target.own.oid,
        targetPath: ownRowsOf(target.own),
        targetColumns: theirs,
      },
    ]
  })
  const all = other.columns.map((it) => it.name)
  return {
    ...own,
    columns: own.columns.map((it) =>
      columnOfBoth(
        it,
        other.columns.find((each) => each.name === columns.get(it.name)),
      ),
    ),
    conditions: [
      ...own.conditions,
      ...labels,
      ...other.conditions.filter(
        (it) => sameNames(it.columns.length > 0 ? it.columns : all) && !/satisfies_hash_partition/.test(it.expression),
      ),
    ],
    // What is no key yet is no arbiter of ON CONFLICT either.
    keys: [
      ...own.keys,
      ...other.keys.flatMap((key) => {
        const mine = here(key.columns)
        return mine && mine.length > 0 ? [{ columns: mine, deferrable: true }] : []
      }),
    ],
    links: [
      ...own.links,
      ...links.filter((it) => !own.links.some((each) => each.columns.join() === it.columns.join())),
    ],
  }
}

/** What both ends of a migration ask of the rows of the first: those can make the way there and back. */
export function factsOfBoth(own: Facts, other: Facts, counterpart: Counterpart): Facts {
  const others = new Map(other.tables.map((it) => [keyOf(it.names), it]))
  const pairs = own.tables.flatMap((table): Pair[] => {
    const there = counterpart(table)
    const found = there && others.get(keyOf(there.names))
    return there && found ? [{ own: table, other: found, columns: there.columns }] : []
  })
  const byOwn = new Map(pairs.map((it) => [it.own.oid, it]))
  const byOther = new Map(pairs.map((it) => [it.other.oid, it]))
  const about = { other, ownOf: (oid: number) => byOther.get(oid) ?? null }
  return {
    types: own.types,
    tables: own.tables.map((it) => {
      const pair = byOwn.get(it.oid)
      return pair ? tableOfBoth(pair, about) : it
    }),
  }
}
