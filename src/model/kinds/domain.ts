import * as v from 'valibot'
import { quoteName } from '#base'
import { collationRef, sqlText, tie, typeRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { anyOwn, isUserSchema, ref, typeJoins, typeJson } from './catalog-words.ts'
import { isHeldWithin } from './held-within.ts'
import { collateWords, collationJoins, collationJson } from './named-words.ts'

const fields = {
  type: typeRef(),
  /** Null for the type's own. */
  collation: tie(collationRef()),
  default: v.nullable(sqlText()),
  nullable: v.boolean(),
}
type Domain = ObjectWith<'domain', typeof fields>

const alterDomain = (it: Domain, at: At, what: string): string => `ALTER DOMAIN ${at.path(it.id)} ${what}`

export const domain = defineKind({
  kind: 'domain',
  label: { one: 'domain', many: 'domains' },
  under: ['schema'],
  fields,
  create: (it, at, clauses) =>
    [
      `CREATE DOMAIN ${at.path(it.id)} AS ${at.type(it.type)}`,
      collateWords(it.collation, at),
      it.default ? ` DEFAULT ${it.default}` : '',
      it.nullable ? '' : ' NOT NULL',
      ...clauses.map((line) => `\n  ${line}`),
    ].join(''),
  drop: (it, at) => `DROP DOMAIN ${at.path(it.id)}`,
  address: (it, at) => `DOMAIN ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER DOMAIN ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    type: 'rebuild',
    collation: 'rebuild',
    default: (now, _was, at) => [alterDomain(now, at, now.default ? `SET DEFAULT ${now.default}` : 'DROP DEFAULT')],
    nullable: (now, _was, at) =>
      now.nullable
        ? [alterDomain(now, at, 'DROP NOT NULL')]
        : isHeldWithin(now.id, at)
          ? 'rebuild'
          : [{ sql: alterDomain(now, at, 'SET NOT NULL'), hazard: 'scan' }],
  },
  presence: anyOwn('pg_type', "typtype = 'd'"),
  catalog: `select ${ref('pg_type', 'd.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, d.typname as name,
      d.oid::int8 as ord, jsonb_build_object(
        'type', ${typeJson({ oid: 'd.typbasetype', typmod: 'd.typtypmod', dimensions: 'd.typndims' }, 't', 'e')},
        'collation', ${collationJson('d.typcollation', 't.typcollation')},
        'default', pg_get_expr(d.typdefaultbin, 0),
        'nullable', not d.typnotnull) as fields
    from pg_type d join pg_namespace n on n.oid = d.typnamespace ${typeJoins('d.typbasetype', 't', 'e')}
      ${collationJoins('d.typcollation')}
    where d.typtype = 'd' and ${isUserSchema('n.nspname')}`,
})
