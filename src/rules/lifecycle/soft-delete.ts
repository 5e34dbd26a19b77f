import { columnsOf, type Design, type Id } from '#model'
import { confirmedRole } from '../meaning/role-of.ts'
import type { Column } from '../reading/shapes.ts'
import { isMoment } from '../reading/types.ts'

/** The column that marks a row as deleted without removing it. */
export const markerOf = (design: Design, table: Id): Column | null =>
  columnsOf(design, table).find(
    (it) =>
      it.nullable &&
      !it.generated &&
      isMoment(it) &&
      (confirmedRole(design, it.id) === 'soft-delete' || /^(deleted|removed)_?(at|on|date|time)$/i.test(it.name)),
  ) ?? null
