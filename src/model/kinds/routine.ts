import { equal, quoteName } from '#base'
import type { RoutineRef } from '../fields.ts'
import { type At, type Common, defineKind, type Rebuild, type Statement } from '../kind-spec.ts'
import { own } from './catalog-words.ts'
import { namedWords } from './named-words.ts'
import { routineCatalog } from './routine-catalog.ts'
import { type Argument, isInput, type Routine, routineFields } from './routine-fields.ts'
import { createRoutine, inputTypes, routineWord, settingWords, signature, usualCost } from './routine-words.ts'

type Made = { readonly [P in 'canonical' | 'input' | 'output' | 'receive' | 'send']?: RoutineRef | null }
type Change = (now: Routine, was: Routine, at: At) => readonly Statement[] | Rebuild

/** All of it anew under the same identity: what calls it stays. */
const replace: Change = (now, _was, at) => [createRoutine(now, at, 'CREATE OR REPLACE')]

/** What only all of it anew can say, and all else with it. */
const REPLACED = ['arguments', 'language', 'body', 'atomic', 'library', 'transforms'] as const
const isReplaced = (now: Routine, was: Routine): boolean => REPLACED.some((field) => !equal(now[field], was[field]))

/** ALTER FUNCTION says it, where nothing else says all of it anew; an aggregate has no such words. */
const alter =
  (words: (now: Routine, was: Routine) => readonly string[]): Change =>
  (now, was, at) =>
    now.form === 'aggregate' || isReplaced(now, was)
      ? replace(now, was, at)
      : words(now, was).map((each) => `ALTER ${routineWord(now)} ${signature(now, at)} ${each}`)

/** Postgres lets defaults come and change and names be given, but none be taken (manual: CREATE FUNCTION). */
const staysReplaceable = (now: Argument, was: Argument): boolean =>
  now.mode === was.mode &&
  equal(now.type, was.type) &&
  (now.name === was.name || (was.name === '' && isInput(was) && now.mode !== 'inout')) &&
  (was.default === null || now.default !== null)

const changeArguments: Change = (now, was, at) =>
  now.arguments.length === was.arguments.length &&
  now.arguments.every((each, i) => staysReplaceable(each, was.arguments[i] as Argument))
    ? replace(now, was, at)
    : 'rebuild'

/** What an aggregate gives back is what its final function does, or its state. */
const changeAggregate: Change = (now, was, at) =>
  now.aggregate?.sort === was.aggregate?.sort &&
  now.aggregate?.direct === was.aggregate?.direct &&
  equal(now.aggregate?.final, was.aggregate?.final) &&
  equal(now.aggregate?.stateType, was.aggregate?.stateType)
    ? replace(now, was, at)
    : 'rebuild'

/** Postgres keeps settings in the order in which they were first said. */
function changeSettings(now: Routine, was: Routine): readonly string[] {
  const names = now.settings.map((each) => each.name)
  const gone = was.settings.filter((each) => !names.includes(each.name))
  const stays = was.settings.flatMap(({ name }) => (names.includes(name) ? [name] : []))
  const isInOrder = equal(names.slice(0, stays.length), stays)
  if (!isInOrder) return ['RESET ALL', ...now.settings.map(settingWords)]
  const set = now.settings.filter((each) => !was.settings.some((other) => equal(each, other)))
  return [...gone.map(({ name }) => `RESET ${name.split('.').map(quoteName).join('.')}`), ...set.map(settingWords)]
}

/** A range type's canonical function, and those that read and write a type, come and go with it: each needs the other. */
const comesWithType = (it: Routine, at: At): boolean =>
  at.users(it.id).some((user) => {
    const { canonical, input, output, receive, send } = user as Common & Made
    const own = user.kind === 'range' ? [canonical] : user.kind === 'base-type' ? [input, output, receive, send] : []
    return own.some((each) => each?.of === it.id)
  })

/** Functions, procedures, aggregates and window functions; overloads are told apart by their arguments. */
export const routine = defineKind({
  kind: 'routine',
  label: { one: 'routine', many: 'routines' },
  under: ['schema'],
  fields: routineFields,
  create: (it, at) => (comesWithType(it, at) ? '' : createRoutine(it, at, 'CREATE')),
  drop: (it, at) => (comesWithType(it, at) ? '' : `DROP ${routineWord(it)} ${signature(it, at)}`),
  address: (it, at) => `${routineWord(it)} ${signature(it, at)}`,
  rename: (it, was, at) =>
    `ALTER ${routineWord(it)} ${at.pathAs(it.id, was)}${inputTypes(it, at)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    form: 'rebuild',
    arguments: changeArguments,
    returns: 'rebuild',
    setOf: 'rebuild',
    language: replace,
    body: replace,
    atomic: replace,
    library: replace,
    volatility: alter((now) => [now.volatility.toUpperCase()]),
    strict: alter((now) => [now.strict ? 'STRICT' : 'CALLED ON NULL INPUT']),
    securityDefiner: alter((now) => [now.securityDefiner ? 'SECURITY DEFINER' : 'SECURITY INVOKER']),
    leakproof: alter((now) => [now.leakproof ? 'LEAKPROOF' : 'NOT LEAKPROOF']),
    parallel: alter((now) => [`PARALLEL ${now.parallel.toUpperCase()}`]),
    cost: alter((now) => [`COST ${now.cost ?? usualCost(now)}`]),
    rows: alter((now) => [`ROWS ${now.rows ?? '1000'}`]),
    support: (now, was, at) =>
      now.support
        ? alter((it) => [`SUPPORT ${it.support ? namedWords(it.support, at) : ''}`])(now, was, at)
        : replace(now, was, at),
    settings: alter(changeSettings),
    transforms: replace,
    aggregate: changeAggregate,
  },
  presence: [own('pg_proc', "pronamespace <> coalesce(to_regnamespace('schemawright_import')::oid, 0)")],
  catalog: routineCatalog,
})
