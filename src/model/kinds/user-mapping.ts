import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { ref, refJson } from './catalog-words.ts'
import { changeOptions, optionWords, pairs, pairsJson } from './pairs.ts'
import { granteeFields, granteeWords } from './privileges.ts'

const fields = { ...granteeFields, options: pairs() }
export type Mapping = ObjectWith<'user-mapping', typeof fields>

const words = (it: Mapping, at: At): string =>
  `USER MAPPING FOR ${granteeWords(it, at)} SERVER ${it.parent ? at.name(it.parent) : ''}`

/** A server does not go as long as it has mappings. */
export const dropMapping = (it: Mapping, at: At): string => `DROP ${words(it, at)}`

/** As whom a role comes to a foreign server. */
export const userMapping = defineKind({
  kind: 'user-mapping',
  label: { one: 'user mapping', many: 'user mappings' },
  under: ['foreign-server'],
  fields,
  create: (it, at) => `CREATE ${words(it, at)}${optionWords(it.options)}`,
  drop: dropMapping,
  address: () => null,
  // Its name only says whom it is for.
  rename: () => '',
  alter: {
    to: 'rebuild',
    role: 'rebuild',
    options: (now, was, at) => [`ALTER ${words(now, at)} ${changeOptions(now.options, was.options)}`],
  },
  catalog: `select ${ref('pg_user_mapping', 'm.oid')} as ref, ${ref('pg_foreign_server', 'm.umserver')} as parent,
      case w.to when 'role' then r.rolname when 'owner' then '(owner)' else 'public' end as name, m.oid::int8 as ord,
      jsonb_build_object('to', w.to, 'role', case w.to when 'role' then ${refJson('pg_authid', 'r.oid')} end,
        'options', ${pairsJson('m.umoptions')}) as fields
    from pg_user_mapping m left join pg_roles r on r.oid = m.umuser
      cross join lateral (select case when m.umuser = 0 then 'public' when r.rolname = current_user then 'owner'
        else 'role' end as to) w`,
})
