import * as v from 'valibot'
import { derived, key, sqlText } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'

/** SQL that we hold and do not understand, so that an import loses nothing. Its name only labels it. */
export const raw = defineKind({
  kind: 'raw',
  label: { one: 'verbatim statement', many: 'verbatim statements' },
  under: [],
  fields: {
    /** Another text is another object. */
    sql: key(sqlText('statement')),
    /** What it made, as Postgres names it, newest last: `{ type: 'function', identity: 'public.f(integer)' }`. */
    creates: derived(v.array(v.strictObject({ type: v.string(), identity: v.string() }))),
  },
  create: (it) => it.sql,
  drop: (it) => {
    const made = it.creates.at(-1)
    return made ? `DROP ${made.type.toUpperCase()} ${made.identity}` : `-- not undone: ${it.name.replaceAll('\n', ' ')}`
  },
  address: () => null,
  rename: (it) => `-- only a label: ${it.name.replaceAll('\n', ' ')}`,
  alter: { sql: 'rebuild', creates: 'none' },
  // Not read from a catalog: what no kind models is listed by `unread`, and its text is in the import's own statements.
  catalog:
    'select null::text as ref, null::text as parent, null::text as name, 0 as ord, null::jsonb as fields where false',
})
