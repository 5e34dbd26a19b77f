import { quoteText } from '#base'
import { type Design, object } from '#model'
import { type Column, isUnique, keysUsing } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'

const VALUES: Readonly<Record<string, string>> = {
  text: `''`,
  'character varying': `''`,
  citext: `''`,
  smallint: '0',
  integer: '0',
  bigint: '0',
  numeric: '0',
  real: '0',
  'double precision': '0',
  boolean: 'false',
  date: 'CURRENT_DATE',
  'timestamp with time zone': 'now()',
  'timestamp without time zone': 'now()',
  json: `'{}'`,
  jsonb: `'{}'`,
  uuid: 'gen_random_uuid()',
}

/** What rows that have nothing in a column may be given for a start; null where none would do for several, or its table says more. */
export function emptyValue(design: Design, it: Column): string | null {
  if (it.default) return it.default
  if (!it.parent || it.generated || it.identity || keysUsing(design, it).length > 0) return null
  if (isUnique(design, it.parent, [it.id])) return plain(it) === 'uuid' ? 'gen_random_uuid()' : null
  const type = it.type.of && it.type.dimensions === 0 ? object(design, it.type.of) : null
  if (type?.kind === 'enum') return type.values[0] ? quoteText(type.values[0].label) : null
  return it.type.dimensions > 0 ? `'{}'` : (VALUES[plain(it)] ?? null)
}
