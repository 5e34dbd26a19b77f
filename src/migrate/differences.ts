import { equal } from '#base'
import { type Change, type DbObject, type Id, kindOf, noteOf } from '#model'

/** What differs between two designs, sorted by what has to be done about it. */
export type Differences = {
  readonly added: ReadonlySet<Id>
  readonly removed: ReadonlySet<Id>
  readonly changed: ReadonlyMap<
    Id,
    { readonly was: DbObject; readonly now: DbObject; readonly fields: readonly string[] }
  >
}

/** The fields that differ and that the database holds. */
export function changedFields(was: DbObject, now: DbObject): string[] {
  return Object.entries(kindOf(now).fields).flatMap(([field, schema]) =>
    noteOf(schema)?.holds === 'derived' || equal(was[field as never], now[field as never]) ? [] : [field],
  )
}

/** Sorts changes by what they do to which object; layout and intent are no matter of the database. */
export function differencesOf(changes: readonly Change[]): Differences {
  const added = new Set<Id>()
  const removed = new Set<Id>()
  const changed = new Map<Id, { was: DbObject; now: DbObject; fields: string[] }>()
  for (const change of changes) {
    if (change.op === 'add') added.add(change.object.id)
    else if (change.op === 'remove') removed.add(change.object.id)
    else if (change.op === 'set')
      changed.set(change.after.id, {
        was: change.before,
        now: change.after,
        fields: changedFields(change.before, change.after),
      })
  }
  return { added, removed, changed }
}
