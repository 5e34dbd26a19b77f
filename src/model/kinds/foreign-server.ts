import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { idOf } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { ref, refJson } from './catalog-words.ts'
import { changeOptions, optionWords, pairs, pairsJson } from './pairs.ts'
import { dropMapping, type Mapping } from './user-mapping.ts'

/** A server on which foreign tables lie. */
export const foreignServer = defineKind({
  kind: 'foreign-server',
  label: { one: 'foreign server', many: 'foreign servers' },
  under: [],
  fields: {
    wrapper: v.nullable(idOf('foreign-data-wrapper')),
    /** The wrapper's name, where an extension brings it. */
    wrapperName: v.nullable(v.string()),
    type: v.nullable(v.string()),
    version: v.nullable(v.string()),
    options: pairs(),
  },
  create: (it, at) => {
    const type = it.type === null ? '' : ` TYPE ${quoteText(it.type)}`
    const version = it.version === null ? '' : ` VERSION ${quoteText(it.version)}`
    const wrapper = it.wrapper ? at.name(it.wrapper) : quoteName(it.wrapperName ?? '')
    return `CREATE SERVER ${quoteName(it.name)}${type}${version} FOREIGN DATA WRAPPER ${wrapper}${optionWords(it.options)}`
  },
  drop: (it, at) => {
    const mappings = at.children(it.id).filter((child): child is Mapping => child.kind === 'user-mapping')
    return [...mappings.map((each) => dropMapping(each, at)), `DROP SERVER ${quoteName(it.name)}`].join(';\n')
  },
  address: (it) => `SERVER ${quoteName(it.name)}`,
  rename: (it, was) => `ALTER SERVER ${quoteName(was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    wrapper: 'rebuild',
    wrapperName: 'rebuild',
    type: 'rebuild',
    version: (now) => [
      `ALTER SERVER ${quoteName(now.name)} VERSION ${now.version === null ? 'NULL' : quoteText(now.version)}`,
    ],
    options: (now, was) => [`ALTER SERVER ${quoteName(now.name)} ${changeOptions(now.options, was.options)}`],
  },
  catalog: `select ${ref('pg_foreign_server', 's.oid')} as ref, null as parent, s.srvname as name, s.oid::int8 as ord,
      jsonb_build_object('wrapper', case when not w.given then ${refJson('pg_foreign_data_wrapper', 'f.oid')} end,
        'wrapperName', case when w.given then f.fdwname end, 'type', s.srvtype, 'version', s.srvversion,
        'options', ${pairsJson('s.srvoptions')}) as fields
    from pg_foreign_server s join pg_foreign_data_wrapper f on f.oid = s.srvfdw
      left join pg_depend d on d.classid = 'pg_foreign_data_wrapper'::regclass and d.objid = f.oid and d.deptype = 'e'
      cross join lateral (select d.objid is not null
        or coalesce('schemawright=given' = any (f.fdwoptions), false) as given) w`,
})
