import { type Change, type Design, type Id, intentKey } from '#model'
import { askedOf } from './asked.ts'
import { demandOf, isSmall, queriesOf } from './demand.ts'
import { addProposed, proposals, wordsOf } from './propose.ts'
import { servedBy, serves, unserved } from './serving.ts'

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
  /** So few rows that reading all of them is the quickest way. */
  readonly small: boolean
}

/** Which index serves each declared query of a table, and which would serve the rest. */
export function describeQueries(design: Design, table: Id): QueriesReading {
  const indexes = servedBy(design, table)
  const small = isSmall(design, table)
  const queries = queriesOf(design, table).map((query) => {
    const demand = demandOf(design, query)
    return {
      key: intentKey(query),
      name: query.name,
      asks: demand ? askedOf(design, demand) : 'reads all of it, or searches',
      index: (demand && indexes.find((index) => serves(design, index, demand))?.name) ?? null,
    }
  })
  const wanted = small ? [] : proposals(unserved(design, table))
  return {
    queries,
    small,
    proposals: wanted.map((it) => ({
      words: wordsOf(design, it),
      serves: it.demands.map((demand) => demand.query.name),
      changes: addProposed(design, table, it),
    })),
  }
}
