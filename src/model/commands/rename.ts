import { quoteName, tokenize } from '#base'
import { referrersOf, textUsersOf } from '../at.ts'
import { apply } from '../change/apply.ts'
import type { Change } from '../change/change.ts'
import { type Design, object } from '../design.ts'
import { noteOf } from '../fields.ts'
import type { Id } from '../id.ts'
import { sequenceName } from '../kinds/column-identity.ts'
import { type DbObject, kindOf, type ObjectOf } from '../kinds/index.ts'
import { childrenOf } from '../read.ts'
import { freeObjectName, labelOf, namedAfter, objectName } from './object-names.ts'

/** The SQL with each identifier that was one name written as the other. Strings are left alone, except whole ones for regclass. */
export function renameInText(sql: string, was: string, now: string): string {
  let text = ''
  for (const token of tokenize(sql)) {
    const slice = sql.slice(token.from, token.to)
    if (token.type === 'name' && token.value === was) text += quoteName(now)
    else if (
      token.type === 'string' &&
      sql.slice(token.to).startsWith('::regclass') &&
      token.value.split('.').at(-1) === quoteName(was)
    )
      text += `'${[...token.value.split('.').slice(0, -1), quoteName(now)].join('.').replaceAll("'", "''")}'`
    else text += slice
  }
  return text
}

function rewriteValue(schema: Parameters<typeof noteOf>[0], value: unknown, change: (sql: string) => string): unknown {
  const note = noteOf(schema)
  if (typeof value === 'string' && note?.holds === 'sql') return note.form === 'body' ? value : change(value)
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
export function rewriteText(it: DbObject, change: (sql: string) => string): DbObject {
  const next: Record<string, unknown> = { ...it }
  for (const [field, schema] of Object.entries(kindOf(it).fields))
    next[field] = rewriteValue(schema, next[field], change)
  return next as unknown as DbObject
}

/** Whether a name stands somewhere in its SQL. */
export function mentions(it: DbObject, name: string): boolean {
  let found = false
  rewriteText(it, (sql) => {
    found ||= tokenize(sql).some((token) => token.type === 'name' && token.value === name)
    return sql
  })
  return found
}

/** An object with all beneath it, whose text users name it too: Postgres tracks a view by the columns that it reads. */
const withMembers = (design: Design, it: DbObject): readonly Id[] =>
  (it.kind === 'schema' ? childrenOf(design, it.id) : [it]).flatMap((root) => [
    ...(design.objects.buckets.get(root.id)?.members.keys() ?? [root.id]),
  ])

/** What can be of a type. Postgres does not track apart from that what its expressions cast to it. */
const TYPED: ReadonlySet<string> = new Set(['column', 'attribute', 'domain', 'range', 'routine'])

/** The objects whose text may name this one: what Postgres tracked, what is of it as a type, and for a column its own table's expressions. */
function namers(design: Design, it: DbObject): readonly DbObject[] {
  const tracked = withMembers(design, it).flatMap((id) => textUsersOf(design, id))
  const own = it.kind === 'column' && it.parent ? childrenOf(design, it.parent) : []
  const typed = referrersOf(design, it.id).filter((user) => TYPED.has(user.kind))
  return [...new Set([...tracked, ...typed, ...own])]
}

/** Whether another column of the same name is used as well, so that the name alone can't tell which is meant. */
const ambiguous = (design: Design, user: DbObject, it: DbObject): boolean =>
  user.parent !== it.parent && user.uses.some((id) => id !== it.id && object(design, id)?.name === it.name)

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

/** The other objects that a rename would write anew, for telling the person first. */
export const rewrittenWith = (design: Design, id: Id): readonly DbObject[] => {
  const name = `${object(design, id)?.name ?? ''}_renamed`
  const changes = renameObject(design, id, name)
  const others = changes.flatMap((it) => (it.op === 'set' && it.before.id !== id ? [it.before.id] : []))
  return [...new Set(others)].flatMap((other) => object(design, other) ?? [])
}

/**
 * Renames an object, with the names that were made from its old one and the SQL text that speaks of it. A text in which
 * the name could mean another column too is left as it is; Postgres then says where.
 */
export function renameObject(design: Design, id: Id, name: string): Change[] {
  const before = object(design, id) as DbObject | null
  if (!before || before.name === name || name === '') return []
  const changes: Change[] = [{ op: 'set', before, after: { ...before, name } as DbObject }]
  for (const user of namers(design, before)) {
    const base = user.id === id ? ({ ...before, name } as DbObject) : user
    if (user.kind === 'raw' || ambiguous(design, user, before)) continue
    const after = rewriteText(base, (sql) => renameInText(sql, before.name, name))
    if (JSON.stringify(after) !== JSON.stringify(base)) changes.push({ op: 'set', before: base, after })
  }
  const now = apply(design, changes)
  changes.push(...followers(design, before, now), ...namesakes(design, before, now))
  return changes
}
