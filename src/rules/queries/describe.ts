import { type Change, type Design, type Id, intentKey, object } from '#model'
import { type Need, needOf, servingIndex } from '../indexes/search-index.ts'
import { listed } from '../reading/words.ts'
import { askedOf } from './asked.ts'
import { type Demand, demandOf, isSmall, queriesOf } from './demand.ts'
import type { Query } from './from-sql.ts'
import { addProposed, proposals, wordsOf } from './propose.ts'
import { searchesOf } from './searches.ts'
import { servedBy, serves, unserved } from './serving.ts'
import { unneededIn } from './unneeded.ts'

/** What is known of the queries of a table. */
export type QueriesReading = {
  readonly queries: readonly {
    /** Under which it is kept among what the designer knows. */
    readonly key: string
    readonly name: string
    readonly asks: string
    /** The index that leads to its rows; null where none does. */
    readonly index: string | null
  }[]
  /** The fewest indexes that would serve what none serves now. */
  readonly proposals: readonly {
    readonly words: string
    readonly serves: readonly string[]
    readonly changes: readonly Change[]
  }[]
  /** Indexes that neither a declared query nor a key needs. */
  readonly unneeded: readonly string[]
  /** So few rows that reading all of them is the quickest way. */
  readonly small: boolean
}

/** What a query searches, and the indexes that such searches need. */
function needsOf(
  design: Design,
  query: Query,
): { readonly searched: readonly string[]; readonly needs: readonly Need[] } {
  const found = searchesOf(design, query).flatMap((search) => {
    const column = object(design, search.column)
    return column ? [{ name: column.name, need: needOf(column, search) }] : []
  })
  return { searched: [...new Set(found.map((it) => it.name))], needs: found.flatMap(({ need }) => need ?? []) }
}

/** The indexes that a query is answered by: one for its values and order, one for each search. Null where one of them is not there. */
function indexesFor(design: Design, table: Id, at: { demand: Demand | null; needs: readonly Need[] }): string | null {
  const { demand, needs } = at
  const asked = demand ? [servedBy(design, table).find((index) => serves(design, index, demand)) ?? null] : []
  const names = [...asked, ...needs.map((need) => servingIndex(design, table, need))].map((it) => it?.name ?? null)
  return names.length === 0 || names.includes(null) ? null : [...new Set(names)].join(', ')
}

/** Which index serves each declared query of a table, and which would serve the rest. */
export function describeQueries(design: Design, table: Id): QueriesReading {
  const small = isSmall(design, table)
  const queries = queriesOf(design, table).map((query) => {
    const demand = demandOf(design, query)
    const { searched, needs } = needsOf(design, query)
    const asks = [demand ? askedOf(design, demand) : '', searched.length > 0 ? `searches ${listed(searched)}` : '']
    return {
      key: intentKey(query),
      name: query.name,
      asks: asks.filter((it) => it !== '').join(', ') || 'reads all of it',
      index: indexesFor(design, table, { demand, needs }),
    }
  })
  const wanted = small ? [] : proposals(unserved(design, table))
  return {
    queries,
    unneeded: unneededIn(design, table).map((it) => it.name),
    small,
    proposals: [
      ...wanted.map((it) => ({
        words: wordsOf(design, it),
        serves: it.demands.map((demand) => demand.query.name),
        changes: addProposed(design, table, it),
      })),
      ...(small ? [] : searched(design, table)),
    ],
  }
}

/** The indexes that the searches of a table lack, each with the queries that would have it. */
function searched(design: Design, table: Id): QueriesReading['proposals'] {
  const lacking = new Map<string, { readonly need: Need; readonly serves: string[] }>()
  for (const query of queriesOf(design, table))
    for (const need of needsOf(design, query).needs) {
      if (servingIndex(design, table, need)) continue
      const had = lacking.get(need.words) ?? { need, serves: [] }
      had.serves.push(query.name)
      lacking.set(need.words, had)
    }
  return [...lacking.values()].map(({ need, serves }) => ({
    words: need.words,
    serves: [...new Set(serves)],
    changes: need.add(design, table),
  }))
}
