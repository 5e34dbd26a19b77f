import * as v from 'valibot'
import { quoteName } from '#base'
import { derived, sqlText, sqlWords } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { isUserSchema, ref } from './catalog-words.ts'

export const view = defineKind({
  kind: 'view',
  label: { one: 'view', many: 'views' },
  under: ['schema'],
  fields: {
    query: sqlText('query'),
    /** security_invoker, security_barrier, check_option: each `name=value`. */
    options: v.array(sqlWords()),
    /** What Postgres says it returns; types as it spells them. Empty until Postgres was asked. */
    columns: derived(v.array(v.strictObject({ name: v.string(), type: v.string() }))),
  },
  create: (it, at) => {
    const options = it.options.length > 0 ? ` WITH (${it.options.join(', ')})` : ''
    return `CREATE VIEW ${at.path(it.id)}${options} AS\n${it.query}`
  },
  drop: (it, at) => `DROP VIEW ${at.path(it.id)}`,
  address: (it, at) => `VIEW ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER VIEW ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    query: 'rebuild',
    options: (now, was, at) => {
      const key = (option: string) => option.slice(0, option.indexOf('='))
      const gone = was.options.map(key).filter((name) => !now.options.map(key).includes(name))
      const set = now.options.filter((option) => !was.options.includes(option))
      return [
        ...(gone.length > 0 ? [`ALTER VIEW ${at.path(now.id)} RESET (${gone.join(', ')})`] : []),
        ...(set.length > 0 ? [`ALTER VIEW ${at.path(now.id)} SET (${set.join(', ')})`] : []),
      ]
    },
    columns: 'none',
  },
  catalog: `select ${ref('pg_class', 'c.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, c.relname as name,
      row_number() over (order by c.oid) as ord, jsonb_build_object(
        'query', regexp_replace(pg_get_viewdef(c.oid), '\\s*;\\s*$', ''),
        'options', coalesce((select jsonb_agg(o order by o) from unnest(c.reloptions) o), '[]'),
        'columns', (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname,
            'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum), '[]')
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)) as fields
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and c.relpersistence <> 't' and ${isUserSchema('n.nspname')}`,
})
