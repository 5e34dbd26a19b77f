import { equal } from '#base'
import { removeObjects } from '../commands/remove.ts'
import { type Design, object } from '../design.ts'
import { checkReferences } from '../integrity.ts'
import type { DbObject } from '../kinds/index.ts'
import { apply } from './apply.ts'
import type { Change } from './change.ts'
import { diff } from './diff.ts'

/** The object as it is here, with the fields that differ between the two. */
function patched(here: DbObject, before: DbObject, after: DbObject): DbObject {
  const was = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(after).filter(([field, value]) => !equal(value, was.get(field)))
  return { ...here, ...Object.fromEntries(changed) } as DbObject
}

/**
 * The design with everything that differs between two others of the same ids, and nothing else: where it says the same
 * as the first in other words, its own words stay.
 */
export function carryOver(design: Design, from: Design, to: Design): Design {
  const changes = diff(from, to)
  const gone = changes.flatMap((it) => (it.op === 'remove' && object(design, it.object.id) ? [it.object.id] : []))
  const left = apply(design, removeObjects(design, gone))
  const carried = changes.flatMap((it): readonly Change[] => {
    if (it.op === 'add') return object(left, it.object.id) ? [] : [it]
    if (it.op !== 'set') return []
    const here = object(left, it.after.id)
    return here ? [{ op: 'set', before: here, after: patched(here, it.before, it.after) }] : []
  })
  return checkReferences(apply(left, carried)).design
}
