import * as v from 'valibot'
import { key, routineRef, typeRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { calledJson, calledWords, idsOf } from './called.ts'
import { ref, typeJoins, typeJson } from './catalog-words.ts'

const fields = {
  source: key(typeRef()),
  target: key(typeRef()),
  /** By a function; by the text of the value; or not at all, since the bytes are the same. */
  method: v.picklist(['function', 'inout', 'binary']),
  function: v.nullable(routineRef()),
  /** Where it happens unasked: nowhere, in assignments, everywhere. */
  context: v.picklist(['explicit', 'assignment', 'implicit']),
}
type Cast = ObjectWith<'cast', typeof fields>

const types = (it: Cast, at: At): string => `(${at.type(it.source)} AS ${at.type(it.target)})`

const how = (it: Cast, at: At): string => {
  if (it.method === 'inout') return 'WITH INOUT'
  return it.method === 'function' && it.function ? `WITH FUNCTION ${calledWords(it.function, at)}` : 'WITHOUT FUNCTION'
}

const typeOf = (oid: string, t: string, e: string) => typeJson({ oid, typmod: 'null', dimensions: '1' }, t, e)

/** How values of one type become another's. Its name only says which. */
export const cast = defineKind({
  kind: 'cast',
  label: { one: 'cast', many: 'casts' },
  under: [],
  fields,
  needs: (it) => idsOf(it.source, it.target, it.function),
  create: (it, at) =>
    `CREATE CAST ${types(it, at)} ${how(it, at)}${it.context === 'explicit' ? '' : ` AS ${it.context.toUpperCase()}`}`,
  drop: (it, at) => `DROP CAST ${types(it, at)}`,
  address: (it, at) => `CAST ${types(it, at)}`,
  rename: () => '',
  alter: { source: 'rebuild', target: 'rebuild', method: 'rebuild', function: 'rebuild', context: 'rebuild' },
  catalog: `select ${ref('pg_cast', 'c.oid')} as ref, null as parent,
      format_type(c.castsource, null) || ' AS ' || format_type(c.casttarget, null) as name, c.oid::int8 as ord,
      jsonb_build_object('source', ${typeOf('c.castsource', 's', 'se')}, 'target', ${typeOf('c.casttarget', 't', 'te')},
        'method', case c.castmethod when 'f' then 'function' when 'i' then 'inout' else 'binary' end,
        'function', ${calledJson('c.castfunc')},
        'context', case c.castcontext when 'a' then 'assignment' when 'i' then 'implicit' else 'explicit' end) as fields
    from pg_cast c ${typeJoins('c.castsource', 's', 'se')} ${typeJoins('c.casttarget', 't', 'te')}
    where c.oid >= 16384 and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = c.oid
      and d.deptype = 'i')`,
})
