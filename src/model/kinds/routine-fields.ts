import * as v from 'valibot'
import { bareName, bodyText, key, routineRef, sqlBody, sqlText, sqlWords, typeRef } from '../fields.ts'
import type { ObjectWith } from '../kind-spec.ts'

/** A floating point number as Postgres prints it, in whatever length. */
const estimate = () => v.nullable(v.pipe(v.string(), v.regex(/^\d+(\.\d+)?(e\+?\d+)?$/, 'is not a number')))
const space = () => v.pipe(v.number(), v.integer(), v.minValue(0))
const finalModify = () => v.picklist(['read only', 'shareable', 'read write'])

const argument = v.strictObject({
  mode: v.picklist(['in', 'out', 'inout', 'variadic', 'table']),
  /** Empty for an argument that is only known by its place. */
  name: v.string(),
  type: typeRef(),
  default: v.nullable(sqlText()),
})
export type Argument = v.InferOutput<typeof argument>

/** Arguments that a caller gives: what tells overloads apart. The others are what it gets. */
export const isInput = (it: Pick<Argument, 'mode'>): boolean => it.mode !== 'out' && it.mode !== 'table'

const aggregate = v.strictObject({
  sort: v.picklist(['normal', 'ordered-set', 'hypothetical-set']),
  /** How many of the arguments of an ordered set come before ORDER BY. */
  direct: space(),
  step: routineRef(),
  stateType: typeRef(),
  /** Roughly how many bytes the state takes; 0 for as many as its type says. */
  stateSpace: space(),
  final: v.nullable(routineRef()),
  /** The final function is given the arguments' types as well. */
  finalExtra: v.boolean(),
  finalModify: finalModify(),
  combine: v.nullable(routineRef()),
  serialize: v.nullable(routineRef()),
  deserialize: v.nullable(routineRef()),
  initial: v.nullable(v.string()),
  movingStep: v.nullable(routineRef()),
  movingInverse: v.nullable(routineRef()),
  movingStateType: v.nullable(typeRef()),
  movingStateSpace: space(),
  movingFinal: v.nullable(routineRef()),
  movingFinalExtra: v.boolean(),
  movingFinalModify: finalModify(),
  movingInitial: v.nullable(v.string()),
  /** The operator by which it can be had from an index, as OPERATOR() takes it. */
  sortOperator: v.nullable(sqlWords()),
})
export type Aggregate = v.InferOutput<typeof aggregate>

export const routineFields = {
  form: v.picklist(['function', 'procedure', 'aggregate', 'window']),
  arguments: key(v.array(argument), (all) => all.filter(isInput).map((it) => it.type)),
  /** Null where its arguments say what comes back, and for procedures and aggregates. */
  returns: v.nullable(typeRef()),
  setOf: v.boolean(),
  language: bareName(),
  /** The body as the language takes it; a symbol's name for C and internal ones. Null with `atomic` and for aggregates. */
  body: v.nullable(bodyText()),
  /** A body of SQL that Postgres itself understands and tracks: `BEGIN ATOMIC … END` or `RETURN …`. */
  atomic: v.nullable(sqlBody()),
  /** The file that a C routine is in. */
  library: v.nullable(v.string()),
  volatility: v.picklist(['immutable', 'stable', 'volatile']),
  /** Null as soon as one of its arguments is, without being called. */
  strict: v.boolean(),
  securityDefiner: v.boolean(),
  leakproof: v.boolean(),
  parallel: v.picklist(['unsafe', 'restricted', 'safe']),
  /** Null for what Postgres assumes. */
  cost: estimate(),
  rows: estimate(),
  support: v.nullable(routineRef()),
  /** Settings that hold while it runs. */
  settings: v.array(
    v.strictObject({
      name: v.pipe(v.string(), v.regex(/^[a-z_][\w.$]*$/i, 'is not the name of a setting')),
      value: v.string(),
    }),
  ),
  /** Types whose values are handed over as the language's own. */
  transforms: v.array(typeRef()),
  aggregate: v.nullable(aggregate),
}
export type Routine = ObjectWith<'routine', typeof routineFields>
