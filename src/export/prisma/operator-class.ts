import { NAMED_CLASSES, quote, spelledClass } from '#languages'
import type { FieldType } from './field-type.ts'

/** What btree_gin and btree_gist call their class for a scalar; Prisma refuses such a column without one. */
const SCALARS: Readonly<Record<string, string>> = {
  smallint: 'int2_ops',
  integer: 'int4_ops',
  bigint: 'int8_ops',
  real: 'float4_ops',
  'double precision': 'float8_ops',
  numeric: 'numeric_ops',
  money: 'money_ops',
  text: 'text_ops',
  varchar: 'text_ops',
  char: 'bpchar_ops',
  bpchar: 'bpchar_ops',
  '"char"': 'char_ops',
  boolean: 'bool_ops',
  date: 'date_ops',
  time: 'time_ops',
  timetz: 'timetz_ops',
  timestamp: 'timestamp_ops',
  timestamptz: 'timestamptz_ops',
  bit: 'bit_ops',
  varbit: 'varbit_ops',
  uuid: 'uuid_ops',
  bytea: 'bytea_ops',
  inet: 'inet_ops',
  oid: 'oid_ops',
}

const GIST: Readonly<Record<string, string>> = { varbit: 'gist_vbit_ops', money: 'gist_cash_ops' }

/** What stands after `ops:` for a key of an index, or null where nothing may or need. A btree's is never said: it drifts. */
export function operatorClass(method: string, given: string | null, field: FieldType): string | null {
  const named = NAMED_CLASSES[method]
  if (!named) return null
  // The differ reads a class without its schema and its parameters.
  const bare = given?.replace(/\s*\(.*\)$/s, '').replace(/^(?:"(?:[^"]|"")*"|[^."]*)\./, '')
  if (bare) return named.includes(bare) ? spelledClass(bare) : `raw(${quote(bare)})`
  if (field.list || !field.supported || method === 'brin' || method === 'spgist') return null
  const scalar = field.type.enumeration ? 'enum_ops' : SCALARS[field.type.base]
  if (!scalar) return null
  return `raw(${quote(method === 'gin' ? scalar : (GIST[field.type.base] ?? `gist_${scalar}`))})`
}
