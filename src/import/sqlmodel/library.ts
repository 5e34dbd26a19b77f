import { library, type Value } from './values.ts'

/** Parts of SQLAlchemy that all it has can be had from. */
const WITHIN =
  /^sa\.(?:sql|types|schema|orm|ext|sqltypes|expression|functions|asyncio|hybrid|mutable|elements|decl_api|declarative|type_api|compiler|selectable|operators|mapper|relationships|attributes|ddl|base|decl_base|visitors|associationproxy|orderinglist)\./
/** A function by the class that stands for it. */
const FUNCTION = /^sa\.(?:sql\.)?functions\.(?=(?!func\b)[a-z]\w*$)/
const POSTGRES = /^sa\.dialects\.postgresql(?=\.|$)/
const WITHIN_POSTGRES = /^pg\.(?:base|json|array|types|hstore|ranges|ext|named_types|bitstring|dml|psycopg2|asyncpg)\./
const OWN = /^sqlmodel\.(?:SQLModel|Field|Relationship|AutoString|GUID|Session|select|main|sql|orm|ext|_compat)\b/

/** A path as the rest of the reader knows it: whatever way SQLAlchemy's names are come by, they are `sa.…` and `pg.…`. */
export function canonical(given: string): string {
  let path = given.replace(/^sqlalchemy(?=\.|$)/, 'sa')
  path = path.replace(FUNCTION, 'sa.func.')
  for (let i = 0; i < 4 && WITHIN.test(path); i++) path = path.replace(WITHIN, 'sa.')
  path = path.replace(POSTGRES, 'pg').replace(WITHIN_POSTGRES, 'pg.')
  path = path.replace(/^sqlmodel\.(?:main|sql\.sqltypes|sql\.expression|sql|orm\.\w+|orm|ext\.\w+)\./, 'sqlmodel.')
  // SQLModel hands on what SQLAlchemy has.
  if (/^sqlmodel\.\w/.test(path) && !OWN.test(path)) path = path.replace(/^sqlmodel\./, 'sa.')
  path = path.replace(/^sqlalchemy_utils\.(?:types\.(?:\w+\.)*)(?=[A-Z])/, 'sqlalchemy_utils.')
  // Flask's extension, however the one object that it is has been come by.
  const [, flask] = /^(?:flask_sqlalchemy\.SQLAlchemy\(\)|[\w.]+\.db|db)\.(\w+)$/.exec(path) ?? []
  if (flask) path = flask === 'Model' ? 'flask.Model' : `sa.${flask}`
  return path.replace(/^typing_extensions\./, 'typing.').replace(/^sa\.(declared_attr)\.\w+$/, 'sa.$1')
}

export const libraryValue = (path: string): Value => library(canonical(path))

const BUILT_IN = new Set(
  `str int float bool bytes dict list tuple set frozenset object type any len range enumerate super property classmethod
  staticmethod sorted repr print map filter zip sum min max isinstance issubclass getattr hasattr setattr Exception ValueError
  NotImplementedError complex memoryview bytearray __file__ __name__ vars dir id iter next abs round reversed`.split(
    /\s+/,
  ),
)

export const builtIn = (name: string): Value | null => (BUILT_IN.has(name) ? library(name) : null)

/** Words that go by the value that a client gives, and that the database knows nothing of. */
export const ENUM_ROOTS =
  /^(?:enum\.(?:Enum|StrEnum|IntEnum|Flag|IntFlag)|strenum\.StrEnum|.*\.(?:StrEnum|StringEnum|IntEnum))$/
