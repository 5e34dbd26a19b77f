import * as v from 'valibot'
import { equal, quoteName } from '#base'
import { deferrable, idOf, sqlWords } from '../fields.ts'
import type { Id } from '../id.ts'
import type { Alter, At, Common, ObjectWith, Statement } from '../kind-spec.ts'
import { builtBeside } from './beside.ts'
import { columnRefs, deferrableOf, isUserSchema, ref } from './catalog-words.ts'
import { addConstraint, deferrableWords, includeWords } from './constraint-words.ts'
import { alterIndexComment, indexCommentField, indexCommentJson } from './index-comment.ts'
import type { IndexKey } from './index-keys.ts'
import { alterMarks, markFields, marksJson } from './index-marks.ts'
import { onlyField, onlyJson } from './only-whole.ts'
import { alterOnly } from './own-part.ts'
import { changeOptions, optionsJson, withOptions } from './storage-options.ts'
import {
  alterIndexTablespace,
  indexTablespaceWords,
  tablespaceField,
  tablespaceJson,
  tablespaceWords,
} from './storage-place.ts'

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
  ...onlyField,
  ...markFields,
}
export type Key = ObjectWith<'unique' | 'primary-key', typeof keyFields>

/** What follows PRIMARY KEY or UNIQUE. */
export const keyBody = (it: Key, at: At): string =>
  `(${at.names(it.columns)}${it.withoutOverlaps ? ' WITHOUT OVERLAPS' : ''})${includeWords(it, at)}${withOptions(it.options)}${indexTablespaceWords(it)}${deferrableWords(it.deferrable)}`

type Words = { readonly sort: string; readonly body: string; readonly nulls: string }

/** Adds a key. Its index can be built first, while rows are written, and be taken over in a moment. */
export function addKey(it: Key, at: At, { sort, body, nulls }: Words): Statement {
  const sql = addConstraint(it, at, body)
  const owner = it.parent ? (at.object(it.parent) as { readonly partitionBy?: unknown } | null) : null
  // Neither the index of a partitioned table nor one that keeps ranges apart can be taken over.
  if (owner?.partitionBy || it.withoutOverlaps) return { sql, hazard: 'lock' }
  const table = it.parent ? at.path(it.parent) : ''
  const built = `CREATE UNIQUE INDEX CONCURRENTLY ${quoteName(it.name)} ON ${table} (${at.names(it.columns)})${includeWords(it, at)}${nulls}${withOptions(it.options)}${tablespaceWords(it)}`
  const taken = addConstraint(it, at, `${sort} USING INDEX ${quoteName(it.name)}${deferrableWords(it.deferrable)}`)
  return { sql, hazard: 'lock', ways: { keysFromIndexes: [builtBeside(built, at.path(it.id)), taken] } }
}

export const keyAlter = {
  columns: 'rebuild',
  include: 'rebuild',
  withoutOverlaps: 'rebuild',
  deferrable: 'rebuild',
  options: (now: Key, was: Key, at: At) =>
    changeOptions(now.options, was.options, (words) => `ALTER INDEX ${at.path(now.id)} ${words}`),
  tablespace: alterIndexTablespace,
  indexComment: alterIndexComment,
  only: alterOnly,
  ...alterMarks,
} as const satisfies { [P in keyof typeof keyFields]: Alter<Key> }

/** They differ in the catalog by their letter only. Those inherited from a partitioned parent are its own. */
export function keyCatalog(contype: 'p' | 'u', more: string): string {
  return `select ${ref('pg_constraint', 'k.oid')} as ref, ${ref('pg_class', 'k.conrelid')} as parent, k.conname as name,
      k.oid::int8 as ord, jsonb_build_object(
        'columns', ${columnRefs('k.conrelid', 'k.conkey')},
        'include', ${columnRefs('k.conrelid', '(x.indkey::int2[])[x.indnkeyatts:x.indnatts - 1]')},
        'withoutOverlaps', k.conperiod, 'options', ${optionsJson('i.reloptions')}, ${tablespaceJson('i.reltablespace')}, ${indexCommentJson}, ${marksJson}, ${onlyJson},
        ${more}'deferrable', ${deferrableOf('k')}) as fields
    from pg_constraint k join pg_index x on x.indexrelid = k.conindid join pg_class i on i.oid = x.indexrelid
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = '${contype}' and k.conparentid = 0 and ${isUserSchema('n.nspname')}`
}

type Index = Common & {
  readonly method: string
  readonly unique: boolean
  readonly keys: readonly IndexKey[]
  readonly where: string | null
}

const isPlainKey = (it: IndexKey, column: Id | undefined): boolean =>
  it.column === column && !it.opclass && !it.collation && it.order === 'asc' && it.nulls === 'last'

/** Both of an index and of a key, and the same then. */
const ALIKE = ['include', 'nullsDistinct', 'options', 'tablespace', 'only', 'clustered', 'replicaIdentity'] as const

/**
 * Adds a key that takes over an index of its table, which is as the key's own would be; null where that is none (manual:
 * ALTER TABLE). The key has its columns, of which none may be another by then.
 */
export function keyFromIndex(now: Common, was: Common, at: At): string | null {
  if (!['primary-key', 'unique'].includes(now.kind) || was.kind !== 'index' || now.parent !== was.parent) return null
  const [it, had] = [now as Key, was as Index]
  const owner = it.parent ? (at.object(it.parent) as { readonly partitionBy?: unknown } | null) : null
  const facts = { nullsDistinct: true, ...it } as Readonly<Record<string, unknown>>
  const isSame =
    had.unique &&
    had.method === 'btree' &&
    had.where === null &&
    !it.withoutOverlaps &&
    !owner?.partitionBy &&
    had.comment === it.indexComment &&
    had.keys.length === it.columns.length &&
    had.keys.every((key, i) => isPlainKey(key, it.columns[i])) &&
    ALIKE.every((field) => equal(facts[field], had[field as never]))
  if (!isSame) return null
  const sort = it.kind === 'unique' ? 'UNIQUE' : 'PRIMARY KEY'
  return addConstraint(it, at, `${sort} USING INDEX ${quoteName(had.name)}${deferrableWords(it.deferrable)}`)
}
