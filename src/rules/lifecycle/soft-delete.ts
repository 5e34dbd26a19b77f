import { type Bucket, bucketOf, columnsOf, type Design, type Id } from '#model'
import { confirmedRole } from '../meaning/role-of.ts'
import type { Column } from '../reading/shapes.ts'
import { isMoment } from '../reading/types.ts'

const known = new WeakMap<Bucket, { readonly intent: Design['intent']; readonly marker: Column | null }>()

/** The column that marks a row as deleted without removing it. */
export function markerOf(design: Design, table: Id): Column | null {
  const bucket = bucketOf(design.objects, table)
  const had = bucket && known.get(bucket)
  if (had && had.intent === design.intent) return had.marker
  const marker =
    columnsOf(design, table).find(
      (it) =>
        it.nullable &&
        !it.generated &&
        isMoment(it) &&
        (confirmedRole(design, it.id) === 'soft-delete' || /^(deleted|removed)_?(at|on|date|time)$/i.test(it.name)),
    ) ?? null
  if (bucket) known.set(bucket, { intent: design.intent, marker })
  return marker
}
