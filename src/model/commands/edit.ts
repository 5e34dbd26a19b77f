import type { Change } from '../change/change.ts'
import { type Design, object, type PostgresVersion } from '../design.ts'
import type { Id } from '../id.ts'
import { type IntentEntry, intentKey } from '../intent.ts'
import type { DbObject } from '../kinds/index.ts'
import { labelOf } from './object-names.ts'

/** Sets fields of one object. What a field may hold is checked by whoever took it from a person. */
export function setField(design: Design, id: Id, patch: Readonly<Record<string, unknown>>): Change[] {
  const before = object(design, id) as DbObject | null
  if (!before) return []
  const after = { ...before, ...patch, id: before.id, kind: before.kind } as DbObject
  return [{ op: 'set', before, after: { ...after, name: labelOf(design, after) ?? after.name } }]
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
