import { byteLength, MAX_NAME_BYTES } from '#base'
import {
  apply,
  type Change,
  childrenOf,
  type DbObject,
  type Design,
  freeName,
  type Id,
  object,
  renameObject,
} from '#model'
import { withCopies } from '../reading/shapes.ts'

/** Whether the name is taken by another of its kind beside it, or by a relation of the schema. */
function isTaken(design: Design, it: DbObject, name: string): boolean {
  const owner = it.parent ? object(design, it.parent) : null
  const beside = it.parent ? childrenOf(design, it.parent) : []
  const alike = (other: DbObject) => it.kind !== 'column' || other.kind === 'column'
  if (beside.some((other) => other.id !== it.id && other.name === name && alike(other))) return true
  const schema = owner?.kind === 'schema' ? owner.id : (owner?.parent ?? null)
  if (it.kind === 'column' || !schema) return false
  return childrenOf(design, schema).some(
    (root) =>
      (root.id !== it.id && root.name === name) ||
      (root.kind === 'table' &&
        childrenOf(design, root.id).some(
          (child) => child.id !== it.id && child.kind !== 'column' && child.name === name,
        )),
  )
}

/** Renames objects one after the other, each to what `name` makes of its name, with a number where that is taken. */
export function renameAll(design: Design, ids: readonly Id[], name: (it: DbObject) => string): Change[] {
  const changes: Change[] = []
  let now = design
  for (const id of ids) {
    const it: DbObject | null = object(now, id)
    if (!it) continue
    const wanted = freeName(name(it), (taken) => taken !== it.name && isTaken(now, it, taken))
    const all: readonly Id[] = it.kind === 'column' ? withCopies(now, it.id).map((copy) => copy.id) : [id]
    for (const each of all) {
      const more = renameObject(now, each, wanted)
      changes.push(...more)
      now = apply(now, more)
    }
  }
  return changes
}

/** A character of a string takes three bytes at most. */
export const isTooLong = (name: string): boolean =>
  name.length * 3 > MAX_NAME_BYTES && byteLength(name) > MAX_NAME_BYTES
