import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { isUserSchema, ref } from './catalog-words.ts'

const fields = {
  provider: v.picklist(['icu', 'libc', 'builtin']),
  /** The locale that orders text, as the provider names it. */
  locale: v.string(),
  /** The locale that tells letters from other characters, where libc takes another one for that. */
  ctype: v.nullable(v.string()),
  /** ICU's own rules on top of the locale's. */
  rules: v.nullable(v.string()),
  /** False: texts of different bytes can be equal. */
  deterministic: v.boolean(),
}
type Collation = ObjectWith<'collation', typeof fields>

const options = (it: Collation): readonly string[] => [
  `PROVIDER = ${it.provider}`,
  ...(it.ctype === null
    ? [`LOCALE = ${quoteText(it.locale)}`]
    : [`LC_COLLATE = ${quoteText(it.locale)}`, `LC_CTYPE = ${quoteText(it.ctype)}`]),
  ...(it.deterministic ? [] : ['DETERMINISTIC = false']),
  ...(it.rules === null ? [] : [`RULES = ${quoteText(it.rules)}`]),
]

/** How text is compared and sorted. */
export const collation = defineKind({
  kind: 'collation',
  label: { one: 'collation', many: 'collations' },
  under: ['schema'],
  fields,
  create: (it, at: At) => `CREATE COLLATION ${at.path(it.id)} (${options(it).join(', ')})`,
  drop: (it, at) => `DROP COLLATION ${at.path(it.id)}`,
  address: (it, at) => `COLLATION ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER COLLATION ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: { provider: 'rebuild', locale: 'rebuild', ctype: 'rebuild', rules: 'rebuild', deterministic: 'rebuild' },
  catalog: `select ${ref('pg_collation', 'l.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, l.collname as name,
      l.oid::int8 as ord, jsonb_build_object(
        'provider', case l.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
        'locale', coalesce(l.colllocale, l.collcollate, ''),
        'ctype', case when l.collprovider = 'c' and l.collctype <> l.collcollate then l.collctype end,
        'rules', l.collicurules, 'deterministic', l.collisdeterministic) as fields
    from pg_collation l join pg_namespace n on n.oid = l.collnamespace where ${isUserSchema('n.nspname')}`,
})
