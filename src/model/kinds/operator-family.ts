import { quoteName } from '#base'
import { bareName, key } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { isUserSchema, ref } from './catalog-words.ts'
import { goneWords, memberFields, memberNeeds, membersBut, membersJson, memberWords } from './operator-members.ts'

const fields = {
  /** The index method: btree, hash, gist … */
  method: key(bareName()),
  ...memberFields,
}
type Family = ObjectWith<'operator-family', typeof fields>

const words = (it: Family, at: At): string => `OPERATOR FAMILY ${at.path(it.id)} USING ${quoteName(it.method)}`

const change = (now: Family, was: Family, at: At): readonly string[] => {
  const gone = goneWords(membersBut(was, now), at)
  const more = memberWords(membersBut(now, was), at)
  return [
    ...(gone.length > 0 ? [`ALTER ${words(now, at)} DROP ${gone.join(', ')}`] : []),
    ...(more.length > 0 ? [`ALTER ${words(now, at)} ADD\n${more.map((each) => `  ${each}`).join(',\n')}`] : []),
  ]
}

/** Operator classes that go together, and the operators between their types. */
export const operatorFamily = defineKind({
  kind: 'operator-family',
  label: { one: 'operator family', many: 'operator families' },
  under: ['schema'],
  fields,
  needs: memberNeeds,
  create: (it, at) => `CREATE ${words(it, at)}`,
  settle: (it, at) => change(it, { ...it, operators: [], functions: [] }, at),
  drop: (it, at) => `DROP ${words(it, at)}`,
  address: words,
  rename: (it, was, at) =>
    `ALTER OPERATOR FAMILY ${at.pathAs(it.id, was)} USING ${quoteName(it.method)} RENAME TO ${quoteName(it.name)}`,
  alter: { method: 'rebuild', operators: change, functions: change },
  catalog: `select ${ref('pg_opfamily', 'f.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, f.opfname as name,
      f.oid::int8 as ord, jsonb_build_object('method', m.amname, ${membersJson('pg_opfamily', 'f.oid')}) as fields
    from pg_opfamily f join pg_namespace n on n.oid = f.opfnamespace join pg_am m on m.oid = f.opfmethod
    where ${isUserSchema('n.nspname')}`,
})
