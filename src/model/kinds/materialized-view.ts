import * as v from 'valibot'
import { quoteName } from '#base'
import { derived, sqlText, sqlWords } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { isUserSchema, own, ref } from './catalog-words.ts'
import { namedWords } from './named-words.ts'
import { alterOutputStorage, outputStorageField, outputStorageJson, sayOutputStorage } from './output-storage.ts'
import { changeOptions, optionsJson, withOptions } from './storage-options.ts'
import {
  accessMethodField,
  accessMethodJson,
  accessMethodWords,
  moveTo,
  tablespaceField,
  tablespaceJson,
  tablespaceWords,
} from './storage-place.ts'
import { alterRemarks, outputColumns, queryJson, remarksField, remarksJson, sayRemarks } from './view-columns.ts'

/** A view whose rows are kept. It is filled when it is made; whether a dump left it empty is a state, not its design. */
export const materializedView = defineKind({
  kind: 'materialized-view',
  label: { one: 'materialized view', many: 'materialized views' },
  under: ['schema'],
  fields: {
    query: sqlText('query'),
    /** Storage parameters, each `name=value`. */
    options: v.array(sqlWords()),
    ...accessMethodField,
    ...tablespaceField,
    ...remarksField,
    ...outputStorageField,
    /** What Postgres says it returns. Empty until Postgres was asked. */
    columns: derived(outputColumns()),
  },
  create: (it, at) =>
    `CREATE MATERIALIZED VIEW ${at.path(it.id)}${accessMethodWords(it, at)}${withOptions(it.options)}${tablespaceWords(it)} AS\n${it.query}`,
  needs: (it) => (it.accessMethod?.of ? [it.accessMethod.of] : []),
  settle: (it, at) => [...sayRemarks(it, at), ...sayOutputStorage(it, at)],
  drop: (it, at) => `DROP MATERIALIZED VIEW ${at.path(it.id)}`,
  address: (it, at) => `MATERIALIZED VIEW ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER MATERIALIZED VIEW ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    query: 'rebuild',
    options: (now, was, at) =>
      changeOptions(now.options, was.options, (words) => `ALTER MATERIALIZED VIEW ${at.path(now.id)} ${words}`),
    accessMethod: (now, _was, at) => [
      {
        sql: `ALTER MATERIALIZED VIEW ${at.path(now.id)} SET ACCESS METHOD ${now.accessMethod ? namedWords(now.accessMethod, at) : 'heap'}`,
        hazard: 'rewrite',
      },
    ],
    tablespace: (now, _was, at) => moveTo(`MATERIALIZED VIEW ${at.path(now.id)}`, now),
    ...alterRemarks,
    ...alterOutputStorage,
    columns: 'none',
  },
  presence: [own('pg_class', "relkind = 'm'")],
  catalog: `select ${ref('pg_class', 'c.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, c.relname as name,
      row_number() over (order by c.oid) as ord, jsonb_build_object(${queryJson}, ${remarksJson}, ${outputStorageJson},
        ${accessMethodJson('c.relam')}, ${tablespaceJson('c.reltablespace')},
        'options', ${optionsJson('c.reloptions')}) as fields
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'm' and c.relpersistence <> 't' and ${isUserSchema('n.nspname')}`,
})
