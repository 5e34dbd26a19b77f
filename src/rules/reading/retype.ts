import { type Change, comparable, type Design, type Id, incomingOf, indexesOf, object, primaryKeyOf } from '#model'
import { setColumn } from './edits.ts'
import { isSpokenOf, isUsedInText } from './expressions.ts'
import { type Column, keysUsing } from './shapes.ts'
import { isWhole, plain } from './types.ts'

type Wanted = Pick<Column, 'type'> & Partial<Pick<Column, 'default' | 'identity'>>

/** The columns that refer to a column, by foreign keys, and those that refer to them. The column itself first. */
function referring(design: Design, column: Id<'column'>): Set<Id<'column'>> {
  const found = new Set<Id<'column'>>([column])
  for (const id of found)
    for (const key of incomingOf(design, object(design, id)?.parent ?? id))
      key.targetColumns.forEach((target, i) => {
        const from = key.columns[i]
        if (target === id && from) found.add(from)
      })
  return found
}

/** Whether a column can change its type by itself: nothing hangs on the type that it has. */
function canLeave(design: Design, it: Column, wanted: { to: Wanted; root: boolean }): boolean {
  const apart = !comparable(it.type, wanted.to.type)
  if (it.generated || it.inherited || it.collation) return false
  if (apart ? isUsedInText(design, it.id) : isSpokenOf(design, it.id)) return false
  if (!wanted.root && (it.identity || (apart && it.default))) return false
  return indexesOf(design, it.parent ?? it.id).every((index) =>
    index.keys.every((key) => key.column !== it.id || (index.method === 'btree' && !key.opclass && !key.collation)),
  )
}

/** The columns that would take the type; null where one of them can't. */
function following(design: Design, column: Id<'column'>, to: Wanted): readonly Column[] | null {
  const all = referring(design, column)
  const columns: Column[] = []
  for (const id of all) {
    const it = object(design, id)
    if (!it || !canLeave(design, it, { to, root: id === column })) return null
    for (const key of keysUsing(design, it)) {
      const target = object(design, key.targetColumns[key.columns.indexOf(id)] ?? id)
      if (!target || (!all.has(target.id) && !sameType(target, to))) return null
    }
    columns.push(it)
  }
  return columns
}

/** Whether `retype` would have an answer: much less work than to make it. */
export const canRetype = (design: Design, column: Id<'column'>, to: Wanted): boolean =>
  following(design, column, to) !== null

/**
 * Gives a column another type, and to every column that refers to it. Null where that can't be: text or an index rests
 * on the type, or one of the columns refers to something else, whose type stays.
 */
export function retype(design: Design, column: Id<'column'>, to: Wanted): Change[] | null {
  const all = following(design, column, to)
  return (
    all?.flatMap((it) => {
      const own = it.id === column ? to : { type: to.type }
      return setColumn(design, it.id, { identity: isWhole(to) ? it.identity : null, ...own })
    }) ?? null
  )
}

export const sameType = (a: Pick<Column, 'type'>, b: Pick<Column, 'type'>): boolean =>
  a.type.of === b.type.of && a.type.name === b.type.name && a.type.dimensions === b.type.dimensions

/** The one column of a table's primary key that numbers or names its rows: no foreign key, nor a partition's copy. */
export function loneKey(design: Design, table: Id<'table'>): Column | null {
  const key = primaryKeyOf(design, table)
  const it = key?.columns.length === 1 && key.columns[0] ? object(design, key.columns[0]) : null
  return it && !it.inherited && keysUsing(design, it).length === 0 && plain(it) !== '' ? it : null
}
