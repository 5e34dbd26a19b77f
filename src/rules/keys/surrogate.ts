import {
  addForeignKey,
  addIndex,
  addUnique,
  apply,
  type Change,
  columnsOf,
  type Design,
  foreignKeysOf,
  freeName,
  freeObjectName,
  type Id,
  incomingOf,
  indexesOf,
  object,
  primaryKeyOf,
  referrersOf,
  removeObjects,
  type StyleOptions,
  setField,
} from '#model'
import { isIndexed } from '../indexes/coverage.ts'
import { inTurn, newColumn, setColumn } from '../reading/edits.ts'
import { isUsedInText } from '../reading/expressions.ts'
import { nounOf } from '../reading/nouns.ts'
import { type Column, columnsAt, type ForeignKey, heirsOf, type Table } from '../reading/shapes.ts'
import { wordsOf } from '../reading/words.ts'
import { wantedForm } from './key-form.ts'

/** Whether a reference can be made anew over another column: nothing else hangs on the one that it is made of. */
function canMove(design: Design, key: ForeignKey): boolean {
  const [it, ...more] = columnsAt(design, key.columns)
  if (!it || more.length > 0 || it.inherited || it.generated || isUsedInText(design, it.id)) return false
  const plainIndexes = new Set(
    indexesOf(design, key.parent ?? key.id)
      .filter((index) => index.keys.length === 1 && !index.unique)
      .map((index) => index.id as Id),
  )
  return referrersOf(design, it.id).every((user) => user.id === key.id || plainIndexes.has(user.id))
}

/** What the column is called that refers to the new key: `user_id` for `user_email`. */
function nameFor(design: Design, key: ForeignKey, was: { old: Column; key: Column }): string {
  const [it] = columnsAt(design, key.columns)
  const words = wordsOf(it?.name ?? '')
  const tail = wordsOf(was.old.name)
  const isTail = tail.every((word, i) => words[words.length - tail.length + i] === word)
  const stem = isTail && words.length > tail.length ? words.slice(0, -tail.length) : isTail ? [] : words
  const noun = nounOf(object(design, key.target)?.name ?? '')
  const own = wordsOf(was.key.name)
  const end =
    own.join('_').startsWith(`${noun}_`) && stem.length === 0
      ? own
      : [...(stem.length > 0 ? stem : [noun]), own.at(-1) ?? 'id']
  return end.join('_')
}

/** The reference over a new column that takes the old one's place. */
function move(design: Design, key: ForeignKey, old: Column): Change[] {
  const [it] = columnsAt(design, key.columns)
  const now = primaryKeyOf(design, key.target)?.columns[0]
  const target = now ? object(design, now) : null
  if (!it || !target || !key.parent) return []
  const table = key.parent as Id<'table'>
  const taken = new Set(columnsOf(design, table).map((each) => each.name))
  const name = freeName(nameFor(design, key, { old, key: target }), (each) => each !== it.name && taken.has(each))
  const indexed = isIndexed(design, key)
  const place = columnsOf(design, table)
  const after = place[place.findIndex((each) => each.id === it.id) - 1]?.id ?? null
  let made: Id<'column'> | null = null
  return inTurn(
    design,
    (at) => removeObjects(at, [it.id]),
    (at) => {
      const added = newColumn(at, table, { name, after, type: target.type, nullable: it.nullable })
      made = added.column
      return added.changes
    },
    (at) => {
      const joined =
        made && addForeignKey(at, { from: { table, column: made }, to: { table: key.target, column: null } })
      if (!joined || 'error' in joined) return []
      const { onDelete, onUpdate, deferrable, match } = key
      const more = setField(apply(at, joined.changes), joined.key, { onDelete, onUpdate, deferrable, match })
      return [...joined.changes, ...more]
    },
    (at) => (made && indexed ? addIndex(at, table, [made]) : []),
  )
}

/**
 * A key of its own for the table, in place of one that is made of its contents, which stays unique; what refers to it
 * refers to the new one. Null where other things hang on the old key or on what refers to it.
 */
export function toSurrogate(design: Design, at: { table: Table; old: Column }, options: StyleOptions): Change[] | null {
  const { table, old } = at
  const key = primaryKeyOf(design, table.id)
  const incoming = incomingOf(design, table.id)
  const whole = !table.partitionBy && table.inherits.length === 0 && heirsOf(design, table.id).length === 0
  const allHere = incoming.every((each) => each.targetColumns.length === 1 && each.targetColumns[0] === old.id)
  if (!key || !whole || !allHere || !incoming.every((each) => canMove(design, each))) return null
  if (foreignKeysOf(design, table.id).some((each) => each.columns.includes(old.id))) return null
  const taken = new Set(columnsOf(design, table.id).map((each) => each.name))
  const name = taken.has('id') ? freeName(`${nounOf(table.name)}_id`, (each) => taken.has(each)) : 'id'
  const form = wantedForm(design, options, { table: table.name, column: name })
  let made: Id<'column'> | null = null
  return inTurn(
    design,
    (now) => {
      const added = newColumn(now, table.id, {
        name,
        after: null,
        type: form.type,
        nullable: false,
        default: form.default,
      })
      made = added.column
      return added.changes
    },
    (now) => (made && form.identity ? setColumn(now, made, { identity: form.identity }) : []),
    (now) => {
      const columns = made ? [made] : []
      const keyName = freeObjectName(now, table.id, { columns, kind: 'primary-key', but: key.id })
      return setField(now, key.id, { columns, name: keyName })
    },
    (now) => addUnique(now, table.id, [old.id]),
    ...incoming.map((each) => (now: Design) => move(now, each, old)),
  )
}
