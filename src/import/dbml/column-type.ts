import type { Column } from '@dbml/parse'
import { type Design, emptyDesign, extensionBringing, isKnownType, parseType, type TypeRef } from '#model'

const NOTHING: Design = emptyDesign()

/** What types of other databases are in Postgres; many a file was drawn for one of those. */
const OTHERS: Readonly<Record<string, string>> = {
  tinytext: 'text',
  mediumtext: 'text',
  longtext: 'text',
  ntext: 'text',
  clob: 'text',
  nvarchar: 'varchar',
  varchar2: 'varchar',
  nvarchar2: 'varchar',
  nchar: 'char',
  tinyint: 'smallint',
  mediumint: 'integer',
  biginteger: 'bigint',
  number: 'numeric',
  double: 'double precision',
  datetime: 'timestamp',
  datetime2: 'timestamp',
  smalldatetime: 'timestamp',
  datetimeoffset: 'timestamptz',
  year: 'smallint',
  bytes: 'bytea',
  blob: 'bytea',
  tinyblob: 'bytea',
  mediumblob: 'bytea',
  longblob: 'bytea',
  binary: 'bytea',
  varbinary: 'bytea',
  image: 'bytea',
  uniqueidentifier: 'uuid',
  guid: 'uuid',
}

/** A number behind these is no length in Postgres: `int(11)`, `tinyint(1)`, `double(10,2)`. */
const WITHOUT_LENGTH =
  /^(smallint|int2?|integer|int4|bigint|int8|bool(ean)?|real|double precision|bytea|text|uuid|jsonb?|date|money)$/i

/** One number at most stands behind these. */
const ONE_NUMBER = /^(?:var)?(?:char|bit)$|^(?:character|bit)(?: varying)?$|^time/i

export type ReadType = {
  readonly type: TypeRef
  /** Like: a type of another database, read as the one that is nearest. Unknown: nothing in Postgres that it could be. */
  readonly is: 'own' | 'like' | 'unknown'
}

const TEXT: TypeRef = { name: 'text', of: null, dimensions: 0 }

/** A column's type, where it is none of the text's enums. */
export function readType({ type }: Column): ReadType {
  const said = type.type_name.trim()
  const [, word = '', args = '', behind = '', arrays = ''] =
    /^([^()[\]]+?)\s*(\([^)]*\))?\s*(with(?:out)? time zone)?\s*((?:\[\d*\]\s*)*)$/i.exec(said) ?? []
  const plain = word.replace(/\s+unsigned$/i, '')
  const other = OTHERS[plain.toLowerCase()]
  const base = other ?? plain
  if (!isKnownType(`${base} ${behind}`) && !extensionBringing('types', base)) return { type: TEXT, is: 'unknown' }
  const isTooMuch = args.includes(',') && ONE_NUMBER.test(base)
  const fitting = WITHOUT_LENGTH.test(base) || isTooMuch || /max/i.test(args) ? '' : args
  const found = parseType(NOTHING, `${base}${fitting} ${behind}${arrays}`)
  if ('error' in found) return { type: TEXT, is: 'unknown' }
  return { type: found, is: other || plain !== word || fitting !== args ? 'like' : 'own' }
}
