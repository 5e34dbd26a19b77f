import { argAt, type Calling, flagOf, pathOf, type Value } from './values.ts'

const digits = (value: Value | undefined): string | null =>
  value?.is === 'number' && /^-?\d+$/.test(value.text) ? value.text : null

const zoned = (call: Calling | null, place: number): boolean =>
  call !== null && flagOf(argAt(call, place, 'timezone')) === true

/** `String(50)` → `varchar(50)`. */
const sized =
  (name: string, bare = name) =>
  (call: Calling | null): string => {
    const size = call && digits(argAt(call, 0, 'length'))
    return size ? `${name}(${size})` : bare
  }
const numeric = (call: Calling | null): string => {
  const [precision, scale] = call ? [digits(argAt(call, 0, 'precision')), digits(argAt(call, 1, 'scale'))] : []
  return precision ? `numeric(${precision}${scale ? `,${scale}` : ''})` : 'numeric'
}
const float = (call: Calling | null): string => {
  const precision = call && digits(argAt(call, 0, 'precision'))
  return precision === null ? 'double precision' : Number(precision) <= 24 ? 'real' : 'double precision'
}
/** `TIMESTAMP(timezone=True, precision=3)`. */
const moment =
  (name: 'timestamp' | 'time') =>
  (call: Calling | null): string => {
    const precision = call && digits(argAt(call, 1, 'precision'))
    return `${name}${precision ? `(${precision})` : ''}${zoned(call, 0) ? ' with time zone' : ''}`
  }
const interval = (call: Calling | null): string => {
  const fields = call && argAt(call, 1, 'fields')
  const precision = call && digits(argAt(call, 0, 'precision'))
  return `interval${fields?.is === 'text' ? ` ${fields.text.toLowerCase()}` : ''}${precision ? `(${precision})` : ''}`
}
const bits = (call: Calling | null): string => {
  const varying = call !== null && flagOf(argAt(call, 1, 'varying')) === true
  const size = call && digits(argAt(call, 0, 'length'))
  return `bit${varying ? ' varying' : ''}${size ? `(${size})` : varying ? '' : '(1)'}`
}
const dimensioned =
  (name: string) =>
  (call: Calling | null): string => {
    const size = call && digits(argAt(call, 0, 'dim'))
    return size ? `${name}(${size})` : name
  }
const shape =
  (name: string) =>
  (call: Calling | null): string => {
    const kind = call && argAt(call, 0, 'geometry_type')
    const place = call && digits(argAt(call, 1, 'srid'))
    return `${name}(${kind?.is === 'text' ? kind.text.toLowerCase() : 'geometry'}${place ? `,${place}` : ',-1'})`
  }
const plain = (name: string) => (): string => name

const MADE: Readonly<Record<string, (call: Calling | null) => string>> = {
  String: sized('varchar'),
  VARCHAR: sized('varchar'),
  Unicode: sized('varchar'),
  NVARCHAR: sized('varchar'),
  AutoString: sized('varchar'),
  CHAR: sized('char', 'char(1)'),
  NCHAR: sized('char', 'char(1)'),
  Numeric: numeric,
  NUMERIC: numeric,
  DECIMAL: numeric,
  Float: float,
  FLOAT: float,
  DateTime: (call) => (zoned(call, 0) ? 'timestamp with time zone' : 'timestamp'),
  DATETIME: moment('timestamp'),
  TIMESTAMP: moment('timestamp'),
  Time: (call) => (zoned(call, 0) ? 'time with time zone' : 'time'),
  TIME: moment('time'),
  Interval: (call) => {
    const precision = call && digits(argAt(call, 1, 'second_precision'))
    return precision ? `interval(${precision})` : 'interval'
  },
  INTERVAL: interval,
  BIT: bits,
  LargeBinary: plain('bytea'),
  BLOB: plain('bytea'),
  BINARY: plain('bytea'),
  VARBINARY: plain('bytea'),
  PickleType: plain('bytea'),
  DOUBLE_PRECISION: plain('double precision'),
  Double: plain('double precision'),
  DOUBLE: plain('double precision'),
  Boolean: plain('boolean'),
  Integer: plain('integer'),
  INTEGER: plain('integer'),
  INT: plain('integer'),
  SmallInteger: plain('smallint'),
  SMALLINT: plain('smallint'),
  BigInteger: plain('bigint'),
  BIGINT: plain('bigint'),
  UnicodeText: plain('text'),
  Text: plain('text'),
  TEXT: plain('text'),
  CLOB: plain('text'),
  Uuid: (call) => (call && flagOf(argAt(call, 1, 'native_uuid')) === false ? 'char(32)' : 'uuid'),
  GUID: plain('uuid'),
}

/** Types of SQLAlchemy's whose name is Postgres'. */
const SAME = new Set(
  `Date DATE BOOLEAN REAL UUID JSON JSONB BYTEA INET CIDR MACADDR MACADDR8 TSVECTOR TSQUERY HSTORE OID MONEY REGCLASS
  REGCONFIG CITEXT JSONPATH XML INT4RANGE INT8RANGE NUMRANGE DATERANGE TSRANGE TSTZRANGE INT4MULTIRANGE INT8MULTIRANGE
  NUMMULTIRANGE DATEMULTIRANGE TSMULTIRANGE TSTZMULTIRANGE`.split(/\s+/),
)

/** What other libraries bring for SQLAlchemy. */
const BROUGHT: Readonly<Record<string, (call: Calling | null) => string>> = {
  'pgvector.sqlalchemy.Vector': dimensioned('vector'),
  'pgvector.sqlalchemy.HALFVEC': dimensioned('halfvec'),
  'pgvector.sqlalchemy.SPARSEVEC': dimensioned('sparsevec'),
  'pgvector.sqlalchemy.BIT': dimensioned('bit'),
  'geoalchemy2.Geometry': shape('geometry'),
  'geoalchemy2.Geography': shape('geography'),
  'geoalchemy2.types.Geometry': shape('geometry'),
  'sqlalchemy_utils.UUIDType': plain('uuid'),
  'sqlalchemy_utils.EmailType': sized('varchar', 'varchar(255)'),
  'sqlalchemy_utils.URLType': plain('text'),
  'sqlalchemy_utils.JSONType': plain('json'),
  'sqlalchemy_utils.LtreeType': plain('ltree'),
  'sqlalchemy_utils.TSVectorType': plain('tsvector'),
  'sqlalchemy_utils.CurrencyType': plain('varchar(3)'),
  'sqlalchemy_utils.CountryType': plain('varchar(2)'),
  'sqlalchemy_utils.LocaleType': plain('varchar(10)'),
  'sqlalchemy_utils.ColorType': plain('varchar(20)'),
  'sqlalchemy_utils.TimezoneType': plain('varchar(50)'),
  'sqlalchemy_utils.IPAddressType': plain('varchar(50)'),
  'sqlalchemy_utils.ScalarListType': plain('text'),
  'sqlalchemy_utils.StringEncryptedType': plain('varchar'),
  'sqlalchemy_utils.EncryptedType': plain('bytea'),
  'sqlalchemy_utils.PasswordType': plain('bytea'),
  'sqlalchemy_utils.ArrowType': (call) => (zoned(call, 0) ? 'timestamp with time zone' : 'timestamp'),
  'sqlalchemy_utils.DateRangeType': plain('daterange'),
  'sqlalchemy_utils.DateTimeRangeType': plain('tsrange'),
  'sqlalchemy_utils.IntRangeType': plain('int4range'),
  'sqlalchemy_utils.Int8RangeType': plain('int8range'),
  'sqlalchemy_utils.NumericRangeType': plain('numrange'),
  'sqlalchemy_utils.PhoneNumberType': sized('varchar', 'varchar(20)'),
  'advanced_alchemy.types.DateTimeUTC': plain('timestamp with time zone'),
  'advanced_alchemy.types.GUID': plain('uuid'),
  'advanced_alchemy.types.JsonB': plain('jsonb'),
  'advanced_alchemy.types.BigIntIdentity': plain('bigint'),
}

/** How Postgres spells a type of a library's; null where it is none that is known. */
export function spelledType(value: Value): string | null {
  const path = pathOf(value)
  if (path === null) return null
  const call = value.is === 'call' ? value : null
  const brought = BROUGHT[path]
  if (brought) return brought(call)
  const [, name = ''] = /^(?:sa|pg|sqlmodel)\.(\w+)$/.exec(path) ?? []
  const made = Object.hasOwn(MADE, name) ? MADE[name] : undefined
  if (made) return made(call)
  return SAME.has(name) ? name.toLowerCase() : null
}

/** What Python's own types are to SQLModel and to SQLAlchemy's `Mapped`. */
export const PYTHON: Readonly<Record<string, string>> = {
  str: 'varchar',
  int: 'integer',
  float: 'double precision',
  bool: 'boolean',
  bytes: 'bytea',
  'datetime.datetime': 'timestamp',
  'datetime.date': 'date',
  'datetime.time': 'time',
  'datetime.timedelta': 'interval',
  'decimal.Decimal': 'numeric',
  'uuid.UUID': 'uuid',
}

/** Types of pydantic's that are text, or numbers, to it. */
export const PYDANTIC: Readonly<Record<string, string>> = {
  ...PYTHON,
  ...Object.fromEntries(
    `EmailStr NameEmail constr SecretStr StrictStr Json FilePath DirectoryPath`
      .split(' ')
      .map((name) => [`pydantic.${name}`, 'varchar']),
  ),
  'pydantic.PositiveInt': 'integer',
  'pydantic.NonNegativeInt': 'integer',
  'pydantic.NegativeInt': 'integer',
  'pydantic.conint': 'integer',
  'pydantic.StrictInt': 'integer',
  'pydantic.PositiveFloat': 'double precision',
  'pydantic.NonNegativeFloat': 'double precision',
  'pydantic.confloat': 'double precision',
  'pydantic.StrictBool': 'boolean',
  'pydantic.condecimal': 'numeric',
  'pydantic.AwareDatetime': 'timestamp',
  'pydantic.NaiveDatetime': 'timestamp',
  'pydantic.PastDatetime': 'timestamp',
  'pydantic.FutureDatetime': 'timestamp',
  'pydantic.PastDate': 'date',
  'pydantic.FutureDate': 'date',
  'pydantic.UUID1': 'uuid',
  'pydantic.UUID3': 'uuid',
  'pydantic.UUID4': 'uuid',
  'pydantic.UUID5': 'uuid',
  'ipaddress.IPv4Address': 'varchar',
  'ipaddress.IPv6Address': 'varchar',
  'ipaddress.IPv4Network': 'varchar',
  'ipaddress.IPv6Network': 'varchar',
  'pathlib.Path': 'varchar',
}
