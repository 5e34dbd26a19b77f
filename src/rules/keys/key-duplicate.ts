import {
  type Change,
  type Design,
  type Id,
  incomingOf,
  indexesOf,
  object,
  primaryKeyOf,
  removeObjects,
  uniquesOf,
} from '#model'
import { reindex } from '../indexes/coverage.ts'
import { namesAt, sameSet, wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'

type Key = {
  readonly id: Id
  readonly name: string
  readonly columns: readonly Id<'column'>[]
  readonly isPrimary: boolean
  readonly deferrable: boolean
  readonly nullsDistinct: boolean
  readonly carries: boolean
}

/** The keys of a table that compare their columns as every other key does, the strongest first. */
function plainKeys(design: Design, table: Id): Key[] {
  const primary = primaryKeyOf(design, table)
  const constraints = [...(primary ? [primary] : []), ...uniquesOf(design, table)].map(
    (it): Key => ({
      id: it.id,
      name: it.name,
      columns: it.columns,
      isPrimary: it.kind === 'primary-key',
      deferrable: it.deferrable !== 'no',
      nullsDistinct: it.kind === 'primary-key' || it.nullsDistinct,
      carries: it.include.length > 0,
    }),
  )
  const indexes = indexesOf(design, table).flatMap((it): Key[] => {
    if (!it.unique || it.where || it.method !== 'btree') return []
    const columns = it.keys.flatMap((key) => (key.column && !key.opclass && !key.collation ? [key.column] : []))
    if (columns.length !== it.keys.length) return []
    const { id, name, nullsDistinct } = it
    return [{ id, name, columns, isPrimary: false, deferrable: false, nullsDistinct, carries: it.include.length > 0 }]
  })
  return [...constraints, ...indexes]
}

/** Whether `strong` already keeps apart all that `weak` does. */
function implies(design: Design, strong: Key, weak: Key): boolean {
  if (!strong.columns.every((id) => weak.columns.includes(id))) return false
  if (strong.deferrable && !weak.deferrable) return false
  const maybeNull = strong.columns.some((id) => object(design, id)?.nullable)
  return !maybeNull || weak.nullsDistinct || !strong.nullsDistinct
}

function drop(design: Design, table: Id<'table'>, key: Key): Change[] {
  return reindex(design, table, removeObjects(design, [key.id]))
}

export const keyDuplicate: Rule = {
  id: 'key-duplicate',
  group: 'keys',
  title: 'No key says what another says already',
  why: 'A second unique index over the same columns, or over more than a key needs, is written on every insert and keeps nothing apart that the first one doesn’t.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text not null unique, unique (email, id));
alter table users add unique (id);`,
  good: 'create table users (id uuid primary key default gen_random_uuid(), email text not null unique);',
  severity: severities('W W W W W W'),
  sees: 'referring',
  *check(table, { design }) {
    if (!wholeTable(design, table)) return
    const keys = plainKeys(design, table)
    for (const [i, key] of keys.entries()) {
      if (key.isPrimary || key.carries) continue
      const stronger = keys.find(
        (other, j) =>
          other !== key &&
          implies(design, other, key) &&
          (other.columns.length < key.columns.length || (j < i && sameSet(other.columns, key.columns))),
      )
      if (!stronger) continue
      const wider = stronger.columns.length < key.columns.length
      if (wider && incomingOf(design, table).some((it) => sameSet(it.targetColumns, key.columns))) continue
      yield {
        about: key.id,
        message: `${key.name} adds nothing to ${stronger.name}: (${namesAt(design, stronger.columns)}) is unique already`,
        fixes: [{ label: `Drop ${key.name}`, safe: true, changes: () => drop(design, table, key) }],
      }
    }
  },
}
