import { type DbObject, object } from '#model'
import type { Migration } from '../change-rule.ts'
import type { ObjectOf } from '../reading/shapes.ts'
import { wasSaidBefore } from './same-constraint.ts'
import { added, kept, staysWithRows } from './versions.ts'

const KINDS = ['primary-key', 'unique', 'check', 'exclusion', 'foreign-key', 'index'] as const
export type Holding = ObjectOf<(typeof KINDS)[number]>

/** The columns that have to be filled for it to say anything; null where that can't be told. */
function columnsOfIt(it: Holding): readonly DbObject['id'][] | null {
  if (it.kind === 'check' || it.kind === 'exclusion') return null
  return it.kind === 'index' ? it.keys.flatMap((key) => key.column ?? []) : it.columns
}

/** A column that is new and comes without a value, or with numbers, has nothing that could break anything. */
const comesEmpty = ({ from, to }: Migration, id: DbObject['id']): boolean => {
  const it = object(to, id)
  return (
    it?.kind === 'column' &&
    !object(from, id) &&
    (it.identity !== null || (it.nullable && it.default === null && !it.generated))
  )
}

const holds = (it: Holding): boolean =>
  !('validated' in it && !it.validated) && !('enforced' in it && !it.enforced) && (it.kind !== 'index' || it.unique)

/** Whether all rows that the one lets in the other does too, as far as its fields tell. */
function says(was: Holding, now: Holding): boolean {
  const parts = ({ kind, ...it }: Holding): unknown[] => {
    const all: Readonly<Record<string, unknown>> = it
    const what = [
      'columns',
      'expression',
      'keys',
      'where',
      'target',
      'targetColumns',
      'match',
      'period',
      'nullsDistinct',
      'withoutOverlaps',
      'method',
      'unique',
    ]
    return [kind, ...what.map((field) => all[field])]
  }
  return JSON.stringify(parts(was)) === JSON.stringify(parts(now)) && holds(was)
}

/** What holds the rows of a table that stays to something that they were not held to before. */
export function newlyHeld(migration: Migration): Holding[] {
  return KINDS.flatMap((kind): Holding[] => {
    const changed = kept(migration, kind).flatMap(({ was, now }) => (says(was, now) ? [] : [now]))
    return [...added(migration, kind), ...changed].filter((it) => {
      const columns = columnsOfIt(it)
      return (
        holds(it) &&
        staysWithRows(migration, it.parent) &&
        !(columns && columns.length > 0 && columns.some((id) => comesEmpty(migration, id))) &&
        !wasSaidBefore(migration, it)
      )
    })
  })
}
