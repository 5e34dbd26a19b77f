import * as v from 'valibot'
import { quoteName } from '#base'
import { routineRef } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { isUserSchema, ref, routineJson } from './catalog-words.ts'
import { namedWords } from './named-words.ts'

/** The functions that a sort of dictionary works by. */
export const textSearchTemplate = defineKind({
  kind: 'text-search-template',
  label: { one: 'text search template', many: 'text search templates' },
  under: ['schema'],
  fields: { init: v.nullable(routineRef()), lexize: routineRef() },
  create: (it, at) => {
    const init = it.init ? `INIT = ${namedWords(it.init, at)}, ` : ''
    return `CREATE TEXT SEARCH TEMPLATE ${at.path(it.id)} (${init}LEXIZE = ${namedWords(it.lexize, at)})`
  },
  drop: (it, at) => `DROP TEXT SEARCH TEMPLATE ${at.path(it.id)}`,
  address: (it, at) => `TEXT SEARCH TEMPLATE ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER TEXT SEARCH TEMPLATE ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: { init: 'rebuild', lexize: 'rebuild' },
  catalog: `select ${ref('pg_ts_template', 't.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, t.tmplname as name,
      t.oid::int8 as ord, jsonb_build_object('init', ${routineJson('t.tmplinit::oid')}, 'lexize', ${routineJson('t.tmpllexize::oid')}) as fields
    from pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace where ${isUserSchema('n.nspname')}`,
})
