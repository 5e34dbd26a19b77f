import * as v from 'valibot'
import { quoteName } from '#base'
import { sqlActions, sqlText } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { isUserSchema, ref } from './catalog-words.ts'
import { firing, firingOf, firingState } from './firing.ts'
import { beforeWord } from './printed.ts'

const fields = {
  event: v.picklist(['select', 'insert', 'update', 'delete']),
  /** In place of what was asked for, rather than besides it. */
  instead: v.boolean(),
  where: v.nullable(sqlText()),
  /** One statement, several in parentheses, or NOTHING. */
  actions: sqlActions(),
  enabled: firing(),
}
type Rule = ObjectWith<'rule', typeof fields>

const table = (it: Rule, at: At): string => (it.parent ? at.path(it.parent) : '')

const define = (it: Rule, at: At, replace = false): string =>
  `CREATE ${replace ? 'OR REPLACE ' : ''}RULE ${quoteName(it.name)} AS ON ${it.event.toUpperCase()} TO ${table(it, at)}${
    it.where === null ? '' : `\n  WHERE (${it.where})`
  }\n  DO ${it.instead ? 'INSTEAD' : 'ALSO'} ${it.actions}`

const replace = (now: Rule, _was: Rule, at: At): readonly string[] => [define(now, at, true)]

const enable = (it: Rule, at: At): string =>
  `ALTER TABLE ${table(it, at)} ${firingState(it.enabled)} RULE ${quoteName(it.name)}`

/** A rewrite rule. The one behind a view is the view itself. */
export const rule = defineKind({
  kind: 'rule',
  label: { one: 'rule', many: 'rules' },
  under: ['table', 'view'],
  fields,
  create: (it, at) => define(it, at),
  settle: (it, at) => (it.enabled === 'origin' ? [] : [enable(it, at)]),
  drop: (it, at) => `DROP RULE ${quoteName(it.name)} ON ${table(it, at)}`,
  address: (it, at) => `RULE ${quoteName(it.name)} ON ${table(it, at)}`,
  rename: (it, was, at) => `ALTER RULE ${quoteName(was)} ON ${table(it, at)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    event: replace,
    instead: replace,
    where: replace,
    actions: replace,
    enabled: (now, _was, at) => [enable(now, at)],
  },
  // pg_get_expr can't print a condition on NEW and OLD, only pg_get_ruledef can, as part of the whole.
  catalog: `select ${ref('pg_rewrite', 'r.oid')} as ref, ${ref('pg_class', 'r.ev_class')} as parent, r.rulename as name,
      r.oid::int8 as ord, jsonb_build_object(
        'event', (array['select', 'update', 'insert', 'delete'])[r.ev_type::text::int], 'instead', r.is_instead,
        'where', case when r.ev_qual <> '<>' then
          substr(h.head, length(${beforeWord('h.head', '\\s+WHERE ', true)}) + 1) end,
        'actions', regexp_replace(substr(d.text, length(h.whole) + 1), '^\\s*(INSTEAD)?\\s*|\\s*;\\s*$', '', 'g'),
        'enabled', ${firingOf('r.ev_enabled')}) as fields
    from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
      cross join lateral (select pg_get_ruledef(r.oid, true) as text) d
      cross join lateral (select ${beforeWord('d.text', '\\s+DO\\s+')} as head, ${beforeWord('d.text', '\\s+DO\\s+', true)} as whole) h
    where r.rulename <> '_RETURN' and ${isUserSchema('n.nspname')}`,
})
