import { quoteName } from '#base'
import type { PrismaValue } from '#languages'
import { shortTypeName, type TypeRef } from '#model'
import { jsonbText, momentText } from '../literals.ts'
import type { Enum } from './models.ts'

/** What a literal becomes: the column's type, and its enum where that is one of the text's. */
export type Target = { readonly type: TypeRef; readonly enumeration: Enum | null }

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const bareType = ({ name }: TypeRef): string => name.replace(/\([^)]*\)/, '')

/** An enum's name as SQL says it, wherever the search path leads. */
const enumName = ({ schema, name }: Enum): string =>
  schema === 'public' ? quoteName(name) : `${quoteName(schema)}.${quoteName(name)}`

/** The SQL of a literal as the catalog has it; null where the literal is none of this type. */
export function literalSql(value: PrismaValue, target: Target): string | null {
  if (value.sort === 'list') {
    const items = value.items.map((it) => itemSql(it, target))
    if (items.includes(null)) return null
    const list = `ARRAY[${items.join(', ')}]`
    return items.length === 0 ? `${list}::${castName(target)}[]` : list
  }
  return scalarSql(value, target)
}

const castName = ({ type, enumeration }: Target): string => (enumeration ? enumName(enumeration) : type.name)

/** Within an array a literal tells its type. */
function itemSql(value: PrismaValue, target: Target): string | null {
  const sql = scalarSql(value, target)
  const name = castName(target)
  // The engine casts the array, which Postgres does to each number in it.
  if (sql !== null && name === 'double precision' && /^\d/.test(sql)) return `(${sql})::${name}`
  if (sql === null || !sql.startsWith("'") || sql.includes("'::")) return sql
  return `${sql}::${bareType(target.type) === 'character' ? 'bpchar' : name}`
}

function scalarSql(value: PrismaValue, { type, enumeration }: Target): string | null {
  if (enumeration) {
    const label = value.sort === 'name' ? enumeration.values.get(value.text) : undefined
    return label === undefined ? null : quoted(label)
  }
  const base = shortTypeName(bareType(type))
  if (value.sort === 'name') return /^(true|false)$/.test(value.text) && base === 'boolean' ? value.text : null
  if (value.sort === 'number') return numberSql(value.text, base)
  return value.sort === 'string' ? textSql(value.text, base) : null
}

const NUMBERS = ['smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric', 'money', 'oid']

function numberSql(text: string, base: string): string | null {
  if (!NUMBERS.includes(base)) return null
  if (text.includes('.')) return text
  const size = BigInt(text) < 0n ? -BigInt(text) : BigInt(text)
  if (size < 2n ** 31n || size >= 2n ** 63n) return text
  return base === 'bigint' ? quoted(text) : `${quoted(text)}::bigint`
}

function textSql(text: string, base: string): string | null {
  switch (base) {
    case 'bytea': {
      const hex = hexOf(text)
      return hex === null ? null : quoted(`\\x${hex}`)
    }
    case 'jsonb': {
      const json = jsonbText(text)
      return json === null ? null : quoted(json)
    }
    case 'date':
    case 'timestamp':
    case 'timestamptz':
    case 'time':
    case 'timetz': {
      const moment = momentText(text, base)
      return moment === null ? null : quoted(moment)
    }
    case 'numeric': {
      const digits = digitsOf(text)
      return digits === null ? null : numberSql(digits, base)
    }
    case 'bit':
      return `${quoted(text)}::"bit"`
    case 'uuid':
      return quoted(text.toLowerCase())
    default:
      return NUMBERS.includes(base) || base === 'boolean' ? null : quoted(text)
  }
}

/** A number without an exponent; null where a text is none, or one that no column holds. */
function digitsOf(text: string): string | null {
  const [, sign, whole = '', part = '', exponent = '0'] =
    /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text) ?? []
  if (sign === undefined) return null
  const by = Number(exponent)
  const all = `${'0'.repeat(Math.max(0, -by))}${whole}${part}${'0'.repeat(Math.max(0, by - part.length))}`
  const at = all.length - Math.max(0, part.length - by)
  const fraction = all.slice(at)
  const made = `${all.slice(0, at).replace(/^0+(?=\d)/, '')}${fraction ? `.${fraction}` : ''}`
  return `${sign === '-' ? '-' : ''}${made}`
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes in Base64 as hexadecimal digits; this floor has neither Buffer nor atob. */
function hexOf(text: string): string | null {
  const signs = text.replace(/=+$/, '')
  if (!/^[A-Za-z0-9+/]*$/.test(signs)) return null
  let [hex, bits, count] = ['', 0, 0]
  for (const sign of signs) {
    bits = ((bits << 6) | DIGITS.indexOf(sign)) & 0xfffff
    count += 6
    if (count < 8) continue
    count -= 8
    hex += ((bits >> count) & 255).toString(16).padStart(2, '0')
  }
  return hex
}
