import { equal } from '#base'
import { all, type DbObject, type Design, KINDS, keyPartOf, kindOf, labelOf, noteOf } from '#model'

/** Every field of every kind that a person can set: `table.unlogged`. */
export const settableFields = (): readonly string[] =>
  KINDS.flatMap((kind) =>
    Object.entries(kindOf(kind).fields).flatMap(([field, schema]) =>
      noteOf(schema)?.holds === 'derived' ? [] : [`${kind}.${field}`],
    ),
  )

const differs = (was: DbObject, now: DbObject, field: string): boolean =>
  !equal(was[field as never], now[field as never])

/**
 * What belongs to an object's identity can't change in it: one goes and another comes that differs there. Of an object
 * that is named for what it holds (a grant) that is all of it.
 */
const keyFields = (design: Design, it: DbObject): readonly string[] =>
  Object.entries(kindOf(it).fields).flatMap(([field, schema]) =>
    keyPartOf(schema) || labelOf(design, it) !== null ? [field] : [],
  )

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
      keyFields(a, was)
        .filter((field) => come.some((now) => now.kind === was.kind && differs(was, now, field)))
        .map((field) => `${was.kind}.${field}`),
    ),
  ]
}
