import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { routineRef } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { isUserSchema, ref, routineJson } from './catalog-words.ts'
import { namedWords } from './named-words.ts'

/** How text of one encoding becomes another's. */
export const conversion = defineKind({
  kind: 'conversion',
  label: { one: 'conversion', many: 'conversions' },
  under: ['schema'],
  fields: { source: v.string(), target: v.string(), function: routineRef(), default: v.boolean() },
  create: (it, at) =>
    `CREATE ${it.default ? 'DEFAULT ' : ''}CONVERSION ${at.path(it.id)} FOR ${quoteText(it.source)} TO ${quoteText(it.target)} FROM ${namedWords(it.function, at)}`,
  drop: (it, at) => `DROP CONVERSION ${at.path(it.id)}`,
  address: (it, at) => `CONVERSION ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER CONVERSION ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: { source: 'rebuild', target: 'rebuild', function: 'rebuild', default: 'rebuild' },
  catalog: `select ${ref('pg_conversion', 'c.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, c.conname as name,
      c.oid::int8 as ord, jsonb_build_object('source', pg_encoding_to_char(c.conforencoding),
        'target', pg_encoding_to_char(c.contoencoding), 'function', ${routineJson('c.conproc::oid')}, 'default', c.condefault) as fields
    from pg_conversion c join pg_namespace n on n.oid = c.connamespace where ${isUserSchema('n.nspname')}`,
})
