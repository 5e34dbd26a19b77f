import * as v from 'valibot'
import { type At, type Common, defineKind, type ObjectWith } from '../kind-spec.ts'
import { own } from './catalog-words.ts'
import { constraintAddress, constraintClause, dropConstraint, renameConstraint } from './constraint-words.ts'
import { settleIndexComment } from './index-comment.ts'
import { settleMarks } from './index-marks.ts'
import { addKey, keyAlter, keyBody, keyCatalog, keyFields } from './key-words.ts'
import { needsOfOnly } from './only-whole.ts'

const fields = {
  ...keyFields,
  /** Two rows may both hold null; false (NULLS NOT DISTINCT) needs Postgres 15. */
  nullsDistinct: v.boolean(),
}
type Unique = ObjectWith<'unique', typeof fields>

const body = (it: Unique, at: At): string => `UNIQUE${it.nullsDistinct ? '' : ' NULLS NOT DISTINCT'} ${keyBody(it, at)}`

/**
 * Two keys over the same columns in one CREATE TABLE become one (transformIndexConstraints in parse_utilcmd.c), so the
 * second has to be added afterwards.
 */
function repeatsKey(it: Unique, at: At): boolean {
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
  needs: needsOfOnly,
  create: (it, at) =>
    addKey(it, at, { sort: 'UNIQUE', body: body(it, at), nulls: it.nullsDistinct ? '' : ' NULLS NOT DISTINCT' }),
  clause: (it, at) => (repeatsKey(it, at) ? null : constraintClause(it, body(it, at))),
  settle: (it, at) => [...settleMarks(it, at), ...settleIndexComment(it, at)],
  drop: dropConstraint,
  address: constraintAddress,
  rename: renameConstraint,
  alter: { ...keyAlter, nullsDistinct: 'rebuild' },
  presence: [own('pg_constraint', "contype = 'u'")],
  catalog: keyCatalog('u', `'nullsDistinct', not x.indnullsnotdistinct, `),
})
