import { quoteName } from '#base'
import type { RoutineRef } from '../fields.ts'
import type { At } from '../kind-spec.ts'
import type { Argument } from './routine-fields.ts'

/** A routine by its name alone, as options of other objects name it. */
export const routineWords = (it: RoutineRef, at: At): string => (it.of ? at.path(it.of) : it.name)

/** One argument, as CREATE FUNCTION declares it. */
export const argumentWords = (it: Argument, at: At): string =>
  [
    it.mode === 'in' || it.mode === 'table' ? '' : `${it.mode.toUpperCase()} `,
    it.name === '' ? '' : `${quoteName(it.name)} `,
    at.type(it.type),
    it.default ? ` DEFAULT ${it.default}` : '',
  ].join('')
