import * as v from 'valibot'
import { deferrable, idOf, sqlWords } from '../fields.ts'
import type { Alter, At, ObjectWith } from '../kind-spec.ts'
import { columnRefs, deferrableOf, isUserSchema, ref } from './catalog-words.ts'
import { deferrableWords, includeWords } from './constraint-words.ts'
import { alterIndexComment, indexCommentField, indexCommentJson } from './index-comment.ts'
import { alterMarks, markFields, marksJson } from './index-marks.ts'
import { changeOptions, optionsJson, withOptions } from './storage-options.ts'
import { alterIndexTablespace, indexTablespaceWords, tablespaceField, tablespaceJson } from './storage-place.ts'

/** What a primary key and a unique constraint have in common. */
export const keyFields = {
  columns: v.pipe(v.array(idOf('column')), v.minLength(1)),
  include: v.array(idOf('column')),
  /** The last column is a range, and no two rows of the same key overlap in it (Postgres 18). */
  withoutOverlaps: v.boolean(),
  deferrable: deferrable(),
  /** Storage parameters of its index, each `name=value`. */
  options: v.array(sqlWords()),
  ...tablespaceField,
  ...indexCommentField,
  ...markFields,
}
export type Key = ObjectWith<'unique' | 'primary-key', typeof keyFields>

/** What follows PRIMARY KEY or UNIQUE. */
export const keyBody = (it: Key, at: At): string =>
  `(${at.names(it.columns)}${it.withoutOverlaps ? ' WITHOUT OVERLAPS' : ''})${includeWords(it, at)}${withOptions(it.options)}${indexTablespaceWords(it)}${deferrableWords(it.deferrable)}`

export const keyAlter = {
  columns: 'rebuild',
  include: 'rebuild',
  withoutOverlaps: 'rebuild',
  deferrable: 'rebuild',
  options: (now: Key, was: Key, at: At) =>
    changeOptions(now.options, was.options, (words) => `ALTER INDEX ${at.path(now.id)} ${words}`),
  tablespace: alterIndexTablespace,
  indexComment: alterIndexComment,
  ...alterMarks,
} as const satisfies { [P in keyof typeof keyFields]: Alter<Key> }

/** They differ in the catalog by their letter only. Those inherited from a partitioned parent are its own. */
export function keyCatalog(contype: 'p' | 'u', more: string): string {
  return `select ${ref('pg_constraint', 'k.oid')} as ref, ${ref('pg_class', 'k.conrelid')} as parent, k.conname as name,
      k.oid::int8 as ord, jsonb_build_object(
        'columns', ${columnRefs('k.conrelid', 'k.conkey')},
        'include', ${columnRefs('k.conrelid', '(x.indkey::int2[])[x.indnkeyatts:x.indnatts - 1]')},
        'withoutOverlaps', k.conperiod, 'options', ${optionsJson('i.reloptions')}, ${tablespaceJson('i.reltablespace')}, ${indexCommentJson}, ${marksJson},
        ${more}'deferrable', ${deferrableOf('k')}) as fields
    from pg_constraint k join pg_index x on x.indexrelid = k.conindid join pg_class i on i.oid = x.indexrelid
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = '${contype}' and k.conparentid = 0 and ${isUserSchema('n.nspname')}`
}
