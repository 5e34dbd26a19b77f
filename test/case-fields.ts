import { equal } from '#base'
import { all, type DbObject, type Design, KINDS, type Kind, keyPartOf, kindOf, noteOf } from '#model'

/** Every field of every kind that a person can set: `table.unlogged`. */
export const settableFields = (): readonly string[] =>
  KINDS.flatMap((kind) =>
    Object.entries(kindOf(kind).fields).flatMap(([field, schema]) =>
      noteOf(schema)?.holds === 'derived' ? [] : [`${kind}.${field}`],
    ),
  )

const differs = (was: DbObject, now: DbObject, field: string): boolean =>
  !equal(was[field as never], now[field as never])

/** What belongs to an object's identity can't change in it: one goes and another comes that differs there. */
const keyFields = (kind: Kind): readonly string[] =>
  Object.entries(kindOf(kind).fields).flatMap(([field, schema]) => (keyPartOf(schema) ? [field] : []))

/** The fields in which two designs differ, the second under the ids of the first. */
export function changedBetween(a: Design, b: Design): readonly string[] {
  const [before, after] = [a, b].map((design) => new Map([...all(design.objects)].map((it) => [it.id, it])))
  if (!before || !after) return []
  const [gone, come] = [
    [...before.values()].filter((it) => !after.has(it.id)),
    [...after.values()].filter((it) => !before.has(it.id)),
  ]
  return [
    ...[...before.values()].flatMap((was) => {
      const now = after.get(was.id)
      const fields = now ? Object.keys(kindOf(now).fields) : []
      return fields.filter((field) => differs(was, now as DbObject, field)).map((field) => `${was.kind}.${field}`)
    }),
    ...gone.flatMap((was) =>
      keyFields(was.kind)
        .filter((field) => come.some((now) => now.kind === was.kind && differs(was, now, field)))
        .map((field) => `${was.kind}.${field}`),
    ),
  ]
}
