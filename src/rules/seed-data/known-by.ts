import { type Design, type Id, intend, keysOf, object } from '#model'
import { heldBy, type Seed } from '../reading/seeds.ts'
import { namesAt } from '../reading/shapes.ts'
import { changingIn } from '../reading/volatility.ts'
import type { Fix } from '../rule.ts'

type KeyColumns = readonly Id<'column'>[]

/** The columns of a key that ON CONFLICT takes: unique, over plain columns, of all rows, and not deferrable (manual: INSERT). */
export function targetColumns(design: Design, key: Id): KeyColumns | null {
  const it = object(design, key)
  if (it?.kind === 'primary-key' || it?.kind === 'unique')
    return it.deferrable === 'no' && !it.withoutOverlaps ? it.columns : null
  if (it?.kind !== 'index' || !it.unique || it.where !== null) return null
  const columns = it.keys.flatMap((each) => each.column ?? [])
  return columns.length === it.keys.length ? columns : null
}

/** What a row has in a key that is another each time it is put in. */
export function changingAt(
  design: Design,
  seed: Seed,
  columns: KeyColumns,
): { row: number; column: Id<'column'>; call: string }[] {
  return columns.flatMap((column) => {
    const at = seed.columns.indexOf(column)
    return seed.rows.flatMap((row, i) => {
      const call = at === -1 ? null : changingIn(design, row[at] ?? '')
      return call ? [{ row: i, column, call }] : []
    })
  })
}

/** Whether a null in the key makes the row unlike any that is there. */
export const hasNull = (design: Design, seed: Seed, key: Id): boolean => {
  const it = object(design, key)
  const open = (it?.kind === 'unique' || it?.kind === 'index') && it.nullsDistinct
  const columns = targetColumns(design, key) ?? []
  return open && seed.rows.some((row) => columns.some((column) => heldBy(design, { seed, row, column }) === null))
}

/** The keys by which rows of a seed are known again: all of it is in the rows, and the same each time. */
const keysFor = (design: Design, seed: Seed): { id: Id; columns: KeyColumns }[] =>
  keysOf(design, seed.about).flatMap(({ id }) => {
    const columns = targetColumns(design, id)
    const known =
      columns?.every((column) => seed.columns.includes(column)) &&
      changingAt(design, seed, columns).length === 0 &&
      !hasNull(design, seed, id)
    return columns && known ? [{ id, columns }] : []
  })

/** The ways to put the rows in so that a second time adds none. */
export function knowBy(design: Design, seed: Seed): Fix[] {
  return keysFor(design, seed).flatMap(({ id, columns }): Fix[] => {
    const names = namesAt(design, columns)
    const set = (does: 'nothing' | 'update') => () => intend(design, { ...seed, conflict: { key: id, does } })
    const rest = seed.columns.some((column) => !columns.includes(column as Id<'column'>))
    const update: Fix[] = rest
      ? [{ label: `Bring rows up to date that are there by (${names})`, safe: false, changes: set('update') }]
      : []
    return [{ label: `Pass over rows that are there by (${names})`, safe: false, changes: set('nothing') }, ...update]
  })
}
