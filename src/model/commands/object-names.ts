import { byteLength, MAX_NAME_BYTES, truncateName } from '#base'
import { sqlAt } from '../at.ts'
import { type Design, object } from '../design.ts'
import type { TypeRef } from '../fields.ts'
import type { Id } from '../id.ts'
import type { DbObject } from '../kinds/index.ts'
import { namedWords } from '../kinds/named-words.ts'
import { childrenOf, rootsOf } from '../read.ts'
import { relationNames } from '../relation-names.ts'

const SUFFIX = { 'primary-key': 'pkey', unique: 'key', 'foreign-key': 'fkey', check: 'check', index: 'idx' } as const
type Named = keyof typeof SUFFIX

/** `posts`, `posts2`, `posts3` …: the first that is not taken, within Postgres' 63 bytes. */
export function freeName(wanted: string, taken: (name: string) => boolean): string {
  const base = truncateName(wanted)
  if (!taken(base)) return base
  for (let n = 2; ; n++) {
    const name = truncateName(base, MAX_NAME_BYTES - String(n).length) + n
    if (!taken(name)) return name
  }
}

/** What Postgres would call a constraint or an index by itself: `posts_author_id_fkey`. Cut to 63 bytes at the columns. */
export function objectName(table: string, columns: readonly string[], kind: Named): string {
  const tail = `_${SUFFIX[kind]}`
  const middle = kind === 'primary-key' || columns.length === 0 ? '' : `_${columns.join('_')}`
  if (byteLength(table + middle + tail) <= MAX_NAME_BYTES) return table + middle + tail
  const head = truncateName(table, Math.min(byteLength(table), 29))
  return head + truncateName(middle, MAX_NAME_BYTES - byteLength(head) - tail.length) + tail
}

/** A name for a constraint or an index that nothing on the table, nor any relation of its schema, has yet. */
export function freeObjectName(
  design: Design,
  table: Id,
  wanted: { columns: readonly Id[]; kind: Named; but?: Id },
): string {
  const owner = object(design, table)
  const columns = wanted.columns.map((id) => object(design, id)?.name ?? 'expr')
  const siblings = new Set(
    childrenOf(design, table)
      .filter((it) => it.id !== wanted.but)
      .map((it) => it.name),
  )
  const relations =
    owner?.parent && wanted.kind !== 'foreign-key' && wanted.kind !== 'check'
      ? relationNames(design, owner.parent)
      : null
  const had = wanted.but ? object(design, wanted.but)?.name : null
  return freeName(
    objectName(owner?.name ?? '', columns, wanted.kind),
    (name) => siblings.has(name) || (name !== had && (relations?.has(name) ?? false)),
  )
}

/** The columns that an object's automatic name would be made of; null where it is not named after its table. */
export function namedAfter(it: DbObject): { kind: Named; columns: readonly Id[] } | null {
  switch (it.kind) {
    case 'primary-key':
    case 'unique':
    case 'foreign-key':
      return { kind: it.kind, columns: it.columns }
    case 'index':
      return { kind: it.kind, columns: it.keys.flatMap((key) => (key.column ? [key.column] : [])) }
    case 'check':
      return { kind: it.kind, columns: [] }
    default:
      return null
  }
}

/** Finds the schema for something new: the one asked for, else `public`, else the first. */
export function schemaFor(design: Design, wanted: Id<'schema'> | undefined): Id<'schema'> {
  const schemas = rootsOf(design, 'schema')
  const found = schemas.find((it) => it.id === wanted) ?? schemas.find((it) => it.name === 'public') ?? schemas[0]
  return found?.id ?? 'schema:public'
}

const LABELLED: ReadonlySet<string> = new Set(['cast', 'transform', 'grant', 'user-mapping', 'default-privileges'])

/** Postgres names no grants: theirs say whom (and what) they are for. Null for objects with names of their own. */
export function labelOf(design: Design, it: DbObject): string | null {
  if (!LABELLED.has(it.kind)) return null
  const type = (of: TypeRef): string => (of.of ? sqlAt(design).type(of) : of.name + '[]'.repeat(of.dimensions))
  if (it.kind === 'cast') return `${type(it.source)} AS ${type(it.target)}`
  if (it.kind === 'transform') return `FOR ${type(it.type)} LANGUAGE ${namedWords(it.language, sqlAt(design))}`
  if (it.kind !== 'grant' && it.kind !== 'user-mapping' && it.kind !== 'default-privileges') return null
  const named = (id: Id | null) => (id ? (object(design, id)?.name ?? '') : '')
  const whom = it.to === 'role' ? named(it.role) : it.to === 'owner' ? '(owner)' : 'public'
  if (it.kind !== 'default-privileges') return whom
  return `${it.on}${it.schema ? ` in ${named(it.schema)}` : ''}${it.by ? ` by ${named(it.by)}` : ''} to ${whom}`
}

/** Whether it has a name of its own to be changed. */
export const isNamed = (it: DbObject): boolean =>
  it.kind !== 'grant' && it.kind !== 'user-mapping' && it.kind !== 'default-privileges' && it.kind !== 'extension'

/** The name that Postgres would give a constraint or an index; null for objects that it never names. */
export function automaticName(design: Design, it: DbObject): string | null {
  const label = labelOf(design, it)
  if (label !== null) return label
  const by = namedAfter(it)
  const table = it.parent ? object(design, it.parent) : null
  if (!by || !table) return null
  return objectName(
    table.name,
    by.columns.map((id) => object(design, id)?.name ?? ''),
    by.kind,
  )
}
