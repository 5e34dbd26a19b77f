import { columnsOf, type Design, foreignKeysOf, type Id, indexesOf, object, primaryKeyOf } from '#model'
import { hasTag } from '../reading/intent.ts'
import { nounOf } from '../reading/nouns.ts'
import { columnsAt, type ForeignKey, isUnique, pairOf } from '../reading/shapes.ts'
import { isMoment } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'

/** A unique index over part of the rows, which soft deletes ask for. */
const isPartlyUnique = (design: Design, table: Id, columns: readonly Id[]): boolean =>
  indexesOf(design, table).some(
    (it) => it.unique && it.keys.every((key) => key.column === null || columns.includes(key.column)),
  )

/** How far a way from one table to another is looked for. */
const FAR = 40

/** Whether a table's rows lead to another's by foreign keys. */
function leadsTo(design: Design, from: Id, to: Id): boolean {
  const seen = new Set<Id>([from])
  for (const table of seen) {
    if (seen.size > FAR) return false
    for (const key of foreignKeysOf(design, table)) {
      if (key.target === to && from !== to) return true
      seen.add(key.target)
    }
  }
  return false
}

const BELONGS = new Set(
  'member membership follow follower like favorite favourite enrollment enrolment participant'.split(' '),
)

/** Who belongs to what is said once, whatever else is said of it: a role, a state, what was read last. */
function memberPair(design: Design, table: Id<'table'>): readonly [ForeignKey, ForeignKey] | null {
  const name = object(design, table)?.name ?? ''
  const [first, second, ...more] = foreignKeysOf(design, table)
  if (!first || !second || more.length > 0 || !BELONGS.has(wordsOf(nounOf(name)).at(-1) ?? '')) return null
  const columns = columnsAt(design, [...first.columns, ...second.columns])
  return columns.length === 2 && columns.every((it) => !it.nullable) ? [first, second] : null
}

export type OpenPair = {
  readonly pair: readonly [ForeignKey, ForeignKey]
  readonly columns: readonly Id<'column'>[]
  /** Rows with a key and a time of their own may be events (visits, votes), those keyed by their order a list: the same pair may come again. */
  readonly mayRepeat: boolean
}

/** Whether a row stays when what it refers to goes: it tells of it, as a view of a page does, and joins nothing. */
const outlives = (design: Design, key: ForeignKey): boolean =>
  key.onDelete === 'set null' && columnsAt(design, key.columns).some((it) => it.nullable)

/** The two references of a join table that can hold a pair twice; null where there is no such thing. */
export function openPair(design: Design, table: Id<'table'>): OpenPair | null {
  const joined = pairOf(design, table)
  const pair = joined ?? memberPair(design, table)
  if (!pair || hasTag(design, table, 'event')) return null
  // An order’s line refers to its order, and to the order’s own customer: a way there and a shortcut, no join.
  const leads = leadsTo(design, pair[0].target, pair[1].target) || leadsTo(design, pair[1].target, pair[0].target)
  if (joined && leads) return null
  if (joined && pair.some((key) => outlives(design, key))) return null
  const columns = [...new Set(pair.flatMap((key) => key.columns))]
  if (isUnique(design, table, columns) || isPartlyUnique(design, table, columns)) return null
  const key = primaryKeyOf(design, table)?.columns ?? []
  const timed = columnsOf(design, table).some((it) => isMoment(it) && !key.includes(it.id) && !columns.includes(it.id))
  const ordered = key.length > 1 && key.some((id) => !columns.includes(id))
  return { pair, columns, mayRepeat: !joined || (key.length > 0 && (timed || ordered)) }
}
