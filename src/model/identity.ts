import type { Design } from './design.ts'
import { object } from './design.ts'
import { keyPartOf } from './fields.ts'
import { type Id, kindOfId } from './id.ts'
import { type DbObject, KINDS, type Kind, kindOf } from './kinds/index.ts'
import { pathOf } from './read.ts'
import { mapReferences } from './references.ts'

type KeyField = { readonly field: string; readonly part: (value: unknown) => unknown }

const keyFields: ReadonlyMap<Kind, readonly KeyField[]> = new Map(
  KINDS.map((kind) => [
    kind,
    Object.entries(kindOf(kind).fields).flatMap(([field, schema]) => {
      const part = keyPartOf(schema)
      return part ? [{ field, part }] : []
    }),
  ]),
)

/**
 * What names an object the same in any design: its kind, its parent's (a schema may be called as a table is), its path,
 * and what else its kind tells objects apart by.
 */
export function identityOf(
  design: Design,
  id: Id,
  pathBy: (id: Id) => string = (other) => pathOf(design, other),
): string {
  const it = object(design, id) as DbObject | null
  if (!it) return `${id.slice(0, id.indexOf(':'))} (gone)`
  const keys = keyFields.get(it.kind) ?? []
  const path = `${it.kind} ${it.parent ? kindOfId(it.parent) : ''} ${pathBy(id)}`
  if (keys.length === 0) return path
  const named = mapReferences(it, (other) => (other === id ? other : (`named:${pathBy(other)}` as Id)))
  const facts = named as { readonly [field: string]: unknown }
  return `${path} ${JSON.stringify(keys.map(({ field, part }) => part(facts[field])))}`
}
