import { type Design, type Id, object } from '#model'
import { listed } from '../reading/words.ts'
import type { Demand } from './demand.ts'

const names = (design: Design, ids: readonly Id[]): string => listed(ids.map((id) => object(design, id)?.name ?? '?'))

/** `status =, ordered by due`: what the query asks. */
export function askedOf(design: Design, { equal, range, order, query }: Demand): string {
  const parts = [
    equal.length > 0 ? `${names(design, equal)} =` : '',
    range.length > 0 ? `a range of ${names(design, range)}` : '',
    order.length > 0
      ? `${query.keyset ? 'pages' : 'ordered'} by ${names(
          design,
          order.map((it) => it.column),
        )}`
      : '',
    query.where ? `where ${query.where}` : '',
  ]
  return parts.filter((it) => it !== '').join(', ')
}
