import { type Design, type Id, object } from '#model'
import type { Column } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { type Query, readQuery, type Search } from './from-sql.ts'

/** How a column of a type is searched, as long as nobody says more. */
const usualOperator = (it: Column): string =>
  it.type.name === 'tsvector' ? '@@' : it.type.dimensions > 0 || plain(it) === 'jsonb' ? '@>' : '~~*'

/** What a query searches, and how: as its SQL says, else as columns of that type are searched. */
export function searchesOf(design: Design, query: Query): readonly Search[] {
  if (query.sql !== null) {
    const { searches } = readQuery(design, { name: query.name, sql: query.sql })
    return searches.filter((it) => it.table === query.about)
  }
  return query.search.flatMap((id): Search[] => {
    const it = object(design, id as Id<'column'>)
    return it?.kind === 'column' ? [{ column: it.id, operator: usualOperator(it), key: null }] : []
  })
}
