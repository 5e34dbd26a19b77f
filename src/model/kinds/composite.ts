import { quoteName } from '#base'
import { defineKind } from '../kind-spec.ts'
import { typesOf } from './attribute.ts'
import { isUserSchema, own, ref } from './catalog-words.ts'

/** A type made of attributes, that stands by itself. */
export const composite = defineKind({
  kind: 'composite',
  label: { one: 'composite type', many: 'composite types' },
  under: ['schema'],
  fields: {},
  // Its attributes' types are its own need: one of them can't leave and come back without it.
  needs: typesOf,
  create: (it, at, clauses) =>
    `CREATE TYPE ${at.path(it.id)} AS (${clauses.length > 0 ? `\n${clauses.map((line) => `  ${line}`).join(',\n')}\n` : ''})`,
  drop: (it, at) => `DROP TYPE ${at.path(it.id)}`,
  address: (it, at) => `TYPE ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER TYPE ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {},
  presence: [own('pg_class', "relkind = 'c'")],
  catalog: `select ${ref('pg_type', 't.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, t.typname as name,
      t.oid::int8 as ord, '{}'::jsonb as fields
    from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_class c on c.oid = t.typrelid
    where t.typtype = 'c' and c.relkind = 'c' and ${isUserSchema('n.nspname')}`,
})
