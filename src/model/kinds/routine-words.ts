import { dollarQuoted, quoteName, quoteText } from '#base'
import type { At } from '../kind-spec.ts'
import { aggregateWords } from './aggregate-words.ts'
import { namedWords } from './named-words.ts'
import { argumentWords } from './routine-arguments.ts'
import { isInput, type Routine } from './routine-fields.ts'

const WORD = { function: 'FUNCTION', window: 'FUNCTION', procedure: 'PROCEDURE', aggregate: 'AGGREGATE' } as const
export const routineWord = (it: Pick<Routine, 'form'>): string => WORD[it.form]

export const isRoutine = (it: { readonly kind: string } | null): it is Routine => it?.kind === 'routine'

/** The types in brackets that tell it from its overloads. */
export const inputTypes = (it: Pick<Routine, 'form' | 'arguments'>, at: At): string => {
  const types = it.arguments.filter(isInput).map((each) => at.type(each.type))
  return types.length === 0 && it.form === 'aggregate' ? '(*)' : `(${types.join(', ')})`
}

/** A routine with its argument types: `f(integer)`, whose name alone may mean several. */
export const signature = (it: Pick<Routine, 'form' | 'arguments' | 'id'>, at: At): string =>
  `${at.path(it.id)}${inputTypes(it, at)}`

/** What it gives back; empty where its arguments say so. */
function resultWords(it: Routine, at: At): string {
  const [columns, outs] = [
    it.arguments.filter((each) => each.mode === 'table'),
    it.arguments.filter((each) => each.mode === 'out' || each.mode === 'inout'),
  ]
  if (columns.length > 0) return ` RETURNS TABLE(${columns.map((each) => argumentWords(each, at)).join(', ')})`
  const set = it.setOf ? 'SETOF ' : ''
  if (it.returns) return ` RETURNS ${set}${at.type(it.returns)}`
  const [only] = outs
  return it.setOf && only ? ` RETURNS SETOF ${outs.length > 1 ? 'record' : at.type(only.type)}` : ''
}

/** Settings whose value is a list of names, which SET takes one by one (GUC_LIST_QUOTE). */
const LISTS: ReadonlySet<string> = new Set([
  'search_path',
  'temp_tablespaces',
  'local_preload_libraries',
  'session_preload_libraries',
  'shared_preload_libraries',
  'unix_socket_directories',
])

export function settingWords({ name, value }: Routine['settings'][number]): string {
  const words = LISTS.has(name.toLowerCase())
    ? [...value.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)].map((found) =>
        quoteText(found[1] === undefined ? found[0] : found[1].replaceAll('""', '"')),
      )
    : [quoteText(value)]
  return `SET ${name.split('.').map(quoteName).join('.')} TO ${words.join(', ') || "''"}`
}

export const usualCost = (it: Pick<Routine, 'language'>): string =>
  it.language === 'c' || it.language === 'internal' ? '1' : '100'

function bodyWords(it: Routine): string {
  if (it.atomic !== null) return `\n${it.atomic}`
  const body = it.body ?? ''
  if (it.library !== null) return ` AS ${quoteText(it.library)}, ${quoteText(body)}`
  return it.language === 'internal' ? ` AS ${quoteText(body)}` : `\nAS ${dollarQuoted(body)}`
}

const attributes = (it: Routine, at: At): readonly string[] => [
  ...(it.transforms.length > 0
    ? [`TRANSFORM ${it.transforms.map((type) => `FOR TYPE ${at.type(type)}`).join(', ')}`]
    : []),
  ...(it.form === 'window' ? ['WINDOW'] : []),
  ...(it.volatility === 'volatile' ? [] : [it.volatility.toUpperCase()]),
  ...(it.strict ? ['STRICT'] : []),
  ...(it.leakproof ? ['LEAKPROOF'] : []),
  ...(it.securityDefiner ? ['SECURITY DEFINER'] : []),
  ...(it.parallel === 'unsafe' ? [] : [`PARALLEL ${it.parallel.toUpperCase()}`]),
  ...(it.cost ? [`COST ${it.cost}`] : []),
  ...(it.rows ? [`ROWS ${it.rows}`] : []),
  ...(it.support ? [`SUPPORT ${namedWords(it.support, at)}`] : []),
  ...it.settings.map(settingWords),
]

/** The statement that makes a routine, or makes it over where it is there. */
export function createRoutine(it: Routine, at: At, create: 'CREATE' | 'CREATE OR REPLACE'): string {
  const head = `${create} ${routineWord(it)} ${at.path(it.id)}`
  if (it.form === 'aggregate') return `${head}${aggregateWords(it, at)}`
  const given = it.arguments.filter((each) => each.mode !== 'table').map((each) => argumentWords(each, at))
  const words = [`LANGUAGE ${quoteName(it.language)}`, ...attributes(it, at)].join(' ')
  return `${head}(${given.join(', ')})${resultWords(it, at)}\n${words}${bodyWords(it)}`
}
