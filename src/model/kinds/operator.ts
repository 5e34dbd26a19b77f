import * as v from 'valibot'
import { key, type NamedRef, routineRef, typeRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith, type Rebuild, type Statement } from '../kind-spec.ts'
import { idsOf } from './called.ts'
import { isUserSchema, ref, routineJson, typeJoins, typeJson } from './catalog-words.ts'
import { namedWords } from './named-words.ts'
import { maybeOperator, operatorJson } from './operator-words.ts'

const fields = {
  /** Null for one that stands before its only operand. */
  left: key(v.nullable(typeRef())),
  right: key(typeRef()),
  function: routineRef(),
  /** `a op b` is `b commutator a`. */
  commutator: maybeOperator(),
  /** `a op b` is `not (a negator b)`. */
  negator: maybeOperator(),
  /** Estimates how many rows of a table it picks. */
  restrict: v.nullable(routineRef()),
  /** Estimates how many pairs of a join it picks. */
  join: v.nullable(routineRef()),
  hashes: v.boolean(),
  merges: v.boolean(),
}
type Operator = ObjectWith<'operator', typeof fields>

const operands = (it: Operator, at: At): string => `(${it.left ? at.type(it.left) : 'NONE'}, ${at.type(it.right)})`
const words = (it: Operator, at: At): string => `${at.path(it.id)} ${operands(it, at)}`
const named = (it: NamedRef | null, at: At): string => (it ? `OPERATOR(${namedWords(it, at)})` : 'NONE')
const called = (it: NamedRef | null, at: At): string => (it ? namedWords(it, at) : 'NONE')

const set =
  (option: (now: Operator, at: At) => string) =>
  (now: Operator, _was: Operator, at: At): readonly Statement[] => [
    `ALTER OPERATOR ${words(now, at)} SET (${option(now, at)})`,
  ]

/** Since 17 what was not said before can be added; it is never taken back (manual: ALTER OPERATOR). */
const add =
  (field: 'commutator' | 'negator' | 'hashes' | 'merges', option: (now: Operator, at: At) => string) =>
  (now: Operator, was: Operator, at: At): readonly Statement[] | Rebuild =>
    !was[field] && at.postgres >= 17 ? set(option)(now, was, at) : 'rebuild'

/** Whether one names another that does not name it. */
const speaksAlone = (one: Operator, other: Operator): boolean =>
  one.id !== other.id &&
  ((one.commutator?.of === other.id && other.commutator === null) ||
    (one.negator?.of === other.id && other.negator === null))

export const operator = defineKind({
  kind: 'operator',
  label: { one: 'operator', many: 'operators' },
  under: ['schema'],
  fields,
  // Not the operators that it speaks of: two that speak of each other announce each other. One that says nothing back comes
  // last, or Postgres would say it for it.
  needs: (it, at) => [
    ...idsOf(it.left, it.right, it.function, it.restrict, it.join),
    ...at
      .users(it.id)
      .flatMap((user) => (user.kind === 'operator' && speaksAlone(user as Operator, it) ? [user.id] : [])),
  ],
  create: (it, at) => {
    const options = [
      `FUNCTION = ${namedWords(it.function, at)}`,
      ...(it.left ? [`LEFTARG = ${at.type(it.left)}`] : []),
      `RIGHTARG = ${at.type(it.right)}`,
      ...(it.commutator ? [`COMMUTATOR = ${named(it.commutator, at)}`] : []),
      ...(it.negator ? [`NEGATOR = ${named(it.negator, at)}`] : []),
      ...(it.restrict ? [`RESTRICT = ${called(it.restrict, at)}`] : []),
      ...(it.join ? [`JOIN = ${called(it.join, at)}`] : []),
      ...(it.hashes ? ['HASHES'] : []),
      ...(it.merges ? ['MERGES'] : []),
    ]
    return `CREATE OPERATOR ${at.path(it.id)} (\n${options.map((each) => `  ${each}`).join(',\n')}\n)`
  },
  settle: () => [],
  drop: (it, at) => `DROP OPERATOR ${words(it, at)}`,
  address: (it, at) => `OPERATOR ${words(it, at)}`,
  rename: 'rebuild',
  alter: {
    left: 'rebuild',
    right: 'rebuild',
    function: 'rebuild',
    commutator: add('commutator', (now, at) => `COMMUTATOR = ${named(now.commutator, at)}`),
    negator: add('negator', (now, at) => `NEGATOR = ${named(now.negator, at)}`),
    restrict: set((now, at) => `RESTRICT = ${called(now.restrict, at)}`),
    join: set((now, at) => `JOIN = ${called(now.join, at)}`),
    hashes: add('hashes', () => 'HASHES'),
    merges: add('merges', () => 'MERGES'),
  },
  catalog: `select ${ref('pg_operator', 'o.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, o.oprname as name,
      o.oid::int8 as ord, jsonb_build_object(
        'left', case when o.oprleft <> 0 then ${typeJson({ oid: 'o.oprleft', typmod: 'null', dimensions: '1' }, 'l', 'le')} end,
        'right', ${typeJson({ oid: 'o.oprright', typmod: 'null', dimensions: '1' }, 't', 'te')},
        'function', ${routineJson('o.oprcode::oid')},
        'commutator', ${operatorJson('o.oprcom')}, 'negator', ${operatorJson('o.oprnegate')},
        'restrict', ${routineJson('o.oprrest::oid')}, 'join', ${routineJson('o.oprjoin::oid')},
        'hashes', o.oprcanhash, 'merges', o.oprcanmerge) as fields
    from pg_operator o join pg_namespace n on n.oid = o.oprnamespace
      ${typeJoins('o.oprleft', 'l', 'le').replace('join', 'left join')} ${typeJoins('o.oprright', 't', 'te')}
    where o.oprcode <> 0 and ${isUserSchema('n.nspname')}`,
})
