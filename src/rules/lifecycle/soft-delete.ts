import { columnsOf } from '#model'
import { confirmedRole } from '../meaning/role-of.ts'
import { keptByTable } from '../reading/everywhere.ts'
import type { Column } from '../reading/shapes.ts'
import { isMoment } from '../reading/types.ts'

/** The column that marks a row as deleted without removing it. */
export const markerOf = keptByTable(
  (design, table): Column | null =>
    columnsOf(design, table).find(
      (it) =>
        it.nullable &&
        !it.generated &&
        isMoment(it) &&
        (confirmedRole(design, it.id) === 'soft-delete' || /^(deleted|removed)_?(at|on|date|time)$/i.test(it.name)),
    ) ?? null,
)
