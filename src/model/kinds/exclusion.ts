import * as v from 'valibot'
import { quoteName } from '#base'
import { bareName, deferrable, derived, idOf, sqlNames, sqlText, sqlWords } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { deferrableOf, isUserSchema, own, ref } from './catalog-words.ts'
import {
  addConstraint,
  constraintAddress,
  constraintClause,
  deferrableWords,
  dropConstraint,
  includeWords,
  renameConstraint,
} from './constraint-words.ts'
import { alterIndexComment, indexCommentField, indexCommentJson, settleIndexComment } from './index-comment.ts'
import { includeJson, indexKeyFields, keysJson, keyWords } from './index-keys.ts'
import { alterMarks, markFields, marksJson, settleMarks } from './index-marks.ts'
import { needsOfOnly, onlyField, onlyJson } from './only-whole.ts'
import { alterOnly } from './own-part.ts'
import { printedJson } from './printed.ts'
import { changeOptions, optionsJson, withOptions } from './storage-options.ts'
import { alterIndexTablespace, indexTablespaceWords, tablespaceField, tablespaceJson } from './storage-place.ts'

const fields = {
  /** The index method that finds conflicts: gist, spgist, btree, hash. */
  method: bareName(),
  /** No two rows may answer true to all of these comparisons. */
  keys: v.pipe(v.array(v.strictObject({ ...indexKeyFields, operator: sqlNames() })), v.minLength(1)),
  include: v.array(idOf('column')),
  where: v.nullable(sqlText()),
  deferrable: deferrable(),
  /** Storage parameters of its index, each `name=value`. */
  options: v.array(sqlWords()),
  ...tablespaceField,
  ...indexCommentField,
  ...markFields,
  ...onlyField,
  /** Only a unique index tells rows apart. */
  replicaIdentity: derived(v.boolean()),
}
type Exclusion = ObjectWith<'exclusion', typeof fields>

const body = (it: Exclusion, at: At): string =>
  [
    `EXCLUDE USING ${quoteName(it.method)} (${it.keys.map((key) => `${keyWords(key, at)} WITH ${key.operator}`).join(', ')})`,
    includeWords(it, at),
    withOptions(it.options),
    indexTablespaceWords(it),
    it.where ? ` WHERE (${it.where})` : '',
    deferrableWords(it.deferrable),
  ].join('')

const OPERATOR = `, 'operator', (select case when pg_operator_is_visible(p.oid) then p.oprname
    else 'OPERATOR(' || quote_ident(ps.nspname) || '.' || p.oprname || ')' end
  from pg_operator p join pg_namespace ps on ps.oid = p.oprnamespace where p.oid = k.conexclop[y.ord])`

export const exclusion = defineKind({
  kind: 'exclusion',
  label: { one: 'exclusion constraint', many: 'exclusion constraints' },
  under: ['table'],
  fields,
  needs: needsOfOnly,
  create: (it, at) => ({ sql: addConstraint(it, at, body(it, at)), hazard: 'lock' }),
  clause: (it, at) => constraintClause(it, body(it, at)),
  settle: (it, at) => [...settleMarks(it, at), ...settleIndexComment(it, at)],
  drop: dropConstraint,
  address: constraintAddress,
  rename: renameConstraint,
  alter: {
    method: 'rebuild',
    keys: 'rebuild',
    include: 'rebuild',
    where: 'rebuild',
    deferrable: 'rebuild',
    options: (now, was, at) =>
      changeOptions(now.options, was.options, (words) => `ALTER INDEX ${at.path(now.id)} ${words}`),
    tablespace: alterIndexTablespace,
    indexComment: alterIndexComment,
    only: alterOnly,
    ...alterMarks,
  },
  presence: [own('pg_constraint', "contype = 'x'")],
  catalog: `select ${ref('pg_constraint', 'k.oid')} as ref, ${ref('pg_class', 'k.conrelid')} as parent, k.conname as name,
      k.oid::int8 as ord, jsonb_build_object(
        'method', m.amname, 'keys', ${keysJson(OPERATOR)}, 'include', ${includeJson},
        'where', ${printedJson('x.indpred', 'x.indrelid')}, 'deferrable', ${deferrableOf('k')},
        'options', ${optionsJson('i.reloptions')}, ${tablespaceJson('i.reltablespace')}, ${indexCommentJson}, ${marksJson}, ${onlyJson}) as fields
    from pg_constraint k join pg_index x on x.indexrelid = k.conindid join pg_class i on i.oid = x.indexrelid
      join pg_am m on m.oid = i.relam join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'x' and k.conparentid = 0 and k.coninhcount = 0 and ${isUserSchema('n.nspname')}`,
})
