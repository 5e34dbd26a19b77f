import type { FieldType } from './field-type.ts'
import { quote } from './words.ts'

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

/** What stands after `ops:` for a key of an index, or null where nothing may or need. A btree's is never said: it drifts. */
export function operatorClass(method: string, given: string | null, field: FieldType): string | null {
  if (!['gin', 'gist', 'spgist', 'brin'].includes(method)) return null
  if (given) return `raw(${quote(given)})`
  if (field.list || !field.supported) return null
  const scalar = field.type.enumeration ? 'enum_ops' : SCALARS[field.type.base]
  if (!scalar) return null
  if (method === 'gin') return `raw(${quote(scalar)})`
  if (method === 'gist')
    return `raw(${quote(field.type.base === 'inet' ? 'gist_inet_ops' : `gist_${scalar.replace('varbit', 'vbit').replace('money', 'cash')}`)})`
  return null
}
