import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { collationRef, sqlText, tie, typeRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { isUserSchema, own, ref, typeJoins, typeJson } from './catalog-words.ts'
import { madeName } from './column-identity.ts'
import { isHeldWithin } from './held-within.ts'
import { collateWords, collationJoins, collationJson } from './named-words.ts'

const fields = {
  type: typeRef(),
  /** Null for the type's own. */
  collation: tie(collationRef()),
  default: v.nullable(sqlText()),
  nullable: v.boolean(),
  /** What is said of NOT NULL, which is a constraint since Postgres 17; null where Postgres named it. */
  notNull: v.nullable(v.strictObject({ name: v.string(), comment: v.nullable(v.string()) })),
}
type Domain = ObjectWith<'domain', typeof fields>

const notNullWords = ({ notNull }: Domain): string =>
  `${notNull ? `CONSTRAINT ${quoteName(notNull.name)} ` : ''}NOT NULL`

/** The name that it has, or that Postgres gives it (ChooseConstraintName). */
const notNullName = (it: Domain): string => it.notNull?.name ?? madeName(it.name, null, 'not_null')

const sayNotNull = (it: Domain, at: At): string =>
  `COMMENT ON CONSTRAINT ${quoteName(notNullName(it))} ON DOMAIN ${at.path(it.id)} IS ${it.notNull?.comment ? quoteText(it.notNull.comment) : 'NULL'}`

const settle = (it: Domain, at: At): readonly string[] =>
  !it.nullable && it.notNull?.comment ? [sayNotNull(it, at)] : []

/** Of one that no one named Postgres alone knows the name: that of a former domain. */
const renameNotNull = (now: Domain, was: Domain, at: At): string =>
  was.notNull
    ? alterDomain(now, at, `RENAME CONSTRAINT ${quoteName(was.notNull.name)} TO ${quoteName(notNullName(now))}`)
    : `DO ${quoteText(`BEGIN EXECUTE format('ALTER DOMAIN %s RENAME CONSTRAINT %I TO %I', ${quoteText(at.path(now.id))}::regtype, (SELECT conname FROM pg_constraint WHERE contypid = ${quoteText(at.path(now.id))}::regtype AND contype = 'n'), ${quoteText(notNullName(now))}); END`)}`

const alterDomain = (it: Domain, at: At, what: string): string => `ALTER DOMAIN ${at.path(it.id)} ${what}`

export const domain = defineKind({
  kind: 'domain',
  label: { one: 'domain', many: 'domains' },
  under: ['schema'],
  fields,
  needs: (it) => [it.type.of, it.collation?.of].flatMap((id) => id ?? []),
  create: (it, at, clauses) =>
    [
      `CREATE DOMAIN ${at.path(it.id)} AS ${at.type(it.type)}`,
      collateWords(it.collation, at),
      it.default ? ` DEFAULT ${it.default}` : '',
      it.nullable ? '' : ` ${notNullWords(it)}`,
      ...clauses.map((line) => `\n  ${line}`),
    ].join(''),
  settle,
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
          : [
              { sql: alterDomain(now, at, now.notNull ? `ADD ${notNullWords(now)}` : 'SET NOT NULL'), hazard: 'scan' },
              ...settle(now, at),
            ],
    notNull: (now, was, at) =>
      now.nullable || was.nullable
        ? []
        : [
            ...(now.notNull?.name === was.notNull?.name ? [] : [renameNotNull(now, was, at)]),
            ...(now.notNull?.comment || was.notNull?.comment ? [sayNotNull(now, at)] : []),
          ],
  },
  presence: [own('pg_type', "typtype = 'd'")],
  catalog: `select ${ref('pg_type', 'd.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, d.typname as name,
      d.oid::int8 as ord, jsonb_build_object(
        'type', ${typeJson({ oid: 'd.typbasetype', typmod: 'd.typtypmod', dimensions: 'd.typndims' }, 't', 'e')},
        'collation', ${collationJson('d.typcollation', 't.typcollation')},
        'default', pg_get_expr(d.typdefaultbin, 0),
        'nullable', not d.typnotnull,
        'notNull', case when nn.conname !~ '_not_null[0-9]*$' or nd.description is not null
          then jsonb_build_object('name', nn.conname, 'comment', nd.description) end) as fields
    from pg_type d join pg_namespace n on n.oid = d.typnamespace ${typeJoins('d.typbasetype', 't', 'e')}
      ${collationJoins('d.typcollation')}
      left join pg_constraint nn on nn.contypid = d.oid and nn.contype = 'n'
      left join pg_description nd on nd.objoid = nn.oid and nd.classoid = 'pg_constraint'::regclass
    where d.typtype = 'd' and ${isUserSchema('n.nspname')}`,
})
