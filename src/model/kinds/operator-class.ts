import * as v from 'valibot'
import { quoteName } from '#base'
import { bareName, key, namedRef, typeRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { idsOf } from './called.ts'
import { isUserSchema, ref, typeJoins, typeJson } from './catalog-words.ts'
import { namedJson, namedWords } from './named-words.ts'
import { memberFields, memberNeeds, membersJson, memberWords } from './operator-members.ts'

const fields = {
  /** The index method: btree, hash, gist … */
  method: key(bareName()),
  type: typeRef(),
  /** An index on the type is of this class where it does not say which. */
  default: v.boolean(),
  family: namedRef('operator-family'),
  /** What the index stores, where that is not the type itself. */
  storage: v.nullable(typeRef()),
  ...memberFields,
}
type Class = ObjectWith<'operator-class', typeof fields>

const words = (it: Class, at: At, name = at.path(it.id)): string =>
  `OPERATOR CLASS ${name} USING ${quoteName(it.method)}`

const typeOf = (oid: string, t: string, e: string) => typeJson({ oid, typmod: 'null', dimensions: '1' }, t, e)
const FAMILY = `case when pg_opfamily_is_visible(f.oid) then '' else quote_ident(fn.nspname) || '.' end || quote_ident(f.opfname)`

/** How an index method handles a type. */
export const operatorClass = defineKind({
  kind: 'operator-class',
  label: { one: 'operator class', many: 'operator classes' },
  under: ['schema'],
  fields,
  needs: (it) => [...idsOf(it.type, it.family, it.storage), ...memberNeeds(it)],
  create: (it, at) => {
    const items = [...memberWords(it, at), ...(it.storage ? [`STORAGE ${at.type(it.storage)}`] : [])]
    // Something has to be listed; the type itself is what is stored anyway.
    const list = items.length > 0 ? items : [`STORAGE ${at.type(it.type)}`]
    const head = `CREATE OPERATOR CLASS ${at.path(it.id)}${it.default ? ' DEFAULT' : ''} FOR TYPE ${at.type(it.type)}`
    return `${head} USING ${quoteName(it.method)} FAMILY ${namedWords(it.family, at)} AS\n${list.map((each) => `  ${each}`).join(',\n')}`
  },
  drop: (it, at) => `DROP ${words(it, at)}`,
  address: (it, at) => words(it, at),
  rename: (it, was, at) => `ALTER ${words(it, at, at.pathAs(it.id, was))} RENAME TO ${quoteName(it.name)}`,
  alter: {
    method: 'rebuild',
    type: 'rebuild',
    default: 'rebuild',
    family: 'rebuild',
    storage: 'rebuild',
    operators: 'rebuild',
    functions: 'rebuild',
  },
  catalog: `select ${ref('pg_opclass', 'o.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, o.opcname as name,
      o.oid::int8 as ord, jsonb_build_object('method', m.amname, 'type', ${typeOf('o.opcintype', 'i', 'ie')},
        'default', o.opcdefault, 'family', ${namedJson('pg_opfamily', 'f.oid', FAMILY)},
        'storage', case when o.opckeytype <> 0 then ${typeOf('o.opckeytype', 'k', 'ke')} end,
        ${membersJson('pg_opclass', 'o.oid')}) as fields
    from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace join pg_am m on m.oid = o.opcmethod
      join pg_opfamily f on f.oid = o.opcfamily join pg_namespace fn on fn.oid = f.opfnamespace
      ${typeJoins('o.opcintype', 'i', 'ie')} ${typeJoins('o.opckeytype', 'k', 'ke').replace('join', 'left join')}
    where ${isUserSchema('n.nspname')}`,
})
