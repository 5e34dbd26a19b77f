import { equal, splitWords } from '#base'
import { freeName } from '../commands/object-names.ts'
import { fallOf, removeObjects } from '../commands/remove.ts'
import { type Design, object } from '../design.ts'
import type { TypeRef } from '../fields.ts'
import type { Id } from '../id.ts'
import { intentKey } from '../intent.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { lastRank, make } from '../make.ts'
import { Draft } from '../pieces/draft.ts'
import { houseNames, oneOf } from '../pieces/house-names.ts'
import { indexKeys } from '../pieces/lay-columns.ts'
import { primaryKeyOf } from '../read.ts'
import type { Converted } from './converted.ts'
import { copyColumn, keyOn, makeBeside, refer } from './make-table.ts'
import { chosenIn } from './movable.ts'
import { type Read, seedRows } from './seed-rows.ts'

type Column = ObjectOf<'column'>
type Table = ObjectOf<'table'>
type Key = Pick<ObjectOf<'foreign-key'>, 'target' | 'targetColumns' | 'onDelete' | 'onUpdate'>

/** The foreign key that a column is, where nothing else but an index speaks of it: null where it is none. */
function keyOf(design: Design, column: Column): { key: Key | null } | { error: string } {
  const { gone, changed, naming } = fallOf(design, [column.id])
  const key = gone.find((it) => it.kind === 'foreign-key' && it.columns.join() === column.id)
  const other = [
    ...gone.filter((it) => it !== key && !(it.kind === 'index' && !it.unique && it.keys.length === 1)),
    ...changed,
    ...naming,
  ][0]
  return other ? { error: `${other.name} speaks of ${column.name}` } : { key: key?.kind === 'foreign-key' ? key : null }
}

/** What the rows are to be: their table's words, the name and type of a value, what it refers to, and whether their order counts. */
type Rows = {
  readonly words: readonly string[]
  readonly name: string
  readonly type: TypeRef
  readonly key: Key | null
  readonly isOrdered: boolean
  readonly separator: string | null
  /** What seed rows hold in the columns, a value a row; null where that can't be told. */
  readonly read: Read
}

/** A table with a row for each value that columns of another hold, whose row it refers to. */
function gather(
  design: Design,
  table: Table,
  { columns, rows }: { columns: readonly Column[]; rows: Rows },
): Converted {
  const primary = primaryKeyOf(design, table.id)
  if (!primary) return { error: `${table.name} has no primary key to tell whose a row is` }
  const draft = new Draft(design)
  const one = oneOf(table.name)
  const made = makeBeside(draft, table, one, ...rows.words)
  const taken = new Set<string>()
  const free = (name: string): string => {
    const given = freeName(name, (it) => taken.has(it))
    taken.add(given)
    return given
  }
  const owners = primary.columns.map((id) => {
    const of = object(draft.design, id) as Column
    const name = of.name.startsWith(`${one}_`) ? of.name : houseNames(draft.design).column(one, of.name)
    return copyColumn(draft, of, { table: made.id, name: free(name) }).id
  })
  const add = (name: string, type: TypeRef, of?: Column): Id<'column'> => {
    const { collation = null, comment = null } = of ?? {}
    const rank = lastRank(draft.design, made.id)
    const it = make('column', { name: free(name), parent: made.id, rank, type, collation, comment, nullable: false })
    draft.do([{ op: 'add', object: it }])
    return it.id
  }
  const position = rows.isOrdered ? add('position', { name: 'integer', of: null, dimensions: 0 }) : null
  const value = add(rows.name, rows.type, rows.separator === null ? columns[0] : undefined)
  keyOn(draft, made.id, [...owners, position ?? value])
  const near = { target: table.id, targetColumns: primary.columns, onDelete: 'cascade', onUpdate: 'no action' } as const
  refer(draft, made.id, { ...near, columns: owners })
  if (rows.key) {
    const { target, targetColumns, onDelete, onUpdate } = rows.key
    // Without what it refers to there is no value, and so no row.
    const isCleared = onDelete === 'set null' || onDelete === 'set default'
    refer(draft, made.id, {
      target,
      targetColumns,
      onDelete: isCleared ? 'cascade' : onDelete,
      onUpdate,
      columns: [value],
    })
  }
  indexKeys(draft, made.id)
  const seeds = seedRows(draft.design, { table: table.id, primary: primary.columns, columns, read: rows.read })
  if ('error' in seeds) return seeds
  draft.do(
    removeObjects(
      draft.design,
      columns.map((it) => it.id),
    ),
  )
  for (const { seed, rows: found } of seeds.found) {
    const key = primaryKeyOf(draft.design, made.id)?.id
    const all = found.map(({ owner, place, value: held }) => [...owner, ...(position ? [String(place)] : []), held])
    const each = [...new Map(all.map((row) => [JSON.stringify(row), row])).values()]
    const into = [...owners, ...(position ? [position] : []), value]
    const conflict = key ? { key, does: seed.conflict?.does ?? ('nothing' as const) } : null
    if (each.length > 0) intend(draft, { ...seed, about: made.id, columns: into, rows: each, conflict })
  }
  const ids = columns.map((it) => it.id)
  intend(draft, { sort: 'gathered', about: made.id, columns: ids, value, position, separator: rows.separator })
  return { changes: draft.changes }
}

function intend(draft: Draft, after: Parameters<typeof intentKey>[0]): void {
  const key = intentKey(after)
  draft.do([{ op: 'intend', key, before: draft.design.intent.get(key) ?? null, after }])
}

/** The words that all names have, without what counts them: `phone1` and `phone2` are phones. */
function sharedWords(columns: readonly Column[]): readonly string[] {
  const [first = [], ...others] = columns.map((it) =>
    splitWords(it.name)
      .map((word) => word.replace(/\d+$/, ''))
      .filter((word) => word !== ''),
  )
  return first.filter((word) => others.every((words) => words.includes(word)))
}

/** Several columns of one thing each as rows of a table, as many as there are. */
export function toRows(design: Design, ids: readonly Id<'column'>[]): Converted {
  const chosen = chosenIn(design, ids)
  if ('error' in chosen) return chosen
  const { table, columns } = chosen
  const [first, ...others] = columns
  if (!first || others.length === 0) return { error: 'choose several columns' }
  if (others.some((it) => !equal(it.type, first.type) || it.collation?.name !== first.collation?.name))
    return { error: 'they are of different types' }
  const keys: (Key | null)[] = []
  for (const it of columns) {
    const found = keyOf(design, it)
    if ('error' in found) return found
    keys.push(found.key)
  }
  const [key = null] = keys
  const alike = (it: Key | null) =>
    it?.target === key?.target && it?.onDelete === key?.onDelete && it?.onUpdate === key?.onUpdate
  if (!keys.every(alike)) return { error: 'they refer to different tables' }
  const words = sharedWords(columns)
  const name = houseNames(design).column(...(words.length > 0 ? words : ['value']))
  const named = words.length > 0 ? words : ['value']
  return gather(design, table, {
    columns,
    rows: {
      words: key && named.length > 1 && named.at(-1) === 'id' ? named.slice(0, -1) : named,
      name,
      type: first.type,
      key,
      isOrdered: true,
      separator: null,
      read: { sort: 'each' },
    },
  })
}

/** What a column holds several of, and how: keys of a table, or texts between which something stands. */
export type Listed = { readonly separator: string | null; readonly of: Id<'table'> | null }

/** One column of several values as rows of a table: a link to each row that it names, or each value at its place. */
export function listToRows(design: Design, id: Id<'column'>, { separator, of }: Listed): Converted {
  const chosen = chosenIn(design, [id])
  if ('error' in chosen) return chosen
  const { table, columns } = chosen
  const [column] = columns
  const target = of && object(design, of)
  const [far, ...more] = target ? (primaryKeyOf(design, target.id)?.columns ?? []) : []
  const there = far ? object(design, far) : null
  if (!column || (of && (!target || !there || more.length > 0))) return { error: 'it names no row by one key' }
  const tied = keyOf(design, column)
  if ('error' in tied) return tied
  const isArray = column.type.dimensions > 0
  if (isArray === (separator !== null)) return { error: 'it holds one value' }
  const words = splitWords(column.name)
  const plain = ['ids', 'list', 'csv'].includes(words.at(-1) ?? '') && words.length > 1 ? words.slice(0, -1) : words
  const noun = target ? [oneOf(target.name)] : plain
  const single = splitWords(oneOf(plain.join('_')))
  const key: Key | null =
    target && there
      ? { target: target.id, targetColumns: [there.id], onDelete: 'cascade', onUpdate: 'no action' }
      : null
  return gather(design, table, {
    columns,
    rows: {
      words: noun,
      name: houseNames(design).column(...single, ...(there ? [there.name] : [])),
      type: there?.type ?? { ...column.type, dimensions: 0 },
      key,
      isOrdered: key === null,
      separator,
      read: { sort: 'list', separator },
    },
  })
}
