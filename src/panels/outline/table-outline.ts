import {
  type Bucket,
  bucketOf,
  CELL_FIELDS,
  type CellOf,
  childrenOf,
  columnsOf,
  type Design,
  foreignKeysOf,
  type Id,
  incomingOf,
  kindOf,
  object,
  pathOf,
} from '#model'
import { msg } from '#words'
import { gistOf } from '../gist.ts'
import { cellText, rowsOf } from '../grid/grid-rows.ts'

/** What the table of columns is headed by, in the order of `CELL_FIELDS`. */
export const HEADS = [msg('Name'), msg('Type'), msg('Null'), msg('Default'), msg('Key'), msg('Comment')] as const

/** What a column refers to, and by which key. */
export type OutlineReference = { readonly key: Id; readonly table: Id; readonly text: string }
export type OutlineRow = {
  readonly id: Id<'column'>
  readonly name: string
  readonly cells: readonly { readonly field: CellOf; readonly text: string }[]
  readonly references: readonly OutlineReference[]
}
export type OutlineKey = {
  readonly id: Id<'foreign-key'>
  readonly name: string
  readonly columns: string
  readonly target: Id
  readonly to: string
  readonly onDelete: string
}
/** A table in words: all that the outline tells of it. */
export type TableOutline = {
  readonly id: Id
  readonly kind: string
  readonly name: string
  readonly path: string
  readonly comment: string
  readonly rows: readonly OutlineRow[]
  readonly keys: readonly OutlineKey[]
  /** The tables whose keys point here. */
  readonly from: readonly { readonly id: Id; readonly path: string }[]
  /** What else stands beneath it. */
  readonly more: readonly { readonly id: Id; readonly is: string; readonly name: string; readonly gist: string }[]
}

const ELSEWHERE: ReadonlySet<string> = new Set(['column', 'foreign-key', 'primary-key'])

function referencesOf(design: Design, table: Id): ReadonlyMap<Id, readonly OutlineReference[]> {
  const found = new Map<Id, OutlineReference[]>()
  for (const key of foreignKeysOf(design, table))
    key.columns.forEach((column, i) => {
      const target = key.targetColumns[i]
      const one = { key: key.id, table: key.target, text: target ? pathOf(design, target) : pathOf(design, key.target) }
      found.set(column, [...(found.get(column) ?? []), one])
    })
  return found
}

/** What of the design it is told by: its own bucket, those that it refers to, and those that refer to it. */
export function toldBy(design: Design, id: Id): readonly (Bucket | null)[] {
  const others = [
    ...foreignKeysOf(design, id).map((key) => key.target),
    ...incomingOf(design, id).flatMap((key) => key.parent ?? []),
    ...columnsOf(design, id).flatMap((column) => column.type.of ?? []),
    ...childrenOf(design, id).flatMap((child) => child.uses),
  ]
  return [id, ...others].map((it) => bucketOf(design.objects, it))
}

/** What the outline tells of a table; null once it is gone. */
export function tableOutline(design: Design, id: Id): TableOutline | null {
  const it = object(design, id)
  if (!it) return null
  const references = referencesOf(design, id)
  const names = (ids: readonly Id[]) => ids.map((each) => object(design, each)?.name ?? '?').join(', ')
  const sources = new Set(incomingOf(design, id).flatMap((key) => key.parent ?? []))
  return {
    id,
    kind: kindOf(it).label.one,
    name: it.name,
    path: pathOf(design, id),
    comment: it.comment ?? '',
    rows: rowsOf(design, id).map((row) => ({
      id: row.column.id,
      name: row.column.name,
      cells: CELL_FIELDS.map((field) => ({ field, text: cellText(design, row, field) })),
      references: references.get(row.column.id) ?? [],
    })),
    keys: foreignKeysOf(design, id).map((key) => ({
      id: key.id,
      name: key.name,
      columns: names(key.columns),
      target: key.target,
      to: `${pathOf(design, key.target)} (${names(key.targetColumns)})`,
      onDelete: key.onDelete,
    })),
    from: [...sources].map((source) => ({ id: source, path: pathOf(design, source) })),
    more: childrenOf(design, id)
      .filter((child) => !ELSEWHERE.has(child.kind))
      .map((child) => ({
        id: child.id,
        is: kindOf(child).label.one,
        name: child.name,
        gist: gistOf(design, child),
      })),
  }
}
