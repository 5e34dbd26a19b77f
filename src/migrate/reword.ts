import { quoteName } from '#base'
import { type Design, type Id, type IntentEntry, isColumnPiece, object, sqlAt } from '#model'
import type { Between, Column, Fill } from './carry-rows.ts'

type Reworded = Extract<IntentEntry, { sort: 'reworded' }>
type Said = Reworded['now'][number]

const rewordedIn = ({ intent }: Design): Reworded[] =>
  [...intent.values()].filter((it): it is Reworded => it.sort === 'reworded')

/** Gives a new column what its table's other columns said before. */
function reword({ column, sql }: Said, about: Id, { from, midway, to }: Between): Fill | null {
  const it = object(to, column) as Column | null
  const reads = sql.filter(isColumnPiece)
  if (!it || it.parent !== about || reads.some((id) => object(from, id)?.parent !== about)) return null
  const at = sqlAt(midway)
  const value = sql.map((piece) => (isColumnPiece(piece) ? `target.${at.name(piece)}` : piece)).join('')
  const table = sqlAt(to).path(about)
  return {
    about: it,
    sql: `UPDATE ${table} AS target SET ${quoteName(it.name)} = ${value} WHERE (${value}) IS NOT NULL`,
    reads,
    whole: true,
    updates: table,
  }
}

/** What the others say as much as they did: null is not told from what stands in its place. */
const told = ({ was }: Reworded, { from, to }: Between): Id[] =>
  was.flatMap(({ column }) => {
    const it = object(from, column) as Column | null
    return it && !it.nullable && !object(to, column) ? [column] : []
  })

/** What fills columns that say anew what others said, and those others again on the way back. */
export function planRewording(between: Between): { at: Id; fill: Fill | null; columns: readonly Id[] }[] {
  const isNew = (it: Said) => between.differences.added.has(it.column)
  return [
    ...rewordedIn(between.to).map((it) => ({ about: it.about, said: it.now, columns: told(it, between) })),
    ...rewordedIn(between.from).map((it) => ({ about: it.about, said: it.was, columns: [] })),
  ].flatMap(({ about, said, columns }) => {
    const all = said.filter(isNew).map((it) => ({ at: it.column, fill: reword(it, about, between) }))
    const isWhole = all.every(({ fill }) => fill !== null)
    return all.map((it) => ({ ...it, columns: isWhole ? columns : [] }))
  })
}
