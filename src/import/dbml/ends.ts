import type { Ref, RefEndpoint } from '@dbml/parse'
import type { ObjectOf } from '#model'
import type { Draft, DraftTable } from './draft.ts'
import { at, schemaOf, type WholeTable } from './tables.ts'

export type Reference = WholeTable['refs'][number] | Ref
type Action = ObjectOf<'foreign-key'>['onDelete']

/** One side of a reference. */
export type End = { readonly table: DraftTable; readonly names: readonly string[]; readonly many: boolean }

const ACTIONS: readonly string[] = ['no action', 'restrict', 'cascade', 'set null', 'set default']

export const idsOf = ({ table, names }: End) => names.flatMap((name) => table.columns.get(name) ?? [])

export function endOf(draft: Draft, end: RefEndpoint): End | null {
  const table = draft.tables.get(`${schemaOf(end)}.${end.tableName}`)
  if (!table || !end.fieldNames.every((name) => table.columns.has(name))) return null
  return { table, names: end.fieldNames, many: end.relation.includes('*') }
}

export function actionsOf(draft: Draft, ref: Reference): { readonly onDelete: Action; readonly onUpdate: Action } {
  return { onDelete: actionOf(draft, ref, 'onDelete'), onUpdate: actionOf(draft, ref, 'onUpdate') }
}

function actionOf(draft: Draft, ref: Reference, which: 'onDelete' | 'onUpdate'): Action {
  const said = ref[which]?.toLowerCase()
  if (!said) return 'no action'
  if (ACTIONS.includes(said)) return said as Action
  draft.telling.refuse(`Postgres does not know “${said.slice(0, 60)}” here`, at(ref))
  return 'no action'
}
