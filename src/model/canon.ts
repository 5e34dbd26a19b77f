import type * as v from 'valibot'
import { equal } from '#base'
import type { Design } from './design.ts'
import { noteOf } from './fields.ts'
import type { Id } from './id.ts'
import { identityOf } from './identity.ts'
import { type DbObject, kindOf } from './kinds/index.ts'
import { all } from './objects.ts'
import { pathOf } from './read.ts'
import { mapReferences } from './references.ts'

/** An object as a catalog tells it: by names, without ids, rank or what Postgres derives. */
export type CanonObject = {
  readonly kind: string
  readonly path: string
  readonly facts: Readonly<Record<string, unknown>>
}

const withoutLocalIds = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutLocalIds)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, each]) => (key === 'id' ? [] : [[key, withoutLocalIds(each)]])),
        )
      : value

/** Every object of a design by its identity, comparable with another design's whatever the ids. Verbatim text is left out. */
export function canonOf(design: Design): ReadonlyMap<string, CanonObject> {
  const canon = new Map<string, CanonObject>()
  for (const it of all(design.objects)) {
    if (it.kind === 'raw') continue
    const path = pathOf(design, it.id)
    const named = mapReferences(it, (id: Id) => identityOf(design, id) as Id) as DbObject
    const { fields } = kindOf(it)
    const facts: Record<string, unknown> = { comment: it.comment }
    for (const [field, schema] of Object.entries(fields) as [string, v.GenericSchema][]) {
      if (noteOf(schema)?.holds === 'derived') continue
      facts[field] = withoutLocalIds((named as unknown as Record<string, unknown>)[field])
    }
    canon.set(identityOf(design, it.id), { kind: it.kind, path, facts })
  }
  return canon
}

/** Where two catalogs differ: an object that one lacks, or a field that they tell differently. */
export type Drift = {
  readonly kind: string
  readonly path: string
  /** Null: the whole object is there on one side only. */
  readonly field: string | null
  readonly before: unknown
  readonly after: unknown
}

/**
 * Every difference between two designs, by name. Empty means that Postgres would call them the same. What the server is
 * said to have anyway (a given role) may be there or not.
 */
export function driftBetween(from: Design, to: Design): Drift[] {
  const [before, after] = [canonOf(from), canonOf(to)]
  const drift: Drift[] = []
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, now] = [before.get(key), after.get(key)]
    const { kind, path } = (was ?? now) as CanonObject
    if (!was || !now) {
      if ((was ?? now)?.facts.given === true) continue
      drift.push({ kind, path, field: null, before: was?.facts ?? null, after: now?.facts ?? null })
      continue
    }
    for (const field of new Set([...Object.keys(was.facts), ...Object.keys(now.facts)]))
      if (!equal(was.facts[field], now.facts[field]))
        drift.push({ kind, path, field, before: was.facts[field], after: now.facts[field] })
  }
  return drift
}
