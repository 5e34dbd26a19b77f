import * as v from 'valibot'
import { quoteName } from '#base'
import { namedRef, sqlNames, sqlWords } from '../fields.ts'
import { defineKind, type ObjectWith } from '../kind-spec.ts'
import { isUserSchema, ref } from './catalog-words.ts'
import { namedWords } from './named-words.ts'
import { TEMPLATE, textSearchJson } from './text-search-words.ts'

const fields = {
  template: namedRef('text-search-template'),
  /** What the template asks for, names and values as SQL writes them. */
  options: v.array(v.strictObject({ name: sqlWords(), value: sqlNames() })),
}
type Dictionary = ObjectWith<'text-search-dictionary', typeof fields>
type Option = Dictionary['options'][number]

const option = (it: Option): string => `${it.name} = ${it.value}`

/** An option named without a value is taken away; one that is said comes last (manual: ALTER TEXT SEARCH DICTIONARY). */
const change = (now: readonly Option[], was: readonly Option[]): readonly string[] => [
  ...was.filter((had) => !now.some((has) => has.name === had.name)).map((had) => had.name),
  ...now.map(option),
]

/** serialize_deflist() of Postgres: `name = 'value', …`, numbers bare. */
const OPTIONS = `coalesce((select jsonb_agg(jsonb_build_object('name', m[1], 'value', m[2]) order by i)
  from regexp_matches(d.dictinitoption, '("(?:[^"]|"")+"|[^\\s=,"]+) = (E?''(?:[^'']|'''')*''|[^,]+)', 'g') with ordinality x (m, i)), '[]')`

/** Turns tokens into the words that are searched for. */
export const textSearchDictionary = defineKind({
  kind: 'text-search-dictionary',
  label: { one: 'text search dictionary', many: 'text search dictionaries' },
  under: ['schema'],
  fields,
  create: (it, at) => {
    const options = [`TEMPLATE = ${namedWords(it.template, at)}`, ...it.options.map(option)]
    return `CREATE TEXT SEARCH DICTIONARY ${at.path(it.id)} (${options.join(', ')})`
  },
  drop: (it, at) => `DROP TEXT SEARCH DICTIONARY ${at.path(it.id)}`,
  address: (it, at) => `TEXT SEARCH DICTIONARY ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER TEXT SEARCH DICTIONARY ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    template: 'rebuild',
    options: (now, was, at) => [
      `ALTER TEXT SEARCH DICTIONARY ${at.path(now.id)} (${change(now.options, was.options).join(', ')})`,
    ],
  },
  catalog: `select ${ref('pg_ts_dict', 'd.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, d.dictname as name,
      d.oid::int8 as ord, jsonb_build_object('template', ${textSearchJson(TEMPLATE, 'd.dicttemplate')}, 'options', ${OPTIONS}) as fields
    from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace where ${isUserSchema('n.nspname')}`,
})
