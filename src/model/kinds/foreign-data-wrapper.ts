import * as v from 'valibot'
import { quoteName } from '#base'
import { sqlWords } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { functionPath, ref } from './catalog-words.ts'
import { changeOptions, optionWords, pairs, pairsJson } from './pairs.ts'

/** By this option the wrapper is known that a server was made for although nothing brought it: an extension's. */
const GIVEN = 'schemawright=given'

const alter = (it: { name: string }, what: string): string => `ALTER FOREIGN DATA WRAPPER ${quoteName(it.name)} ${what}`
const handlerWords = (it: { handler: string | null }): string => (it.handler ? `HANDLER ${it.handler}` : 'NO HANDLER')
const validatorWords = (it: { validator: string | null }): string =>
  it.validator ? `VALIDATOR ${it.validator}` : 'NO VALIDATOR'

/** A way to reach data that lies elsewhere. Most come with an extension. */
export const foreignDataWrapper = defineKind({
  kind: 'foreign-data-wrapper',
  label: { one: 'foreign data wrapper', many: 'foreign data wrappers' },
  under: [],
  fields: {
    /** Functions by their names as SQL says them; what they depend on is in `uses`. */
    handler: v.nullable(sqlWords()),
    validator: v.nullable(sqlWords()),
    options: pairs(),
  },
  create: (it) =>
    `CREATE FOREIGN DATA WRAPPER ${quoteName(it.name)}${it.handler ? ` ${handlerWords(it)}` : ''}${
      it.validator ? ` ${validatorWords(it)}` : ''
    }${optionWords(it.options)}`,
  drop: (it) => `DROP FOREIGN DATA WRAPPER ${quoteName(it.name)}`,
  address: (it) => `FOREIGN DATA WRAPPER ${quoteName(it.name)}`,
  rename: (it, was) => `ALTER FOREIGN DATA WRAPPER ${quoteName(was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    handler: (now) => [alter(now, handlerWords(now))],
    validator: (now) => [alter(now, validatorWords(now))],
    options: (now, was) => [alter(now, changeOptions(now.options, was.options))],
  },
  catalog: `select ${ref('pg_foreign_data_wrapper', 'f.oid')} as ref, null as parent, f.fdwname as name, f.oid::int8 as ord,
      jsonb_build_object('handler', case when h.oid is not null then ${functionPath('h', 'hn')} end,
        'validator', case when w.oid is not null then ${functionPath('w', 'wn')} end,
        'options', ${pairsJson('f.fdwoptions')}) as fields
    from pg_foreign_data_wrapper f
      left join pg_proc h on h.oid = f.fdwhandler left join pg_namespace hn on hn.oid = h.pronamespace
      left join pg_proc w on w.oid = f.fdwvalidator left join pg_namespace wn on wn.oid = w.pronamespace
    where not coalesce('${GIVEN}' = any (f.fdwoptions), false)`,
})
