import * as v from 'valibot'
import { quoteName } from '#base'
import { type RoutineRef, routineRef } from '../fields.ts'
import { type At, defineKind } from '../kind-spec.ts'
import { ref, routineJson } from './catalog-words.ts'
import { namedWords } from './named-words.ts'
import { changeOptions, optionWords, pairs, pairsJson } from './pairs.ts'

/** By this option the wrapper is known that a server was made for although nothing brought it: an extension's. */
const GIVEN = 'schemawright=given'

const alter = (it: { name: string }, what: string): string => `ALTER FOREIGN DATA WRAPPER ${quoteName(it.name)} ${what}`
const handlerWords = (it: { handler: RoutineRef | null }, at: At): string =>
  it.handler ? `HANDLER ${namedWords(it.handler, at)}` : 'NO HANDLER'
const validatorWords = (it: { validator: RoutineRef | null }, at: At): string =>
  it.validator ? `VALIDATOR ${namedWords(it.validator, at)}` : 'NO VALIDATOR'

/** A way to reach data that lies elsewhere. Most come with an extension. */
export const foreignDataWrapper = defineKind({
  kind: 'foreign-data-wrapper',
  label: { one: 'foreign data wrapper', many: 'foreign data wrappers' },
  under: [],
  fields: {
    handler: v.nullable(routineRef()),
    validator: v.nullable(routineRef()),
    options: pairs(),
  },
  create: (it, at) =>
    `CREATE FOREIGN DATA WRAPPER ${quoteName(it.name)}${it.handler ? ` ${handlerWords(it, at)}` : ''}${
      it.validator ? ` ${validatorWords(it, at)}` : ''
    }${optionWords(it.options)}`,
  drop: (it) => `DROP FOREIGN DATA WRAPPER ${quoteName(it.name)}`,
  address: (it) => `FOREIGN DATA WRAPPER ${quoteName(it.name)}`,
  rename: (it, was) => `ALTER FOREIGN DATA WRAPPER ${quoteName(was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    handler: (now, _was, at) => [alter(now, handlerWords(now, at))],
    validator: (now, _was, at) => [alter(now, validatorWords(now, at))],
    options: (now, was) => [alter(now, changeOptions(now.options, was.options))],
  },
  catalog: `select ${ref('pg_foreign_data_wrapper', 'f.oid')} as ref, null as parent, f.fdwname as name, f.oid::int8 as ord,
      jsonb_build_object('handler', ${routineJson('f.fdwhandler')},
        'validator', ${routineJson('f.fdwvalidator')},
        'options', ${pairsJson('f.fdwoptions')}) as fields
    from pg_foreign_data_wrapper f
    where not coalesce('${GIVEN}' = any (f.fdwoptions), false)`,
})
