import * as v from 'valibot'
import { deferrable, idOf } from '../fields.ts'
import { type At, type Common, defineKind, type ObjectWith } from '../kind-spec.ts'
import {
  addConstraint,
  constraintAddress,
  constraintClause,
  deferrableWords,
  dropConstraint,
  includeWords,
  renameConstraint,
} from './constraint-words.ts'
import { keyCatalog } from './primary-key.ts'

type Unique = {
  columns: readonly `column:${string}`[]
  include: readonly `column:${string}`[]
  nullsDistinct: boolean
  deferrable: 'no' | 'immediate' | 'deferred'
}

const body = (it: Unique, at: At): string =>
  `UNIQUE${it.nullsDistinct ? '' : ' NULLS NOT DISTINCT'} (${at.names(it.columns)})${includeWords(it, at)}${deferrableWords(it.deferrable)}`

const fields = {
  columns: v.pipe(v.array(idOf('column')), v.minLength(1)),
  include: v.array(idOf('column')),
  /** Two rows may both hold null; false (NULLS NOT DISTINCT) needs Postgres 15. */
  nullsDistinct: v.boolean(),
  deferrable: deferrable(),
}

/**
 * Two keys over the same columns in one CREATE TABLE become one (transformIndexConstraints in parse_utilcmd.c), so the
 * second has to be added afterwards.
 */
function repeatsKey(it: ObjectWith<'unique', typeof fields>, at: At): boolean {
  const keys = it.parent
    ? (at.children(it.parent) as readonly (Common & { readonly columns?: readonly string[] })[])
    : []
  const same = keys.filter(
    (key) => (key.kind === 'primary-key' || key.kind === 'unique') && key.columns?.join() === it.columns.join(),
  )
  return same.some((key) => key.id !== it.id && (key.kind === 'primary-key' || key.rank < it.rank))
}

export const unique = defineKind({
  kind: 'unique',
  label: { one: 'unique constraint', many: 'unique constraints' },
  under: ['table'],
  fields,
  create: (it, at) => addConstraint(it, at, body(it, at)),
  clause: (it, at) => (repeatsKey(it, at) ? null : constraintClause(it, body(it, at))),
  drop: dropConstraint,
  address: constraintAddress,
  rename: renameConstraint,
  alter: { columns: 'rebuild', include: 'rebuild', nullsDistinct: 'rebuild', deferrable: 'rebuild' },
  catalog: keyCatalog('u', `'nullsDistinct', not x.indnullsnotdistinct, `),
})
