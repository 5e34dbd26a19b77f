import * as v from 'valibot'
import { quoteName } from '#base'
import { collationRef, routineRef, sqlNames, tie, typeRef } from '../fields.ts'
import { type At, type Common, defineKind, type ObjectWith } from '../kind-spec.ts'
import { isUserSchema, own, ref, routineJson, typeJoins, typeJson } from './catalog-words.ts'
import { collationJoins, collationJson, namedWords } from './named-words.ts'
import { createRoutine, isRoutine } from './routine-words.ts'

const fields = {
  subtype: typeRef(),
  /** The btree operator class that orders the subtype, where it is not the usual one. */
  opclass: v.nullable(sqlNames()),
  /** Null for the subtype's own. */
  collation: tie(collationRef()),
  /** Brings equal ranges to one form. */
  canonical: v.nullable(routineRef()),
  /** Measures how far two values are apart. */
  difference: v.nullable(routineRef()),
  /** The name of its multirange type; empty for the one that Postgres makes of its own name. */
  multirange: v.string(),
  /** Everybody may make its values; otherwise whoever owns it. */
  publicConstructors: v.boolean(),
}
type Range = ObjectWith<'range', typeof fields>

export const isRange = (it: Common | null): it is Range => it?.kind === 'range'

/** makeMultirangeTypeName() of Postgres: `multi` before the first `range`, or `_multirange` at the end. */
const usualMultirange = (name: string): string =>
  name.includes('range') ? name.replace('range', 'multirange') : `${name}_multirange`

/** What its multirange type is called, or would be if it were called otherwise itself. */
export const multirangeOf = (it: Range, name: string = it.name): string => it.multirange || usualMultirange(name)

const beside = (it: Range, at: At, name: string): string => at.pathAs(it.id, name)

/** The functions that come with it and are called as the two types are: the types that each takes. */
const constructorTypes = (it: Range, at: At): { readonly one: readonly string[]; readonly many: readonly string[] } => {
  const [one, type] = [at.path(it.id), at.type(it.subtype)]
  return { one: [`(${type}, ${type})`, `(${type}, ${type}, text)`], many: ['()', `(${one})`, `(${one}[])`] }
}

const constructors = (it: Range, at: At): readonly string[] => {
  const { one, many } = constructorTypes(it, at)
  return [
    ...one.map((types) => at.path(it.id) + types),
    ...many.map((types) => beside(it, at, multirangeOf(it)) + types),
  ]
}

const sayConstructors = (it: Range, at: At): string =>
  `${it.publicConstructors ? 'GRANT' : 'REVOKE'} EXECUTE ON FUNCTION ${constructors(it, at).join(', ')} ${it.publicConstructors ? 'TO' : 'FROM'} PUBLIC`

/** What Postgres made with it and leaves behind when it goes to another schema, as ALTER calls it. */
export const madeWithRange = (it: Range, at: At): readonly string[] => [
  ...constructors(it, at).map((each) => `FUNCTION ${each}`),
  `TYPE ${beside(it, at, multirangeOf(it))}`,
]

type Renamed = { readonly was: string; readonly now: string; readonly as: 'one' | 'many' }

/** One of its types, with the functions that Postgres named after it and leaves at that name. */
const renameType = (it: Range, { was, now, as }: Renamed, at: At): readonly string[] =>
  was === now
    ? []
    : [
        `ALTER TYPE ${beside(it, at, was)} RENAME TO ${quoteName(now)}`,
        ...constructorTypes(it, at)[as].map(
          (types) => `ALTER FUNCTION ${beside(it, at, was)}${types} RENAME TO ${quoteName(now)}`,
        ),
      ]

const renameMultirange = (now: Range, was: string, at: At): readonly string[] =>
  renameType(now, { was, now: multirangeOf(now), as: 'many' }, at)

export const range = defineKind({
  kind: 'range',
  label: { one: 'range type', many: 'range types' },
  under: ['schema'],
  fields,
  // Not its canonical function: that takes the type itself, and so is made between the type's name and the type.
  needs: (it) => [it.subtype.of, it.difference?.of, it.collation?.of].flatMap((id) => id ?? []),
  create: (it, at) => {
    const canonical = it.canonical?.of ? at.object(it.canonical.of) : null
    const options = [
      `SUBTYPE = ${at.type(it.subtype)}`,
      ...(it.opclass ? [`SUBTYPE_OPCLASS = ${it.opclass}`] : []),
      ...(it.collation ? [`COLLATION = ${namedWords(it.collation, at)}`] : []),
      ...(it.canonical ? [`CANONICAL = ${namedWords(it.canonical, at)}`] : []),
      ...(it.difference ? [`SUBTYPE_DIFF = ${namedWords(it.difference, at)}`] : []),
      ...(it.multirange ? [`MULTIRANGE_TYPE_NAME = ${beside(it, at, it.multirange)}`] : []),
    ]
    const first =
      canonical && isRoutine(canonical)
        ? `CREATE TYPE ${at.path(it.id)};\n${createRoutine(canonical, at, 'CREATE')};\n`
        : ''
    return `${first}CREATE TYPE ${at.path(it.id)} AS RANGE (\n${options.map((each) => `  ${each}`).join(',\n')}\n)`
  },
  settle: (it, at) => (it.publicConstructors ? [] : [sayConstructors(it, at)]),
  drop: (it, at) => `DROP TYPE ${at.path(it.id)}${it.canonical?.of ? ' CASCADE' : ''}`,
  address: (it, at) => `TYPE ${at.path(it.id)}`,
  rename: (it, was, at) =>
    [
      ...renameType(it, { was, now: it.name, as: 'one' }, at),
      ...(it.multirange ? [] : renameMultirange(it, usualMultirange(was), at)),
    ].join(';\n'),
  alter: {
    subtype: 'rebuild',
    opclass: 'rebuild',
    collation: 'rebuild',
    canonical: 'rebuild',
    difference: 'rebuild',
    publicConstructors: (now, _was, at) => [sayConstructors(now, at)],
    multirange: (now, was, at) => renameMultirange(now, multirangeOf(was, now.name), at),
  },
  presence: [own('pg_type', "typtype = 'r'")],
  catalog: `select ${ref('pg_type', 'r.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, r.typname as name,
      r.oid::int8 as ord, jsonb_build_object(
        'subtype', ${typeJson({ oid: 'g.rngsubtype', typmod: 'null', dimensions: '1' }, 't', 'e')},
        'opclass', case when not o.opcdefault then case when pg_opclass_is_visible(o.oid) then quote_ident(o.opcname)
          else quote_ident(os.nspname) || '.' || quote_ident(o.opcname) end end,
        'collation', ${collationJson('g.rngcollation', 't.typcollation')},
        'canonical', ${routineJson('g.rngcanonical::oid')},
        'difference', ${routineJson('g.rngsubdiff::oid')},
        'publicConstructors', not exists (select from pg_depend d join pg_proc p on p.oid = d.objid
          where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_type'::regclass and d.refobjid = r.oid and d.deptype = 'i'
            and p.proacl is not null and not exists (select from aclexplode(p.proacl) x where x.grantee = 0)),
        'multirange', case when m.typname = case when position('range' in r.typname) > 0
          then regexp_replace(r.typname, 'range', 'multirange') else r.typname || '_multirange' end
          then '' else m.typname end) as fields
    from pg_range g join pg_type r on r.oid = g.rngtypid join pg_namespace n on n.oid = r.typnamespace
      join pg_type m on m.oid = g.rngmultitypid
      join pg_opclass o on o.oid = g.rngsubopc join pg_namespace os on os.oid = o.opcnamespace
      ${typeJoins('g.rngsubtype', 't', 'e')} ${collationJoins('g.rngcollation')}
    where ${isUserSchema('n.nspname')}`,
})
