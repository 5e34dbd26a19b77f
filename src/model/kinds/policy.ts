import * as v from 'valibot'
import { quoteName } from '#base'
import { idOf, sqlText } from '../fields.ts'
import { type At, defineKind, type ObjectWith, type Statement } from '../kind-spec.ts'
import { ref, refJson } from './catalog-words.ts'
import { printedJson } from './printed.ts'

const COMMANDS = ['all', 'select', 'insert', 'update', 'delete'] as const

const fields = {
  command: v.picklist(COMMANDS),
  /** One permissive policy is enough to see a row; every restrictive one has to agree. */
  permissive: v.boolean(),
  /** Nobody named: everyone (PUBLIC). */
  roles: v.array(idOf('role')),
  /** Which rows there are, for who the policy is for. */
  using: v.nullable(sqlText()),
  /** Which rows may be written. */
  check: v.nullable(sqlText()),
}
type Policy = ObjectWith<'policy', typeof fields>

const on = (it: Policy, at: At): string => `${quoteName(it.name)} ON ${it.parent ? at.path(it.parent) : ''}`
const toWhom = (it: Policy, at: At): string => (it.roles.length > 0 ? at.names(it.roles) : 'PUBLIC')

function create(it: Policy, at: At): string {
  const sort = it.permissive ? '' : ' AS RESTRICTIVE'
  const command = it.command === 'all' ? '' : ` FOR ${it.command.toUpperCase()}`
  const roles = it.roles.length > 0 ? ` TO ${toWhom(it, at)}` : ''
  const using = it.using === null ? '' : ` USING (${it.using})`
  const check = it.check === null ? '' : ` WITH CHECK (${it.check})`
  return `CREATE POLICY ${on(it, at)}${sort}${command}${roles}${using}${check}`
}

/** ALTER POLICY can give a policy another expression, but not take one away (manual: ALTER POLICY). */
function changeExpressions(now: Policy, was: Policy, at: At): readonly Statement[] | 'rebuild' {
  if ((now.using === null && was.using !== null) || (now.check === null && was.check !== null)) return 'rebuild'
  const using = now.using !== null && now.using !== was.using ? ` USING (${now.using})` : ''
  const check = now.check !== null && now.check !== was.check ? ` WITH CHECK (${now.check})` : ''
  return [`ALTER POLICY ${on(now, at)}${using}${check}`]
}

/** A row security policy of a table. */
export const policy = defineKind({
  kind: 'policy',
  label: { one: 'policy', many: 'policies' },
  under: ['table'],
  fields,
  create,
  drop: (it, at) => `DROP POLICY ${on(it, at)}`,
  address: (it, at) => `POLICY ${on(it, at)}`,
  rename: (it, was, at) => `ALTER POLICY ${on({ ...it, name: was }, at)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    command: 'rebuild',
    permissive: 'rebuild',
    roles: (now, _was, at) => [`ALTER POLICY ${on(now, at)} TO ${toWhom(now, at)}`],
    using: changeExpressions,
    check: changeExpressions,
  },
  catalog: `select ${ref('pg_policy', 'p.oid')} as ref, ${ref('pg_class', 'p.polrelid')} as parent, p.polname as name,
      p.oid::int8 as ord, jsonb_build_object(
        'command', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
          when 'd' then 'delete' else 'all' end,
        'permissive', p.polpermissive, 'roles', coalesce(r.list, '[]'),
        'using', ${printedJson('p.polqual', 'p.polrelid')},
        'check', ${printedJson('p.polwithcheck', 'p.polrelid')}) as fields
    from pg_policy p left join (
      select q.oid, jsonb_agg(${refJson('pg_authid', 'r.oid')} order by r.rolname) as list
      from pg_policy q join pg_roles r on r.oid = any (q.polroles) group by q.oid) r on r.oid = p.oid`,
})
