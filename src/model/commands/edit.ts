import type { Change } from '../change/change.ts'
import { type Design, object, type PostgresVersion } from '../design.ts'
import { noteOf } from '../fields.ts'
import type { Id } from '../id.ts'
import { type IntentEntry, intentKey } from '../intent.ts'
import { type DbObject, kindOf } from '../kinds/index.ts'
import { plainForm } from '../make.ts'
import { labelOf } from './object-names.ts'

/** Sets fields of one object. What a field may hold is checked by whoever took it from a person. */
export function setField(design: Design, id: Id, patch: Readonly<Record<string, unknown>>): Change[] {
  const before = object(design, id) as DbObject | null
  if (!before) return []
  const after = { ...before, ...patch, id: before.id, kind: before.kind } as DbObject
  return [{ op: 'set', before, after: { ...after, name: labelOf(design, after) ?? after.name } }]
}

/** What Postgres says that an object is made of: its `uses`, and the fields that only Postgres can tell. */
export type Learned = { readonly uses: readonly Id[]; readonly fields: Readonly<Record<string, unknown>> }

/**
 * Sets a field of SQL, with what Postgres says of the object as it then is. Where it was not asked, what it said of the
 * text before is forgotten: a view's columns are no longer known.
 */
export function setSql(
  design: Design,
  id: Id,
  { patch, learned }: { patch: Readonly<Record<string, unknown>>; learned: Learned | null },
): Change[] {
  const it = object(design, id)
  if (!it) return []
  if (learned) {
    const uses = learned.uses.filter((used) => object(design, used))
    return setField(design, id, { ...patch, ...learned.fields, uses })
  }
  const told = Object.entries(kindOf(it).fields).filter(([, schema]) => noteOf(schema)?.holds === 'derived')
  const plain = plainForm(it.kind)
  return setField(design, id, { ...Object.fromEntries(told.map(([field]) => [field, plain[field]])), ...patch })
}

/** Notes what the designer knows, in place of what was noted under the same key. */
export function intend(design: Design, entry: IntentEntry): Change[] {
  const key = intentKey(entry)
  return [{ op: 'intend', key, before: design.intent.get(key) ?? null, after: entry }]
}

/** Forgets what was noted under a key. */
export function forget(design: Design, key: string): Change[] {
  const before = design.intent.get(key)
  return before ? [{ op: 'intend', key, before, after: null }] : []
}

/** The design's own name, or the Postgres it is for. */
export function setFacts(design: Design, facts: { name?: string; postgres?: PostgresVersion }): Change[] {
  const before = { name: design.name, postgres: design.postgres }
  return [{ op: 'design', before, after: { ...before, ...facts } }]
}
