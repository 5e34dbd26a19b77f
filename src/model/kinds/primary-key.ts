import { type At, defineKind } from '../kind-spec.ts'
import { own } from './catalog-words.ts'
import { constraintAddress, constraintClause, dropConstraint, renameConstraint } from './constraint-words.ts'
import { settleIndexComment } from './index-comment.ts'
import { settleMarks } from './index-marks.ts'
import { addKey, type Key, keyAlter, keyBody, keyCatalog, keyFields } from './key-words.ts'
import { needsOfOnly } from './only-whole.ts'

const body = (it: Key, at: At): string => `PRIMARY KEY ${keyBody(it, at)}`

export const primaryKey = defineKind({
  kind: 'primary-key',
  label: { one: 'primary key', many: 'primary keys' },
  under: ['table'],
  fields: keyFields,
  needs: needsOfOnly,
  create: (it, at) => addKey(it, at, { sort: 'PRIMARY KEY', body: body(it, at), nulls: '' }),
  clause: (it, at) => constraintClause(it, body(it, at)),
  settle: (it, at) => [...settleMarks(it, at), ...settleIndexComment(it, at)],
  drop: dropConstraint,
  address: constraintAddress,
  rename: renameConstraint,
  alter: keyAlter,
  presence: [own('pg_constraint', "contype = 'p'")],
  catalog: keyCatalog('p', ''),
})
