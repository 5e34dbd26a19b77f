import { addIndex, addUnique, type Change, type Design, type Id, keysOf, object, type StyleOptions } from '#model'
import { isIndexed } from '../indexes/coverage.ts'
import { inTurn } from '../reading/edits.ts'
import { sameType } from '../reading/retype.ts'
import { type Column, type ForeignKey, sameSet } from '../reading/shapes.ts'
import type { Fix } from '../rule.ts'
import { tenancyOf, tenantColumnOf } from './tenants.ts'

export type Ends = { readonly key: ForeignKey; readonly own: Column; readonly theirs: Column }

/** The key with the tenant before its columns on both sides, on a unique key that has it too. */
function widen(design: Design, table: Id<'table'>, { key, own, theirs }: Ends): Change[] {
  const columns = [own.id, ...key.columns]
  const targetColumns = [theirs.id, ...key.targetColumns]
  const there = keysOf(design, key.target).some((it) => sameSet(it.columns, targetColumns))
  const empties = key.onDelete === 'set null' || key.onDelete === 'set default'
  const onDeleteColumns = empties && key.onDeleteColumns.length === 0 ? [...key.columns] : [...key.onDeleteColumns]
  return inTurn(
    design,
    (now) => (there ? [] : addUnique(now, key.target, targetColumns)),
    (now) => {
      const before = object(now, key.id)
      return before ? [{ op: 'set', before, after: { ...before, columns, targetColumns, onDeleteColumns } }] : []
    },
    (now) => {
      const after = object(now, key.id)
      return after && !isIndexed(now, after) ? addIndex(now, table, [...key.columns, own.id]) : []
    },
  )
}

/** What widening would break: an action over the tenant itself, or MATCH FULL with half a key. */
function canWiden(design: Design, { key, own, theirs }: Ends): boolean {
  const empties = [key.onDelete, key.onUpdate].some((it) => it === 'set null' || it === 'set default')
  if (!sameType(own, theirs) || key.match === 'full' || key.onUpdate === 'set null' || key.onUpdate === 'set default')
    return false
  return !empties || design.postgres >= 15
}

/** A foreign key between two tables of tenants that does not contain the tenant, with the columns that say whose a row is. */
export function acrossTenants(design: Design, key: ForeignKey, options: StyleOptions): Ends | null {
  const tenancy = tenancyOf(design, options)
  const table = key.parent
  if (!tenancy || !table || !tenancy.within.has(table) || !tenancy.within.has(key.target)) return null
  const { root } = tenancy
  const own = tenantColumnOf(design, table, { root, options })
  const theirs = tenantColumnOf(design, key.target, { root, options })
  if (!own || !theirs || key.columns.includes(own.id) || key.targetColumns.includes(theirs.id)) return null
  return { key, own, theirs }
}

/** The tenant taken into the key, where that breaks nothing. */
export const tenantFix = (design: Design, table: Id<'table'>, ends: Ends): Fix[] =>
  canWiden(design, ends)
    ? [
        {
          label: `Refer to (${ends.theirs.name}, ${ends.key.targetColumns.map((id) => object(design, id)?.name).join(', ')})`,
          safe: false,
          changes: () => widen(design, table, ends),
        },
      ]
    : []
