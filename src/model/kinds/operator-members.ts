import * as v from 'valibot'
import { equal } from '#base'
import { namedRef, routineRef, typeRef } from '../fields.ts'
import type { Id } from '../id.ts'
import type { At } from '../kind-spec.ts'
import { calledJson, calledWords, idsOf } from './called.ts'
import { typeJoins, typeJson } from './catalog-words.ts'
import { namedJson, namedWords } from './named-words.ts'
import { operatorJson, operatorRef } from './operator-words.ts'

const number = () => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(32_767))
const operands = { left: typeRef(), right: typeRef() }

/** What an index method knows of a type: which operators it can serve, and by which functions. */
export const memberFields = {
  operators: v.array(
    v.strictObject({
      strategy: number(),
      operator: operatorRef(),
      ...operands,
      /** It orders by the values it gives, as this btree family does, instead of searching. */
      orderBy: v.nullable(namedRef('operator-family')),
    }),
  ),
  functions: v.array(v.strictObject({ support: number(), function: routineRef(), ...operands })),
}
type Members = { readonly [P in keyof typeof memberFields]: v.InferOutput<(typeof memberFields)[P]> }

const types = (
  it: { left: Members['operators'][number]['left']; right: Members['operators'][number]['left'] },
  at: At,
) => `(${at.type(it.left)}, ${at.type(it.right)})`

const operatorWords = (it: Members['operators'][number], at: At): string =>
  `OPERATOR ${it.strategy} ${namedWords(it.operator, at)} ${types(it, at)}${it.orderBy ? ` FOR ORDER BY ${namedWords(it.orderBy, at)}` : ''}`

const functionWords = (it: Members['functions'][number], at: At): string =>
  `FUNCTION ${it.support} ${types(it, at)} ${calledWords(it.function, at)}`

/** As CREATE OPERATOR CLASS and ALTER OPERATOR FAMILY ADD list them. */
export const memberWords = (it: Members, at: At): readonly string[] => [
  ...it.operators.map((each) => operatorWords(each, at)),
  ...it.functions.map((each) => functionWords(each, at)),
]

/** Those of one list that the other lacks. */
export const membersBut = (these: Members, those: Members): Members => ({
  operators: these.operators.filter((each) => !those.operators.some((other) => equal(each, other))),
  functions: these.functions.filter((each) => !those.functions.some((other) => equal(each, other))),
})

/** As ALTER OPERATOR FAMILY DROP lists them: by number and operands alone. */
export const goneWords = (it: Members, at: At): readonly string[] => [
  ...it.operators.map((each) => `OPERATOR ${each.strategy} ${types(each, at)}`),
  ...it.functions.map((each) => `FUNCTION ${each.support} ${types(each, at)}`),
]

export const memberNeeds = (it: Members): readonly Id[] => [
  ...it.operators.flatMap((each) => idsOf(each.operator, each.left, each.right, each.orderBy)),
  ...it.functions.flatMap((each) => idsOf(each.function, each.left, each.right)),
]

const type = (oid: string, t: string, e: string) => typeJson({ oid, typmod: 'null', dimensions: '1' }, t, e)
const FAMILY = `(select case when pg_opfamily_is_visible(y.oid) then '' else quote_ident(yn.nspname) || '.' end || quote_ident(y.opfname)
  from pg_opfamily y join pg_namespace yn on yn.oid = y.opfnamespace where y.oid = p.amopsortfamily)`

/**
 * The members that pg_depend ties to an object of a catalog: to their class, or, loose, to the family. Which it is the
 * index method decides (amadjustmembers), however they were declared.
 */
export const membersJson = (catalog: 'pg_opclass' | 'pg_opfamily', oid: string): string => {
  const tied = (entries: string) => `join pg_depend d on d.classid = '${entries}'::regclass and d.objid = p.oid
      and d.refclassid = '${catalog}'::regclass and d.refobjid = ${oid} and d.deptype in ('i', 'a')`
  return `'operators', coalesce((select jsonb_agg(jsonb_build_object('strategy', p.amopstrategy,
      'operator', ${operatorJson('p.amopopr')}, 'left', ${type('p.amoplefttype', 'l', 'le')}, 'right', ${type('p.amoprighttype', 't', 'te')},
      'orderBy', ${namedJson('pg_opfamily', 'p.amopsortfamily', FAMILY)})
      order by p.amopstrategy, p.amoplefttype::regtype::text, p.amoprighttype::regtype::text)
    from pg_amop p ${tied('pg_amop')} ${typeJoins('p.amoplefttype', 'l', 'le')} ${typeJoins('p.amoprighttype', 't', 'te')}), '[]'),
  'functions', coalesce((select jsonb_agg(jsonb_build_object('support', p.amprocnum, 'function', ${calledJson('p.amproc::oid')},
      'left', ${type('p.amproclefttype', 'l', 'le')}, 'right', ${type('p.amprocrighttype', 't', 'te')})
      order by p.amprocnum, p.amproclefttype::regtype::text, p.amprocrighttype::regtype::text)
    from pg_amproc p ${tied('pg_amproc')} ${typeJoins('p.amproclefttype', 'l', 'le')} ${typeJoins('p.amprocrighttype', 't', 'te')}), '[]')`
}
