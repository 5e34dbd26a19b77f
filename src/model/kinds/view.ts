import * as v from 'valibot'
import { equal, quoteName } from '#base'
import { derived, sqlText, sqlWords } from '../fields.ts'
import { type At, defineKind } from '../kind-spec.ts'
import { isUserSchema, own, ref } from './catalog-words.ts'
import { changeOptions, optionsJson, withOptions } from './storage-options.ts'
import {
  alterDefaults,
  alterRemarks,
  defaultsField,
  defaultsJson,
  outputColumns,
  queryJson,
  remarksField,
  remarksJson,
  sayDefaults,
  sayRemarks,
} from './view-columns.ts'

type Viewed = {
  readonly id: `${string}:${string}`
  readonly query: string
  readonly options: readonly string[]
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

const create = (it: Viewed, at: At, words: string): string =>
  `${words} ${at.path(it.id)}${withOptions(it.options)} AS\n${it.query}`

/** A view may be replaced in place as long as its columns stay and new ones come last (manual: CREATE VIEW). */
const onlyAppends = (now: Viewed, was: Viewed): boolean =>
  was.columns.length > 0 && equal(now.columns.slice(0, was.columns.length), was.columns)

export const view = defineKind({
  kind: 'view',
  label: { one: 'view', many: 'views' },
  under: ['schema'],
  fields: {
    query: sqlText('query'),
    /** security_invoker, security_barrier, check_option: each `name=value`. */
    options: v.array(sqlWords()),
    ...remarksField,
    ...defaultsField,
    /** What Postgres says it returns. Empty until Postgres was asked. */
    columns: derived(outputColumns()),
  },
  create: (it, at) => create(it, at, 'CREATE VIEW'),
  settle: (it, at) => [...sayRemarks(it, at), ...sayDefaults(it, at)],
  drop: (it, at) => `DROP VIEW ${at.path(it.id)}`,
  address: (it, at) => `VIEW ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER VIEW ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    query: (now, was, at) => (onlyAppends(now, was) ? [create(now, at, 'CREATE OR REPLACE VIEW')] : 'rebuild'),
    options: (now, was, at) =>
      changeOptions(now.options, was.options, (words) => `ALTER VIEW ${at.path(now.id)} ${words}`),
    ...alterRemarks,
    ...alterDefaults,
    columns: 'none',
  },
  presence: [own('pg_class', "relkind = 'v'")],
  catalog: `select ${ref('pg_class', 'c.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, c.relname as name,
      row_number() over (order by c.oid) as ord, jsonb_build_object(${queryJson}, ${remarksJson}, ${defaultsJson},
        'options', ${optionsJson('c.reloptions')}) as fields
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and c.relpersistence <> 't' and ${isUserSchema('n.nspname')}`,
})
