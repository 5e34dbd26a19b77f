const list = (words: string): readonly string[] => words.split(/\s+/)

/** Names that models take from each module, under the paths that our own code has for them. */
export const PYTHON_NAMES: Readonly<Record<string, readonly string[]>> = {
  sa: list(`ARRAY BigInteger Boolean CHAR CheckConstraint Column Computed Date FetchedValue ForeignKey ForeignKeyConstraint
    Identity Index Integer Mapped Numeric PrimaryKeyConstraint REAL SAEnum SmallInteger String Table Text UniqueConstraint
    mapped_column text`),
  pg: list(`ARRAY BIT BYTEA CIDR DATERANGE DOUBLE_PRECISION ExcludeConstraint HSTORE INET INT4RANGE INT8RANGE INTERVAL JSON
    JSONB MACADDR MONEY NUMRANGE OID TIME TIMESTAMP TSRANGE TSTZRANGE TSVECTOR UUID`),
  datetime: ['date', 'datetime', 'time', 'timedelta'],
  decimal: ['Decimal'],
  uuid: ['UUID'],
  enum: ['Enum'],
}

/** What the modules are called that our code names in short. */
export const PYTHON_MODULES: Readonly<Record<string, string>> = {
  sa: 'sqlalchemy',
  pg: 'sqlalchemy.dialects.postgresql',
}

/** A type by its name in the database, where SQLAlchemy has none for it. */
export const PG_TYPE = `class PgType(sa.types.UserDefinedType):
    """A type by its name in the database, where SQLAlchemy has none for it."""

    cache_ok = True

    def __init__(self, name: str) -> None:
        self.name = name

    def get_col_spec(self, **_: Any) -> str:
        return self.name


`
