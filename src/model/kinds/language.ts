import * as v from 'valibot'
import { quoteName } from '#base'
import { routineRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { ref, routineJson } from './catalog-words.ts'
import { isGiven, namedWords } from './named-words.ts'

const fields = {
  /** Whoever may use it can't reach more by it than by SQL. */
  trusted: v.boolean(),
  handler: v.nullable(routineRef()),
  /** Runs DO blocks. */
  inline: v.nullable(routineRef()),
  validator: v.nullable(routineRef()),
}
type Language = ObjectWith<'language', typeof fields>

const create = (it: Language, at: At, words: string): string =>
  [
    `${words}${it.trusted ? ' TRUSTED' : ''} LANGUAGE ${quoteName(it.name)}`,
    it.handler ? ` HANDLER ${namedWords(it.handler, at)}` : '',
    it.inline ? ` INLINE ${namedWords(it.inline, at)}` : '',
    it.validator ? ` VALIDATOR ${namedWords(it.validator, at)}` : '',
  ].join('')

const replace = (now: Language, _was: Language, at: At): readonly string[] => [create(now, at, 'CREATE OR REPLACE')]

/** A language that routines are written in. Most come with an extension. */
export const language = defineKind({
  kind: 'language',
  label: { one: 'language', many: 'languages' },
  under: [],
  fields,
  create: (it, at) => create(it, at, 'CREATE'),
  drop: (it) => `DROP LANGUAGE ${quoteName(it.name)}`,
  address: (it) => `LANGUAGE ${quoteName(it.name)}`,
  rename: (it, was) => `ALTER LANGUAGE ${quoteName(was)} RENAME TO ${quoteName(it.name)}`,
  alter: { trusted: replace, handler: replace, inline: replace, validator: replace },
  catalog: `select ${ref('pg_language', 'l.oid')} as ref, null as parent, l.lanname as name, l.oid::int8 as ord,
      jsonb_build_object('trusted', l.lanpltrusted, 'handler', ${routineJson('l.lanplcallfoid')},
        'inline', ${routineJson('l.laninline')}, 'validator', ${routineJson('l.lanvalidator')}) as fields
    from pg_language l where l.oid >= 16384 and not ${isGiven('pg_language', 'l.oid')}`,
})
