import * as v from 'valibot'
import { key, namedRef, routineRef, typeRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { calledJson, calledWords, idsOf } from './called.ts'
import { ref, typeJoins, typeJson } from './catalog-words.ts'
import { namedJson, namedWords } from './named-words.ts'

const fields = {
  type: key(typeRef()),
  language: key(namedRef('language')),
  fromSql: v.nullable(routineRef()),
  toSql: v.nullable(routineRef()),
}
type Transform = ObjectWith<'transform', typeof fields>

const words = (it: Transform, at: At): string =>
  `TRANSFORM FOR ${at.type(it.type)} LANGUAGE ${namedWords(it.language, at)}`

const create = (it: Transform, at: At, verb: string): string => {
  const parts = [
    ...(it.fromSql ? [`FROM SQL WITH FUNCTION ${calledWords(it.fromSql, at)}`] : []),
    ...(it.toSql ? [`TO SQL WITH FUNCTION ${calledWords(it.toSql, at)}`] : []),
  ]
  return `${verb} ${words(it, at)} (${parts.join(', ')})`
}

const replace = (now: Transform, _was: Transform, at: At): readonly string[] => [create(now, at, 'CREATE OR REPLACE')]

/** How values of a type are handed to routines of a language. Its name only says which. */
export const transform = defineKind({
  kind: 'transform',
  label: { one: 'transform', many: 'transforms' },
  under: [],
  fields,
  needs: (it) => idsOf(it.type, it.language, it.fromSql, it.toSql),
  create: (it, at) => create(it, at, 'CREATE'),
  drop: (it, at) => `DROP ${words(it, at)}`,
  address: words,
  rename: () => '',
  alter: { type: 'rebuild', language: 'rebuild', fromSql: replace, toSql: replace },
  catalog: `select ${ref('pg_transform', 'r.oid')} as ref, null as parent,
      'FOR ' || format_type(r.trftype, null) || ' LANGUAGE ' || quote_ident(l.lanname) as name, r.oid::int8 as ord,
      jsonb_build_object('type', ${typeJson({ oid: 'r.trftype', typmod: 'null', dimensions: '1' }, 't', 'e')},
        'language', ${namedJson('pg_language', 'l.oid', 'quote_ident(l.lanname)')},
        'fromSql', ${calledJson('r.trffromsql::oid')}, 'toSql', ${calledJson('r.trftosql::oid')}) as fields
    from pg_transform r join pg_language l on l.oid = r.trflang ${typeJoins('r.trftype', 't', 'e')}`,
})
