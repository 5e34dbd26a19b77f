import { type Wording, wordKey } from '#model'
import type { ReadTable } from './columns.ts'
import { isWithin } from './declared.ts'
import type { Draft } from './draft.ts'
import { givenBy, shapeOf } from './shape.ts'

/** What a text calls the objects it speaks of, and in which form it says them. */
export function wordingOf(draft: Draft, read: readonly ReadTable[]): Wording {
  const words = new Map<string, string>()
  for (const it of draft.declared.things) words.set(wordKey(it.id), it.key)
  for (const { sql, key } of draft.customs) words.set(wordKey(null, `custom ${sql}`), key)
  for (const { table, columns } of read) {
    const third = shapeOf(table.statement.value)?.base.args[2]?.value
    const [param] = third?.sort === 'function' ? third.params : []
    if (param?.pattern.sort === 'name') words.set(wordKey(table.id, 'param'), param.pattern.text)
    if (givenBy(third)?.sort === 'object') words.set(wordKey(table.id, 'extras'), 'record')
    for (const { column, building } of columns) {
      words.set(wordKey(column.id), column.key)
      // What several tables share goes by one key in all of them.
      if (!column.field.entry || !isWithin(column.field.entry, table.statement))
        words.set(wordKey(column.id, 'kept'), column.key)
      if (building.serial) words.set(wordKey(column.id, 'form'), 'serial')
      for (const call of building.steps) {
        const about = draft.ties.get(call)?.about
        if (about && isWithin(call.step, table.statement)) words.set(wordKey(about, 'form'), 'inline')
      }
    }
    for (const extra of draft.extras.get(table) ?? []) {
      const about = draft.ties.get(extra)?.about
      if (!about) continue
      words.set(wordKey(about, 'form'), 'line')
      if (extra.key !== null) words.set(wordKey(about, 'key'), extra.key)
    }
  }
  return words
}
