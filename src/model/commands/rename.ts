import { memoize, quoteName, tokenize } from '#base'
import { referrersOf, sqlAt, textUsersOf } from '../at.ts'
import { apply } from '../change/apply.ts'
import type { Change } from '../change/change.ts'
import { type Design, object } from '../design.ts'
import { type FieldNote, noteOf } from '../fields.ts'
import type { Id } from '../id.ts'
import { sequenceName } from '../kinds/column-identity.ts'
import { followingHeirs } from '../kinds/heirs.ts'
import { type DbObject, kindOf, type ObjectOf } from '../kinds/index.ts'
import { childrenOf } from '../read.ts'
import { freeObjectName, labelOf, namedAfter, objectName } from './object-names.ts'
import { keepOutputNames, takesAll } from './output-names.ts'
import { renameBodies } from './rename-bodies.ts'
import { type Bare, calledIn, renameInText, renameMeant } from './rename-in-text.ts'

type Form = Exclude<Extract<FieldNote, { holds: 'sql' }>['form'], 'body'>
/** Writes a piece of SQL anew. */
type Rewrite = (sql: string, form: Form) => string

export function rewriteValue(schema: Parameters<typeof noteOf>[0], value: unknown, change: Rewrite): unknown {
  const note = noteOf(schema)
  if (typeof value === 'string' && note?.holds === 'sql') return note.form === 'body' ? value : change(value, note.form)
  if (typeof value === 'string' && note?.holds === 'words')
    return note.form === 'sql'
      ? change(value, 'expression')
      : (tokenize(change(quoteName(value), 'expression'))[0]?.value ?? value)
  const inner = schema as {
    wrapped?: typeof schema
    item?: typeof schema
    entries?: Record<string, typeof schema>
    pipe?: readonly (typeof schema)[]
  }
  const core = (inner.pipe?.[0] ?? schema) as typeof inner
  if (Array.isArray(value)) return value.map((each) => (core.item ? rewriteValue(core.item, each, change) : each))
  if (inner.wrapped && value !== null) return rewriteValue(inner.wrapped, value, change)
  if (!core.entries || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      core.entries?.[key] ? rewriteValue(core.entries[key], each, change) : each,
    ]),
  )
}

/** The object with every piece of SQL in its fields passed through `change`. */
export function rewriteText(it: DbObject, change: Rewrite): DbObject {
  const next: Record<string, unknown> = { ...it }
  for (const [field, schema] of Object.entries(kindOf(it).fields))
    next[field] = rewriteValue(schema, next[field], change)
  return next as unknown as DbObject
}

/** The names that stand somewhere in an object's SQL. */
const namesIn = memoize((it: DbObject): ReadonlySet<string> => {
  const found = new Set<string>()
  rewriteText(it, (sql) => {
    for (const token of tokenize(sql)) if (token.type === 'name') found.add(token.value)
    return sql
  })
  return found
})

/** Whether a name stands somewhere in its SQL. */
export const mentions = (it: DbObject, name: string): boolean => namesIn(it).has(name)

/** An object with all beneath it, whose text users name it too: Postgres tracks a view by the columns that it reads. */
const withMembers = (design: Design, it: DbObject): readonly Id[] =>
  (it.kind === 'schema' ? childrenOf(design, it.id) : [it]).flatMap((root) => [
    ...(design.objects.buckets.get(root.id)?.members.keys() ?? [root.id]),
  ])

/** What can be of a type. Postgres does not track apart from that what its expressions cast to it. */
const TYPED: ReadonlySet<string> = new Set(['column', 'attribute', 'domain', 'range', 'base-type', 'routine'])

/** The objects whose text may name this one: what Postgres tracked, what is of it as a type, and for a column its own table's expressions. */
function namers(design: Design, it: DbObject): readonly DbObject[] {
  const tracked = withMembers(design, it).flatMap((id) => textUsersOf(design, id))
  const own = it.kind === 'column' && it.parent ? childrenOf(design, it.parent) : []
  const typed = referrersOf(design, it.id).filter((user) => TYPED.has(user.kind))
  // Postgres ties a class of operators to its family, an index to its class, and only the family to the method.
  const usersOf = (users: readonly DbObject[]) =>
    users.flatMap(({ id }) => [...textUsersOf(design, id), ...referrersOf(design, id)])
  const classes = it.kind === 'access-method' ? usersOf(tracked) : []
  return [...new Set([...tracked, ...typed, ...own, ...classes, ...usersOf(classes)])]
}

/** Whether it may speak of another column of the same name as well, so that the name alone can't tell which is meant. */
function ambiguous(design: Design, user: DbObject, it: DbObject): boolean {
  if (user.uses.some((id) => id !== it.id && object(design, id)?.name === it.name)) return true
  if (!user.parent || user.parent === it.parent) return false
  const of = object(design, user.parent)
  const shown = of?.kind === 'view' || of?.kind === 'materialized-view' ? of.columns : []
  const columns = childrenOf(design, user.parent).filter((other) => other.kind === 'column' && other.id !== user.id)
  return [...shown, ...columns].some((other) => other.name === it.name)
}

/** Where a bare name in a user's SQL means a column of the table that the user is of, or (`own` false) of another. */
function bareFor(form: Form, own: boolean, called: ReadonlySet<string>): Bare {
  if (form === 'statement') return called.size > 0 ? 'everywhere' : 'nowhere'
  return form === 'expression' && own ? 'outside' : 'nowhere'
}

/** How the SQL of a user is written anew when an object gets another name. */
function rewriteFor(design: Design, it: DbObject, { user, name }: { user: DbObject; name: string }): Rewrite {
  const was = it.name
  const table = it.kind === 'column' && it.parent ? object(design, it.parent)?.name : undefined
  const above = it.parent ? object(design, it.parent) : null
  const schema = above?.kind === 'schema' ? above.name : null
  const plainly = (sql: string) => renameInText(sql, { was, now: name, schema })
  if (table === undefined)
    return (sql, form) => (form === 'query' ? keepOutputNames(sql, { was, now: name, rename: plainly }) : plainly(sql))
  const unsure = ambiguous(design, user, it)
  const own = user.parent === it.parent
  return (sql, form) => {
    const called = calledIn(sql, table)
    const of = own ? new Set([...called, table, 'old', 'new']) : called
    const bare = bareFor(form, own, called)
    const rename = unsure ? (part: string) => renameMeant(part, { was, now: name, of, bare }) : plainly
    return form === 'query' ? keepOutputNames(sql, { was, now: name, rename }) : rename(sql)
  }
}

/** A view that takes whatever columns there are is called by their names, whatever they are. */
function withOutput(it: DbObject, { was, name }: { was: DbObject; name: string }): DbObject {
  if (was.kind !== 'column' || (it.kind !== 'view' && it.kind !== 'materialized-view') || !takesAll(it.query)) return it
  return { ...it, columns: it.columns.map((each) => (each.name === was.name ? { ...each, name } : each)) }
}

/** A partition's copy of a trigger goes by the trigger's name, and what is named for an object by the object's. */
function namesakes(design: Design, it: DbObject, now: Design): Change[] {
  return referrersOf(design, it.id).flatMap((before): Change[] => {
    const copy = before.kind === 'trigger' && before.of === it.id
    const name = copy ? (object(now, it.id)?.name ?? it.name) : labelOf(now, before)
    if (name === null || name === before.name) return []
    const change: Change = { op: 'set', before, after: { ...before, name } }
    return copy ? [change, ...namesakes(design, before, apply(now, [change]))] : [change]
  })
}

/** Names that Postgres would have made from the table's or column's old name follow the new one. */
function followers(design: Design, it: DbObject, now: Design): Change[] {
  const table = (it.kind === 'table' ? it.id : it.kind === 'column' ? it.parent : null) as Id<'table'> | null
  if (!table) return []
  const was = object(design, table)?.name ?? ''
  return childrenOf(design, table).flatMap((child): Change[] => {
    const current = object(now, child.id) as DbObject
    if (child.kind === 'column' && child.identity?.sequence === sequenceName(was, child.name)) {
      const renamed = object(now, table)?.name ?? was
      const sequence = sequenceName(renamed, current.name)
      return [
        {
          op: 'set',
          before: current,
          after: { ...(current as ObjectOf<'column'>), identity: { ...child.identity, sequence } },
        },
      ]
    }
    const by = namedAfter(child)
    if (!by || (it.kind === 'column' && !by.columns.includes(it.id as Id<'column'>))) return []
    const columns = by.columns.map((id) => object(design, id)?.name ?? '')
    if (child.name !== objectName(was, columns, by.kind)) return []
    const name = freeObjectName(now, table, { columns: by.columns, kind: by.kind, but: child.id })
    return name === child.name ? [] : [{ op: 'set', before: current, after: { ...current, name } as DbObject }]
  })
}

/**
 * The other objects that a rename would write anew, for telling the person first; and the routines whose bodies may mean
 * it where only a person can tell.
 */
export function rewrittenWith(
  design: Design,
  id: Id,
): { readonly sure: readonly DbObject[]; readonly unsure: readonly DbObject[] } {
  const it: DbObject | null = object(design, id)
  if (!it) return { sure: [], unsure: [] }
  const name = `${it.name}_renamed`
  const others = renameObject(design, id, name).flatMap((change) =>
    change.op === 'set' && change.before.id !== id ? [change.before.id] : [],
  )
  const sure = [...new Set(others)].flatMap((other) => object(design, other) ?? [])
  return { sure, unsure: renameBodies(design, it, name).unsure }
}

/**
 * Renames an object, with the names that were made from its old one and the SQL text that speaks of it. Where the name
 * could mean another column too, only what says whose it is is renamed. Views keep the names of what they return. What
 * partitions and heirs have of a column goes along.
 */
export function renameObject(design: Design, id: Id, name: string): Change[] {
  const before = object(design, id)
  const heirs = before ? followingHeirs(before, sqlAt(design)) : []
  const changes = renameAlone(design, id, name)
  let now = heirs.length > 0 ? apply(design, changes) : design
  for (const heir of heirs) {
    const more = renameAlone(now, heir, name)
    changes.push(...more)
    now = apply(now, more)
  }
  return changes
}

function renameAlone(design: Design, id: Id, name: string): Change[] {
  const before = object(design, id) as DbObject | null
  if (!before || before.name === name || name === '') return []
  const changes: Change[] = [{ op: 'set', before, after: { ...before, name } as DbObject }]
  for (const user of namers(design, before)) {
    const base = user.id === id ? ({ ...before, name } as DbObject) : user
    if (user.kind === 'raw') continue
    const after = withOutput(rewriteText(base, rewriteFor(design, before, { user, name })), { was: before, name })
    if (JSON.stringify(after) !== JSON.stringify(base)) changes.push({ op: 'set', before: base, after })
  }
  const rewritten = apply(design, changes)
  for (const [routine, body] of renameBodies(design, before, name).bodies) {
    const found = object(rewritten, routine) as DbObject
    changes.push({ op: 'set', before: found, after: { ...found, body } as DbObject })
  }
  const now = apply(design, changes)
  changes.push(...followers(design, before, now), ...namesakes(design, before, now))
  return changes
}
