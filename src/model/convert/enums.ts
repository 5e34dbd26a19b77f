import { quoteText, tokenize } from '#base'
import { referrersOf, sqlAt, textUsersOf } from '../at.ts'
import { intend } from '../commands/edit.ts'
import { removeObjects } from '../commands/remove.ts'
import { rewriteText } from '../commands/rename.ts'
import { addEnum } from '../commands/table.ts'
import { type Design, object } from '../design.ts'
import type { Id } from '../id.ts'
import { type IntentEntry, intentKey } from '../intent.ts'
import type { DbObject, ObjectOf } from '../kinds/index.ts'
import { lastRank, make } from '../make.ts'
import { Draft } from '../pieces/draft.ts'
import { houseNames, oneOf } from '../pieces/house-names.ts'
import { indexKeys } from '../pieces/lay-columns.ts'
import { childrenOf, columnsOf, incomingOf, primaryKeyOf } from '../read.ts'
import type { Converted } from './converted.ts'
import { keyOn, makeBeside, refer } from './make-table.ts'

type Column = ObjectOf<'column'>
const TEXT = { name: 'text', of: null, dimensions: 0 }

/** The SQL with every cast to one type made one to another. */
function castAs(sql: string, was: string, now: string): string {
  const tokens = tokenize(sql).filter((it) => it.type !== 'space' && it.type !== 'comment')
  let text = ''
  let from = 0
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1]
    if (token.value !== '::' || !next) continue
    // The type may be qualified: the last of its names counts, and what stands before goes with it.
    let end = i + 1
    while (tokens[end + 1]?.value === '.' && tokens[end + 2]) end += 2
    const written = sql.slice(next.from, tokens[end]?.to)
    if (tokens[end]?.value !== was) continue
    text += sql.slice(from, next.from) + now
    from = next.from + written.length
  }
  return text + sql.slice(from)
}

/** Writes anew what casts to a type, in the fields of every object that speaks of it. */
function recast(draft: Draft, type: DbObject, now: string, users: readonly Id[]): void {
  for (const id of users) {
    const it: DbObject | null = object(draft.design, id)
    if (!it) continue
    const after = rewriteText(it, (sql) => castAs(sql, type.name, now))
    const uses = it.uses.filter((used) => used !== type.id)
    draft.do([{ op: 'set', before: it, after: { ...after, uses } as DbObject }])
  }
}

/** A table of an enum's labels in its place: every column of it is text that refers to a row. */
export function enumToLookup(design: Design, id: Id<'enum'>): Converted {
  const type = object(design, id)
  if (!type) return { error: 'the enum is gone' }
  const users = referrersOf(design, id)
  const other = users.find(
    (it) => it.kind !== 'column' || it.type.dimensions > 0 || it.parent?.startsWith('table:') !== true,
  )
  if (other) return { error: `${other.name} holds it in a way that no foreign key can` }
  const columns = users as readonly Column[]
  const owner = columns[0]?.parent ? object(design, columns[0].parent as Id<'table'>) : null
  if (!owner) return { error: 'no column is of this type' }
  const draft = new Draft(design)
  const made = makeBeside(draft, owner, type.name)
  const name = houseNames(draft.design).column('name')
  const label = make('column', {
    name,
    parent: made.id,
    rank: lastRank(draft.design, made.id),
    type: TEXT,
    nullable: false,
  })
  draft.do([{ op: 'add', object: label }])
  keyOn(draft, made.id, [label.id])
  const readers = textUsersOf(draft.design, id).map((it) => it.id)
  recast(draft, type, 'text', [...new Set([...columns.map((it) => it.id), ...readers])])
  for (const { id: column, parent } of columns) {
    const before = object(draft.design, column)
    if (!before || !parent) continue
    draft.do([{ op: 'set', before, after: { ...before, type: TEXT } }])
    const ends = { columns: [column], target: made.id, targetColumns: [label.id] }
    refer(draft, parent as Id<'table'>, { ...ends, onDelete: 'restrict', onUpdate: 'cascade' })
    indexKeys(draft, parent as Id<'table'>)
  }
  draft.do(removeObjects(draft.design, [id]))
  const rows = type.values.map((it) => [quoteText(it.label)])
  const seed: IntentEntry = {
    sort: 'seed',
    about: made.id,
    environment: 'all',
    columns: [label.id],
    rows,
    conflict: null,
  }
  draft.do(intend(draft.design, seed))
  if (type.comment) {
    const before = object(draft.design, made.id)
    if (before) draft.do([{ op: 'set', before, after: { ...before, comment: type.comment } }])
  }
  return { changes: draft.changes }
}

/** The labels that the rows of a table are known to be. */
function labelsOf(design: Design, table: Id<'table'>, column: Id<'column'>): readonly string[] | null {
  const seed = design.intent.get(intentKey({ sort: 'seed', about: table, environment: 'all' } as IntentEntry))
  if (seed?.sort !== 'seed') return null
  const at = seed.columns.indexOf(column)
  const labels = seed.rows.map((row) => tokenize(row[at] ?? '')[0])
  return at === -1 || labels.some((it) => it?.type !== 'string') ? null : labels.flatMap((it) => it?.value ?? [])
}

/** An enum in place of a table of names: every column that referred to it is of the enum. */
export function lookupToEnum(design: Design, id: Id<'table'>): Converted {
  const table = object(design, id)
  const [key, ...more] = primaryKeyOf(design, id)?.columns ?? []
  if (!table || !key || more.length > 0) return { error: 'an enum needs a table with a key of one column' }
  const others = columnsOf(design, id).filter((it) => it.id !== key)
  if (others.length > 0)
    return { error: `${others.map((it) => it.name).join(', ')} would be lost: an enum has labels alone` }
  if (childrenOf(design, id).some((it) => it.kind === 'foreign-key' || it.kind === 'trigger'))
    return { error: `${table.name} does more than to list values` }
  const labels = labelsOf(design, id, key)
  if (!labels || labels.length === 0)
    return { error: `the rows of ${table.name} are not noted, and they are the labels` }
  const keys = incomingOf(design, id)
  if (keys.some((it) => it.columns.length !== 1)) return { error: 'a foreign key of several columns refers to it' }
  const draft = new Draft(design)
  const columns = keys.flatMap((it) => it.columns)
  draft.do(removeObjects(draft.design, [id]))
  // A table is a type of its own name, also while a migration still has it.
  const one = houseNames(design).column(oneOf(table.name))
  const called = one === table.name ? `${one}_value` : one
  const made = addEnum(draft.design, {
    name: called,
    labels,
    ...(table.parent ? { schema: table.parent as Id<'schema'> } : {}),
  })
  draft.do(made.changes)
  const path = sqlAt(draft.design).path(made.enum)
  for (const column of columns) {
    const before = object(draft.design, column)
    if (!before) continue
    const initial = before.default === null ? null : tokenize(before.default)[0]
    const cast = initial?.type === 'string' ? `${quoteText(initial.value)}::${path}` : null
    const type = { name: '', of: made.enum, dimensions: 0 }
    draft.do([{ op: 'set', before, after: { ...before, type, collation: null, default: cast } }])
  }
  return { changes: draft.changes }
}
