import { type At, hasDefaultFromAbove, type Id } from '#model'
import type { Changed } from './alter.ts'
import type { Differences } from './differences.ts'

/** What is left to say of a column whose new default comes along with that of what it has the column from, which is altered in place. */
export function notSaidAbove(entry: Changed, { changed }: Differences, at: At, isApart: (id: Id) => boolean): Changed {
  const isSaid = (id: Id) => !isApart(id) && Boolean(changed.get(id)?.fields.includes('default'))
  const fields = entry.fields.filter((field) => field !== 'default' || !hasDefaultFromAbove(entry.now, at, isSaid))
  return { ...entry, fields }
}
