import { quoteText } from '#base'
import type { RoutineRef } from '../fields.ts'
import type { At } from '../kind-spec.ts'
import { namedWords } from './named-words.ts'
import { argumentWords } from './routine-arguments.ts'
import type { Aggregate, Routine } from './routine-fields.ts'

/** The arguments in brackets: `(*)`, `(x integer)`, or with those of an ordered set after ORDER BY. */
function argumentsOf(it: Routine, of: Aggregate, at: At): string {
  const words = it.arguments.map((each) => argumentWords(each, at))
  if (of.sort === 'normal') return words.length === 0 ? '(*)' : `(${words.join(', ')})`
  const ordered = words.slice(of.direct)
  // VARIADIC "any" stands on both sides at once when it is all there is (manual: CREATE AGGREGATE).
  const after = ordered.length > 0 ? ordered : words.slice(-1)
  return `(${[words.slice(0, of.direct).join(', '), `ORDER BY ${after.join(', ')}`].filter(Boolean).join(' ')})`
}

const MODIFY = { 'read only': 'READ_ONLY', shareable: 'SHAREABLE', 'read write': 'READ_WRITE' } as const

/** What CREATE AGGREGATE says after the name. */
export function aggregateWords(it: Routine, at: At): string {
  const of = it.aggregate
  if (!of) return '()'
  const routine = (word: string, ref: RoutineRef | null) => (ref ? [`${word} = ${namedWords(ref, at)}`] : [])
  const usual = of.sort === 'normal' ? 'read only' : 'read write'
  const options = [
    ...routine('SFUNC', of.step),
    `STYPE = ${at.type(of.stateType)}`,
    ...(of.stateSpace > 0 ? [`SSPACE = ${of.stateSpace}`] : []),
    ...routine('FINALFUNC', of.final),
    ...(of.finalExtra ? ['FINALFUNC_EXTRA'] : []),
    ...(of.finalModify === usual ? [] : [`FINALFUNC_MODIFY = ${MODIFY[of.finalModify]}`]),
    ...routine('COMBINEFUNC', of.combine),
    ...routine('SERIALFUNC', of.serialize),
    ...routine('DESERIALFUNC', of.deserialize),
    ...(of.initial === null ? [] : [`INITCOND = ${quoteText(of.initial)}`]),
    ...routine('MSFUNC', of.movingStep),
    ...routine('MINVFUNC', of.movingInverse),
    ...(of.movingStateType ? [`MSTYPE = ${at.type(of.movingStateType)}`] : []),
    ...(of.movingStateSpace > 0 ? [`MSSPACE = ${of.movingStateSpace}`] : []),
    ...routine('MFINALFUNC', of.movingFinal),
    ...(of.movingFinalExtra ? ['MFINALFUNC_EXTRA'] : []),
    ...(of.movingStep && of.movingFinalModify !== usual ? [`MFINALFUNC_MODIFY = ${MODIFY[of.movingFinalModify]}`] : []),
    ...(of.movingInitial === null ? [] : [`MINITCOND = ${quoteText(of.movingInitial)}`]),
    ...(of.sortOperator ? [`SORTOP = OPERATOR(${of.sortOperator})`] : []),
    ...(it.parallel === 'unsafe' ? [] : [`PARALLEL = ${it.parallel.toUpperCase()}`]),
    ...(of.sort === 'hypothetical-set' ? ['HYPOTHETICAL'] : []),
  ]
  return `${argumentsOf(it, of, at)} (\n${options.map((each) => `  ${each}`).join(',\n')}\n)`
}
