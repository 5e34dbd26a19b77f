import type { Design, Id } from '#model'
import { markerOf } from '../lifecycle/soft-delete.ts'
import { hasTag } from '../reading/intent.ts'

/** Why the rows of a table are to stay when others go; null where nothing says so. */
export function protection(design: Design, table: Id): { readonly why: string; readonly sure: boolean } | null {
  if (hasTag(design, table, 'audit')) return { why: 'tell what happened', sure: true }
  if (hasTag(design, table, 'ledger')) return { why: 'are booked', sure: true }
  if (hasTag(design, table, 'critical')) return { why: 'must never be lost', sure: true }
  if (hasTag(design, table, 'owned')) return null
  const marker = markerOf(design, table)
  if (hasTag(design, table, 'soft-deleted')) return { why: 'are marked as deleted and kept', sure: true }
  return marker && { why: `are kept when they are deleted (${marker.name})`, sure: false }
}
