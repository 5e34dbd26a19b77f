import * as v from 'valibot'
import { deferrable, idOf } from '../fields.ts'
import { type At, defineKind } from '../kind-spec.ts'
import { columnRefs, deferrableOf, isUserSchema, ref } from './catalog-words.ts'
import {
  addConstraint,
  constraintAddress,
  constraintClause,
  deferrableWords,
  dropConstraint,
  includeWords,
  renameConstraint,
} from './constraint-words.ts'

type Key = {
  columns: readonly `column:${string}`[]
  include: readonly `column:${string}`[]
  deferrable: 'no' | 'immediate' | 'deferred'
}

const body = (it: Key, at: At): string =>
  `PRIMARY KEY (${at.names(it.columns)})${includeWords(it, at)}${deferrableWords(it.deferrable)}`

export const primaryKey = defineKind({
  kind: 'primary-key',
  label: { one: 'primary key', many: 'primary keys' },
  under: ['table'],
  fields: {
    columns: v.pipe(v.array(idOf('column')), v.minLength(1)),
    include: v.array(idOf('column')),
    deferrable: deferrable(),
  },
  create: (it, at) => addConstraint(it, at, body(it, at)),
  clause: (it, at) => constraintClause(it, body(it, at)),
  drop: dropConstraint,
  address: constraintAddress,
  rename: renameConstraint,
  alter: { columns: 'rebuild', include: 'rebuild', deferrable: 'rebuild' },
  catalog: keyCatalog('p', ''),
})

/** Primary keys and unique constraints differ in the catalog by their letter only. Those inherited from a partitioned parent are its own. */
export function keyCatalog(contype: 'p' | 'u', more: string): string {
  return `select ${ref('pg_constraint', 'k.oid')} as ref, ${ref('pg_class', 'k.conrelid')} as parent, k.conname as name,
      k.oid::int8 as ord, jsonb_build_object(
        'columns', ${columnRefs('k.conrelid', 'k.conkey')},
        'include', ${columnRefs('k.conrelid', '(x.indkey::int2[])[x.indnkeyatts:x.indnatts - 1]')},
        ${more}'deferrable', ${deferrableOf('k')}) as fields
    from pg_constraint k join pg_index x on x.indexrelid = k.conindid
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = '${contype}' and not k.conperiod and k.conparentid = 0 and ${isUserSchema('n.nspname')}`
}
