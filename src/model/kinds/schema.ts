import { quoteName } from '#base'
import { defineKind } from '../kind-spec.ts'
import { isUserSchema, ref } from './catalog-words.ts'

/** A Postgres schema (namespace). `public` is one like any other, but is there already in a new database. */
export const schema = defineKind({
  kind: 'schema',
  label: { one: 'schema', many: 'schemas' },
  under: [],
  fields: {},
  create: (it) => (it.name === 'public' ? '' : `CREATE SCHEMA ${quoteName(it.name)}`),
  drop: (it) => `DROP SCHEMA ${quoteName(it.name)}`,
  address: (it) => `SCHEMA ${quoteName(it.name)}`,
  usualComment: (it) => (it.name === 'public' ? 'standard public schema' : null),
  rename: (it, was) => `ALTER SCHEMA ${quoteName(was)} RENAME TO ${quoteName(it.name)}`,
  alter: {},
  catalog: `select ${ref('pg_namespace', 'n.oid')} as ref, null as parent, n.nspname as name, 0 as ord, '{}'::jsonb as fields
    from pg_namespace n where ${isUserSchema('n.nspname')}`,
})
