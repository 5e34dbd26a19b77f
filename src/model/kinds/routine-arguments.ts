import { quoteName } from '#base'
import type { At } from '../kind-spec.ts'
import type { Argument } from './routine-fields.ts'

/** One argument, as CREATE FUNCTION declares it. */
export const argumentWords = (it: Argument, at: At): string =>
  [
    it.mode === 'in' || it.mode === 'table' ? '' : `${it.mode.toUpperCase()} `,
    it.name === '' ? '' : `${quoteName(it.name)} `,
    at.type(it.type),
    it.default ? ` DEFAULT ${it.default}` : '',
  ].join('')
