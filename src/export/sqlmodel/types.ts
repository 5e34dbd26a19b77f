/** How a Postgres type is written for SQLAlchemy, and what its values are in Python. */
export type PythonType = {
  /** The type, `()` and modifiers aside. */
  readonly type: string
  /** What a value is in Python. */
  readonly hint: string
  /** The keywords that the modifiers fill, in order; an empty one is given by its place. */
  readonly args?: readonly string[]
  /** Arguments that the type always has. */
  readonly always?: readonly string[]
}

const plain = (type: string, hint: string): PythonType => ({ type, hint })

/** Postgres' short type name → SQLAlchemy's (both 1.4 and 2.0). A type that is not here is a PgType. */
export const PYTHON_TYPES: Readonly<Record<string, PythonType>> = {
  smallint: plain('sa.SmallInteger', 'int'),
  integer: plain('sa.Integer', 'int'),
  bigint: plain('sa.BigInteger', 'int'),
  real: plain('sa.REAL', 'float'),
  'double precision': plain('pg.DOUBLE_PRECISION', 'float'),
  numeric: { type: 'sa.Numeric', hint: 'decimal.Decimal', args: ['', ''] },
  money: plain('pg.MONEY', 'str'),
  text: plain('sa.Text', 'str'),
  varchar: { type: 'sa.String', hint: 'str', args: [''] },
  char: { type: 'sa.CHAR', hint: 'str', args: [''] },
  boolean: plain('sa.Boolean', 'bool'),
  date: plain('sa.Date', 'datetime.date'),
  time: { type: 'pg.TIME', hint: 'datetime.time', args: ['precision='] },
  timetz: { type: 'pg.TIME', hint: 'datetime.time', args: ['precision='], always: ['timezone=True'] },
  timestamp: { type: 'pg.TIMESTAMP', hint: 'datetime.datetime', args: ['precision='] },
  timestamptz: { type: 'pg.TIMESTAMP', hint: 'datetime.datetime', args: ['precision='], always: ['timezone=True'] },
  bit: { type: 'pg.BIT', hint: 'str', args: [''] },
  varbit: { type: 'pg.BIT', hint: 'str', args: [''], always: ['varying=True'] },
  uuid: { type: 'pg.UUID', hint: 'uuid.UUID', always: ['as_uuid=True'] },
  json: plain('pg.JSON', 'Any'),
  jsonb: plain('pg.JSONB', 'Any'),
  bytea: plain('pg.BYTEA', 'bytes'),
  inet: plain('pg.INET', 'str'),
  cidr: plain('pg.CIDR', 'str'),
  macaddr: plain('pg.MACADDR', 'str'),
  tsvector: plain('pg.TSVECTOR', 'str'),
  hstore: plain('pg.HSTORE', 'Any'),
  oid: plain('pg.OID', 'int'),
  int4range: plain('pg.INT4RANGE', 'Any'),
  int8range: plain('pg.INT8RANGE', 'Any'),
  numrange: plain('pg.NUMRANGE', 'Any'),
  tsrange: plain('pg.TSRANGE', 'Any'),
  tstzrange: plain('pg.TSTZRANGE', 'Any'),
  daterange: plain('pg.DATERANGE', 'Any'),
}

/** Types that have another meaning to SQLAlchemy without their modifier: a bare BIT is BIT(1). */
export const NEEDS_ARGS: ReadonlySet<string> = new Set(['varbit'])

const INTERVAL = /^interval(?: ([a-z ]+?))?(?:\((\d)\))?$/

/** The arguments of `interval second(3)`; null where it is no interval. */
export function intervalArgs(sql: string): readonly string[] | null {
  const match = INTERVAL.exec(sql.trim().toLowerCase())
  if (!match) return null
  return [...(match[1] ? [`fields="${match[1]}"`] : []), ...(match[2] ? [`precision=${match[2]}`] : [])]
}
