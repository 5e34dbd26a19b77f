import { type Design, type StyleOptions, sequenceName } from '#model'
import { calls, isNullDefault } from '../reading/expressions.ts'
import type { Column } from '../reading/shapes.ts'
import { isText, isWhole, plain, typeOf } from '../reading/types.ts'

export type KeyForm = 'uuid' | 'identity' | 'serial' | 'cuid' | 'bare' | 'other'

/** How a key's values come about, as its type and its default tell. `bare`: nobody but the application makes them. */
export function formOf(it: Column): KeyForm {
  if (isWhole(it)) return it.identity ? (it.identity.mode === 'serial' ? 'serial' : 'identity') : bareOr(it)
  if (plain(it) === 'uuid') return isNullDefault(it.default) ? 'bare' : 'uuid'
  return isText(it) && isNullDefault(it.default) ? 'cuid' : 'other'
}

/** A default drawn from a sequence that the column does not own numbers as a serial does. */
const bareOr = (it: Column): KeyForm =>
  isNullDefault(it.default) ? 'bare' : calls(it.default ?? '', 'nextval') ? 'serial' : 'other'

/** The forms that a strategy is content with. */
export const ACCEPTED: Readonly<Record<StyleOptions['pkStrategy'], readonly KeyForm[]>> = {
  uuid: ['uuid'],
  identity: ['identity'],
  serial: ['serial', 'identity'],
  cuid: ['cuid'],
  'uuid-or-autoinc': ['uuid', 'identity', 'serial'],
  any: ['uuid', 'identity', 'serial', 'cuid', 'bare', 'other'],
}

const COUNTING = { increment: '1', min: null, max: null, start: '1', cache: '1', cycle: false } as const

/** The type and the default that a strategy gives a key. */
export function wantedForm(
  design: Design,
  options: StyleOptions,
  key: { table: string; column: string; was?: Column },
): Pick<Column, 'type' | 'default' | 'identity'> {
  if (options.pkStrategy === 'cuid') return { type: typeOf('text'), default: null, identity: null }
  const counted = key.was && isWhole(key.was)
  if (
    options.pkStrategy === 'identity' ||
    options.pkStrategy === 'serial' ||
    (options.pkStrategy === 'uuid-or-autoinc' && counted)
  ) {
    const mode = options.pkStrategy === 'serial' ? 'serial' : 'by default'
    const sequence = key.was?.identity?.sequence ?? sequenceName(key.table, key.column)
    const type = key.was && counted ? key.was.type : typeOf('bigint')
    return { type, default: null, identity: { mode, sequence, type: null, ...COUNTING } }
  }
  return { type: typeOf('uuid'), default: design.postgres >= 18 ? 'uuidv7()' : 'gen_random_uuid()', identity: null }
}
