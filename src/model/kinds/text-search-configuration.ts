import * as v from 'valibot'
import { equal, quoteName } from '#base'
import { namedRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { idsOf } from './called.ts'
import { isUserSchema, ref } from './catalog-words.ts'
import { namedWords } from './named-words.ts'
import { DICTIONARY, PARSER, textSearchJson } from './text-search-words.ts'

const fields = {
  parser: namedRef('text-search-parser'),
  /** The dictionaries that each sort of token is looked up in, in order. */
  mappings: v.array(v.strictObject({ token: v.string(), dictionaries: v.array(namedRef('text-search-dictionary')) })),
}
type Configuration = ObjectWith<'text-search-configuration', typeof fields>
type Mapping = Configuration['mappings'][number]

const map = (it: Configuration, at: At, what: { verb: 'ADD' | 'ALTER'; mapping: Mapping }): string =>
  `ALTER TEXT SEARCH CONFIGURATION ${at.path(it.id)} ${what.verb} MAPPING FOR ${quoteName(what.mapping.token)} WITH ${what.mapping.dictionaries
    .map((each) => namedWords(each, at))
    .join(', ')}`

const change = (now: Configuration, was: Configuration, at: At): readonly string[] => [
  ...was.mappings
    .filter((had) => !now.mappings.some((has) => has.token === had.token))
    .map((had) => `ALTER TEXT SEARCH CONFIGURATION ${at.path(now.id)} DROP MAPPING FOR ${quoteName(had.token)}`),
  ...now.mappings.flatMap((mapping) => {
    const had = was.mappings.find((each) => each.token === mapping.token)
    return equal(had, mapping) ? [] : [map(now, at, { verb: had ? 'ALTER' : 'ADD', mapping })]
  }),
]

/** Postgres keeps a token's number; its name is the parser's to tell. */
const MAPPINGS = `coalesce((select jsonb_agg(jsonb_build_object('token', g.alias, 'dictionaries', g.list) order by g.alias) from (
    select t.alias, jsonb_agg(${textSearchJson(DICTIONARY, 'm.mapdict')} order by m.mapseqno) as list
    from pg_ts_config_map m join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
    where m.mapcfg = c.oid group by t.alias) g), '[]')`

/** How text of a language is made searchable. */
export const textSearchConfiguration = defineKind({
  kind: 'text-search-configuration',
  label: { one: 'text search configuration', many: 'text search configurations' },
  under: ['schema'],
  fields,
  needs: (it) => idsOf(it.parser, ...it.mappings.flatMap((each) => each.dictionaries)),
  create: (it, at) => `CREATE TEXT SEARCH CONFIGURATION ${at.path(it.id)} (PARSER = ${namedWords(it.parser, at)})`,
  settle: (it, at) => change(it, { ...it, mappings: [] }, at),
  drop: (it, at) => `DROP TEXT SEARCH CONFIGURATION ${at.path(it.id)}`,
  address: (it, at) => `TEXT SEARCH CONFIGURATION ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER TEXT SEARCH CONFIGURATION ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: { parser: 'rebuild', mappings: change },
  catalog: `select ${ref('pg_ts_config', 'c.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, c.cfgname as name,
      c.oid::int8 as ord, jsonb_build_object('parser', ${textSearchJson(PARSER, 'c.cfgparser')}, 'mappings', ${MAPPINGS}) as fields
    from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace where ${isUserSchema('n.nspname')}`,
})
