import * as v from 'valibot'
import { quoteName } from '#base'
import { routineRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { isUserSchema, ref, routineJson } from './catalog-words.ts'
import { namedWords } from './named-words.ts'

const fields = {
  start: routineRef(),
  token: routineRef(),
  end: routineRef(),
  tokenTypes: routineRef(),
  headline: v.nullable(routineRef()),
}
type Parser = ObjectWith<'text-search-parser', typeof fields>

const options = (it: Parser, at: At): readonly string[] => [
  `START = ${namedWords(it.start, at)}`,
  `GETTOKEN = ${namedWords(it.token, at)}`,
  `END = ${namedWords(it.end, at)}`,
  `LEXTYPES = ${namedWords(it.tokenTypes, at)}`,
  ...(it.headline ? [`HEADLINE = ${namedWords(it.headline, at)}`] : []),
]

/** Cuts text into tokens. */
export const textSearchParser = defineKind({
  kind: 'text-search-parser',
  label: { one: 'text search parser', many: 'text search parsers' },
  under: ['schema'],
  fields,
  create: (it, at) => `CREATE TEXT SEARCH PARSER ${at.path(it.id)} (${options(it, at).join(', ')})`,
  drop: (it, at) => `DROP TEXT SEARCH PARSER ${at.path(it.id)}`,
  address: (it, at) => `TEXT SEARCH PARSER ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER TEXT SEARCH PARSER ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: { start: 'rebuild', token: 'rebuild', end: 'rebuild', tokenTypes: 'rebuild', headline: 'rebuild' },
  catalog: `select ${ref('pg_ts_parser', 'p.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, p.prsname as name,
      p.oid::int8 as ord, jsonb_build_object('start', ${routineJson('p.prsstart::oid')}, 'token', ${routineJson('p.prstoken::oid')},
        'end', ${routineJson('p.prsend::oid')}, 'tokenTypes', ${routineJson('p.prslextype::oid')},
        'headline', ${routineJson('p.prsheadline::oid')}) as fields
    from pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace where ${isUserSchema('n.nspname')}`,
})
