import { memoize } from '#base'
import type { Design } from './design.ts'
import { object } from './design.ts'
import type { Id } from './id.ts'
import type { ObjectOf } from './kinds/index.ts'
import { foreignKeysOf, incomingOf } from './read.ts'

type ForeignKey = ObjectOf<'foreign-key'>

/** What a foreign key does when the row that it refers to goes. */
export type DeleteStep = {
  readonly key: ForeignKey
  /** The table whose rows refer to it. */
  readonly table: Id<'table'>
  readonly does: 'delete' | 'empty' | 'refuse'
  /**
   * Whether it gets in the way. `always`: as soon as a row refers. `by order`: where the same rows are deleted on another
   * way too, it depends on which foreign key was made first. `too early`: those rows would be deleted, but only after
   * this key has refused. `never`: they are gone before it looks.
   */
  readonly fails: 'never' | 'always' | 'by order' | 'too early'
}

/** What goes when a row of a table goes: the tables that are reached, in the order in which Postgres gets to them. */
export type Deletion = {
  /** How many steps away the rows of a table are deleted, and by which foreign key; the table itself first. */
  readonly deleted: ReadonlyMap<Id<'table'>, { readonly level: number; readonly by: ForeignKey | null }>
  readonly steps: readonly DeleteStep[]
}

const doing = (key: ForeignKey): DeleteStep['does'] =>
  key.onDelete === 'cascade'
    ? 'delete'
    : key.onDelete === 'set null' || key.onDelete === 'set default'
      ? 'empty'
      : 'refuse'

/** It has to empty a column that can't be empty. */
function isStuck(design: Design, key: ForeignKey): boolean {
  const columns = (key.onDeleteColumns.length > 0 ? key.onDeleteColumns : key.columns).map((id) => object(design, id))
  return columns.some(
    (it) => it?.nullable === false && (key.onDelete === 'set null' || (it.default === null && !it.generated)),
  )
}

const deletions = memoize((_: Design['objects']) => new Map<Id, Deletion>())

/** What a DELETE of one row of a table reaches, by way of the foreign keys that point there. */
export function deletionFrom(design: Design, table: Id<'table'>): Deletion {
  const known = deletions(design.objects)
  const had = known.get(table)
  if (had) return had
  const deleted = new Map<Id<'table'>, { level: number; by: ForeignKey | null }>([[table, { level: 0, by: null }]])
  const met: ForeignKey[] = []
  for (const [id, { level }] of deleted)
    for (const key of incomingOf(design, id)) {
      const from = key.parent as Id<'table'> | null
      if (!key.enforced || !from) continue
      met.push(key)
      if (key.onDelete === 'cascade' && !deleted.has(from)) deleted.set(from, { level: level + 1, by: key })
    }
  const steps = met.map((key): DeleteStep => {
    const does = doing(key)
    const inTheWay = does === 'refuse' || (does === 'empty' && isStuck(design, key))
    return { key, table: key.parent as Id<'table'>, does, fails: inTheWay ? refusal(key, deleted) : 'never' }
  })
  const found = { deleted, steps }
  known.set(table, found)
  return found
}

/**
 * Each cascade queues the triggers of the rows it deletes behind all that wait already (trigger.c, AfterTriggerSaveEvent),
 * so Postgres goes level by level, and within a level in the order in which the keys were made. RESTRICT looks no earlier
 * than NO ACTION does, unless that is deferred.
 */
function refusal(key: ForeignKey, deleted: Deletion['deleted']): DeleteStep['fails'] {
  const own = deleted.get(key.parent as Id<'table'>)?.level
  const looks = (deleted.get(key.target)?.level ?? 0) + 1
  if (own === undefined) return 'always'
  if (own < looks || (key.onDelete === 'no action' && key.deferrable === 'deferred')) return 'never'
  return own === looks ? 'by order' : 'too early'
}

/** The tables whose deleted rows take rows of this one along, the nearest first; itself only where it refers to itself. */
export function deletersOf(design: Design, table: Id<'table'>): ReadonlySet<Id<'table'>> {
  const found = new Set<Id<'table'>>()
  const add = (from: Id) => {
    for (const key of foreignKeysOf(design, from)) if (key.enforced && key.onDelete === 'cascade') found.add(key.target)
  }
  add(table)
  for (const id of found) add(id)
  return found
}
