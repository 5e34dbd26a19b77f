import * as v from 'valibot'
import { quoteName } from '#base'
import { routineRef } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { ref, routineJson } from './catalog-words.ts'
import { isGiven, namedWords } from './named-words.ts'

/** A way to keep the rows of tables or the entries of indexes. Most come with an extension. */
export const accessMethod = defineKind({
  kind: 'access-method',
  label: { one: 'access method', many: 'access methods' },
  under: [],
  fields: { type: v.picklist(['table', 'index']), handler: routineRef() },
  create: (it, at) =>
    `CREATE ACCESS METHOD ${quoteName(it.name)} TYPE ${it.type.toUpperCase()} HANDLER ${namedWords(it.handler, at)}`,
  drop: (it) => `DROP ACCESS METHOD ${quoteName(it.name)}`,
  address: (it) => `ACCESS METHOD ${quoteName(it.name)}`,
  rename: 'rebuild',
  alter: { type: 'rebuild', handler: 'rebuild' },
  catalog: `select ${ref('pg_am', 'm.oid')} as ref, null as parent, m.amname as name, m.oid::int8 as ord,
      jsonb_build_object('type', case m.amtype when 't' then 'table' else 'index' end,
        'handler', ${routineJson('m.amhandler::oid')}) as fields
    from pg_am m where m.oid >= 16384 and not ${isGiven('pg_am', 'm.oid')}`,
})
