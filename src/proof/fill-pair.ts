import { bucketOf, childrenOf, type Design, type Id, object, schemaNameOf } from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import type { End, Way } from './end.ts'
import { type Counterpart, factsOfBoth } from './generate/both.ts'
import { type Facts, readFacts, type TableFacts } from './generate/facts.ts'
import { type Filled, fillTables } from './generate/fill.ts'
import type { Refusal } from './prove.ts'

/** What the first end's tables are filled with: rows that it allows, or, strictly, that both ends allow. */
export type PairFilling = { readonly rows: number; readonly strict: boolean; readonly without: ReadonlySet<string> }
export type Stopped = { readonly way: Way; readonly refusal: Refusal }

/** A database that is filled, and how to fill it when its rows stop a statement. */
export type FilledPair = Filled & { readonly after: (stopped: Stopped) => PairFilling }

const keyOf = (names: readonly string[]): string => JSON.stringify(names)
const namesOf = (design: Design, id: Id): readonly [string, string] => [
  schemaNameOf(design, id),
  object(design, id)?.name ?? '',
]

/** Tables and columns are the same ones if their ids are. */
function counterpartsIn(from: Design, to: Design): Counterpart {
  const byName = new Map([...from.objects.buckets.keys()].map((id) => [keyOf(namesOf(from, id)), id]))
  return (table) => {
    const id = byName.get(keyOf(table.names))
    if (id === undefined || !object(to, id)) return null
    const columns = childrenOf(from, id).flatMap((it) => {
      const there = object(to, it.id)
      return there ? [[it.name, there.name] as const] : []
    })
    return { names: namesOf(to, id), columns: new Map(columns) }
  }
}

const rootIn = (ends: { from: End; to: End }, id: Id): Id | undefined =>
  (bucketOf(ends.from.design.objects, id) ?? bucketOf(ends.to.design.objects, id))?.root

async function factsOf(db: Postgres, end: End): Promise<Facts> {
  await resetDatabase(db)
  await end.load(db)
  return readFacts(db)
}

/** Loads the first end and fills its tables. */
export async function fillPair(db: Postgres, ends: { from: End; to: End }, filling: PairFilling): Promise<FilledPair> {
  const { from, to } = ends
  const other = filling.rows > 0 && filling.strict ? await factsOf(db, to) : null
  await resetDatabase(db)
  await from.load(db)
  const same = counterpartsIn(from.design, to.design)
  const nothing: Filled = { rows: {}, notices: [] }
  const filled =
    filling.rows === 0
      ? nothing
      : await fillTables(db, {
          rows: filling.rows,
          holds: (table: TableFacts) => !filling.without.has(keyOf(table.names)),
          ...(other ? { asks: (own: Facts) => factsOfBoth(own, other, same) } : {}),
        })
  return {
    ...filled,
    after: ({ refusal }) => {
      if (!filling.strict) return { ...filling, strict: true }
      const root = refusal.about ? rootIn(ends, refusal.about) : undefined
      const key = root ? keyOf(namesOf(from.design, root)) : null
      if (key === null || filling.without.has(key) || filling.without.size > 4) return { ...filling, rows: 0 }
      return { ...filling, without: new Set([...filling.without, key]) }
    },
  }
}
