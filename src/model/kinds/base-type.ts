import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { type RoutineRef, routineRef, typeRef } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { idsOf } from './called.ts'
import { isUserSchema, own, ref, routineJson, typeJoins, typeJson } from './catalog-words.ts'
import { namedWords } from './named-words.ts'
import { createRoutine, isRoutine } from './routine-words.ts'

const fields = {
  input: routineRef(),
  output: routineRef(),
  /** From and to the wire's binary form. */
  receive: v.nullable(routineRef()),
  send: v.nullable(routineRef()),
  /** What a modifier in parentheses means, and how it is printed. */
  modifierIn: v.nullable(routineRef()),
  modifierOut: v.nullable(routineRef()),
  analyze: v.nullable(routineRef()),
  subscript: v.nullable(routineRef()),
  /** Bytes; -1 where each value says its own length, -2 where a zero byte ends it. */
  length: v.pipe(v.number(), v.integer(), v.minValue(-2)),
  byValue: v.boolean(),
  alignment: v.picklist(['char', 'int2', 'int4', 'double']),
  storage: v.picklist(['plain', 'external', 'extended', 'main']),
  /** One letter by which Postgres prefers one implicit cast to another. */
  category: v.pipe(v.string(), v.length(1)),
  preferred: v.boolean(),
  default: v.nullable(v.string()),
  /** What its subscripts give, where it is an array of its own sort. */
  element: v.nullable(typeRef()),
  /** Between the elements of an array of it. */
  delimiter: v.pipe(v.string(), v.length(1)),
  collatable: v.boolean(),
}
type BaseType = ObjectWith<'base-type', typeof fields>

/** The functions that take the type or give it: they come and go with it, since each needs the other. */
const ownFunctions = (it: BaseType): readonly RoutineRef[] =>
  [it.input, it.output, it.receive, it.send].flatMap((each) => each ?? [])

const functions = (it: BaseType, at: At): string[] => {
  const said: readonly (readonly [string, RoutineRef | null])[] = [
    ['INPUT', it.input],
    ['OUTPUT', it.output],
    ['RECEIVE', it.receive],
    ['SEND', it.send],
    ['TYPMOD_IN', it.modifierIn],
    ['TYPMOD_OUT', it.modifierOut],
    ['ANALYZE', it.analyze],
    ['SUBSCRIPT', it.subscript],
  ]
  return said.flatMap(([word, called]) => (called ? [`${word} = ${namedWords(called, at)}`] : []))
}

const form = (it: BaseType, at: At): string[] => [
  ...(it.length === -1 ? [] : [`INTERNALLENGTH = ${it.length}`]),
  ...(it.byValue ? ['PASSEDBYVALUE'] : []),
  ...(it.alignment === 'int4' ? [] : [`ALIGNMENT = ${it.alignment}`]),
  ...(it.storage === 'plain' ? [] : [`STORAGE = ${it.storage}`]),
  ...(it.category === 'U' ? [] : [`CATEGORY = ${quoteText(it.category)}`]),
  ...(it.preferred ? ['PREFERRED = true'] : []),
  ...(it.default === null ? [] : [`DEFAULT = ${quoteText(it.default)}`]),
  ...(it.element ? [`ELEMENT = ${at.type(it.element)}`] : []),
  ...(it.delimiter === ',' ? [] : [`DELIMITER = ${quoteText(it.delimiter)}`]),
  ...(it.collatable ? ['COLLATABLE = true'] : []),
]

const set =
  (word: string, of: (it: BaseType) => RoutineRef | null) =>
  (now: BaseType, _was: BaseType, at: At): readonly string[] => {
    const called = of(now)
    return [`ALTER TYPE ${at.path(now.id)} SET (${word} = ${called ? namedWords(called, at) : 'NONE'})`]
  }

const fn = (column: string) => routineJson(`t.${column}::oid`)

/** A type with functions of its own that read and write its values, as C libraries bring it. */
export const baseType = defineKind({
  kind: 'base-type',
  label: { one: 'base type', many: 'base types' },
  under: ['schema'],
  fields,
  needs: (it) => idsOf(it.modifierIn, it.modifierOut, it.analyze, it.subscript, it.element),
  create: (it, at) => {
    const own = ownFunctions(it).flatMap((each) => {
      const routine = each.of ? at.object(each.of) : null
      return routine && isRoutine(routine) ? [`${createRoutine(routine, at, 'CREATE')};\n`] : []
    })
    const options = [...functions(it, at), ...form(it, at)].map((each) => `  ${each}`).join(',\n')
    return `CREATE TYPE ${at.path(it.id)};\n${own.join('')}CREATE TYPE ${at.path(it.id)} (\n${options}\n)`
  },
  // Its functions refer to it before it is whole; nothing is left to say once they do.
  settle: () => [],
  drop: (it, at) => `DROP TYPE ${at.path(it.id)} CASCADE`,
  address: (it, at) => `TYPE ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER TYPE ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    input: 'rebuild',
    output: 'rebuild',
    receive: 'rebuild',
    send: 'rebuild',
    modifierIn: set('TYPMOD_IN', (it) => it.modifierIn),
    modifierOut: set('TYPMOD_OUT', (it) => it.modifierOut),
    analyze: set('ANALYZE', (it) => it.analyze),
    subscript: set('SUBSCRIPT', (it) => it.subscript),
    length: 'rebuild',
    byValue: 'rebuild',
    alignment: 'rebuild',
    // ALTER TYPE says it of new columns only (manual: ALTER TYPE).
    storage: 'rebuild',
    category: 'rebuild',
    preferred: 'rebuild',
    default: 'rebuild',
    element: 'rebuild',
    delimiter: 'rebuild',
    collatable: 'rebuild',
  },
  presence: [own('pg_type', "typtype = 'b' and typinput <> 'array_in'::regproc")],
  catalog: `select ${ref('pg_type', 't.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, t.typname as name,
      t.oid::int8 as ord, jsonb_build_object('input', ${fn('typinput')}, 'output', ${fn('typoutput')},
        'receive', ${fn('typreceive')}, 'send', ${fn('typsend')}, 'modifierIn', ${fn('typmodin')},
        'modifierOut', ${fn('typmodout')}, 'analyze', ${fn('typanalyze')},
        'subscript', case when t.typelem <> 0 and t.typsubscript = 'raw_array_subscript_handler'::regproc then null
          else ${fn('typsubscript')} end,
        'length', t.typlen, 'byValue', t.typbyval,
        'alignment', case t.typalign when 'c' then 'char' when 's' then 'int2' when 'd' then 'double' else 'int4' end,
        'storage', case t.typstorage when 'e' then 'external' when 'x' then 'extended' when 'm' then 'main' else 'plain' end,
        'category', t.typcategory, 'preferred', t.typispreferred, 'default', t.typdefault,
        'element', case when t.typelem <> 0 then ${typeJson({ oid: 't.typelem', typmod: 'null', dimensions: '1' }, 'y', 'e')} end,
        'delimiter', t.typdelim, 'collatable', t.typcollation <> 0) as fields
    from pg_type t join pg_namespace n on n.oid = t.typnamespace ${typeJoins('t.typelem', 'y', 'e').replace('join', 'left join')}
    where t.typtype = 'b' and not exists (select from pg_type a where a.typarray = t.oid) and ${isUserSchema('n.nspname')}`,
})
