import type { NamedRef } from '../fields.ts'
import type { At } from '../kind-spec.ts'
import { isOwnRoutine, refJson } from './catalog-words.ts'
import { isRoutine, signature } from './routine-words.ts'

/** A routine with its argument types, where its name alone is not enough. */
export function calledWords(it: NamedRef, at: At): string {
  const own = it.of ? at.object(it.of) : null
  return own && isRoutine(own) ? signature(own, at) : it.name
}

/** A routine as a namedRef whose name, where it has one, says the argument types. Null for 0. */
export const calledJson = (oid: string): string => `
  case when ${oid} <> 0 then jsonb_build_object(
    'name', case when ${isOwnRoutine(oid)} then '' else ${oid}::regprocedure::text end,
    'of', case when ${isOwnRoutine(oid)} then ${refJson('pg_proc', oid)} end) end`

/** The ids among these references. */
export const idsOf = (...all: readonly (NamedRef | { readonly of: NamedRef['of'] } | null | undefined)[]) =>
  all.flatMap((it) => it?.of ?? [])
