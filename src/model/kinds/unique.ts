import * as v from 'valibot'
import { deferrable, idOf } from '../fields.ts'
import { type At, defineKind } from '../kind-spec.ts'
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

export const unique = defineKind({
  kind: 'unique',
  label: { one: 'unique constraint', many: 'unique constraints' },
  under: ['table'],
  fields: {
    columns: v.pipe(v.array(idOf('column')), v.minLength(1)),
    include: v.array(idOf('column')),
    /** Two rows may both hold null; false (NULLS NOT DISTINCT) needs Postgres 15. */
    nullsDistinct: v.boolean(),
    deferrable: deferrable(),
  },
  create: (it, at) => addConstraint(it, at, body(it, at)),
  clause: (it, at) => constraintClause(it, body(it, at)),
  drop: dropConstraint,
  address: constraintAddress,
  rename: renameConstraint,
  alter: { columns: 'rebuild', include: 'rebuild', nullsDistinct: 'rebuild', deferrable: 'rebuild' },
  catalog: keyCatalog('u', `'nullsDistinct', not x.indnullsnotdistinct, `),
})
