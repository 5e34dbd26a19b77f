import { form, type Suggestion } from './suggestion.ts'

export const ACTIONS = ['CASCADE', 'SET NULL', 'RESTRICT', 'NO ACTION', 'SET DEFAULT']
export const TYPES = [
  'str',
  'int',
  'bool',
  'float',
  'datetime',
  'date',
  'time',
  'timedelta',
  'Decimal',
  'UUID',
  'bytes',
  'dict',
]

const argument = (name: string, value: string, detail?: string) => form('word', `${name}=`, `${name}=${value}`, detail)

export const TOP_LEVEL: readonly Suggestion[] = [
  form(
    'form',
    'class table',
    'class ${1:Name}(SQLModel, table=True):\n    id: int | None = Field(default=None, primary_key=True)\n    $0',
    'a new table',
  ),
  form('form', 'class Enum', 'class ${1:Name}(str, Enum):\n    ${2:draft} = "${2:draft}"$0', 'a new enum'),
  form('form', 'from sqlmodel import', 'from sqlmodel import Field, Relationship, SQLModel'),
]

export const IN_CLASS: readonly Suggestion[] = [
  form('form', 'id', 'id: int | None = Field(default=None, primary_key=True)', 'a primary key'),
  form('word', '__tablename__', '__tablename__ = "$1"', 'the table’s name in the database'),
  form('word', '__table_args__', '__table_args__ = ($1,)', 'constraints and indexes'),
]

/** What stands behind the type of an attribute. */
export const VALUES: readonly Suggestion[] = [
  form('function', 'Field', 'Field($1)'),
  form('function', 'Relationship', 'Relationship(back_populates="$1")'),
  form('function', 'mapped_column', 'mapped_column($1)'),
  form('value', 'None', 'None'),
]

const OF_COLUMN = [
  argument('primary_key', 'True'),
  argument('nullable', '${1:False}'),
  argument('unique', 'True'),
  argument('index', 'True'),
  argument('default', '$1'),
  argument('server_default', '$1', 'the default in the database'),
]

/** What calls take by name. */
export const KEYWORDS: Readonly<Record<string, readonly Suggestion[]>> = {
  Field: [
    argument('default', '${1:None}'),
    argument('primary_key', 'True'),
    argument('foreign_key', '"$1"', 'the column that it refers to'),
    argument('unique', 'True'),
    argument('index', 'True'),
    argument('nullable', '${1:False}'),
    argument('max_length', '$1'),
    argument('ondelete', '"$1"'),
    argument('default_factory', '$1'),
    argument('sa_type', '$1'),
    argument('sa_column', 'Column($1)'),
    argument('sa_column_kwargs', '{$1}'),
  ],
  Relationship: [
    argument('back_populates', '"$1"'),
    argument('link_model', '$1'),
    argument('sa_relationship_kwargs', '{$1}'),
  ],
  relationship: [argument('back_populates', '"$1"'), argument('secondary', '$1'), argument('cascade', '"$1"')],
  mapped_column: [form('function', 'ForeignKey', 'ForeignKey("$1")'), ...OF_COLUMN],
  Column: [form('function', 'ForeignKey', 'ForeignKey("$1")'), ...OF_COLUMN],
  ForeignKey: [argument('ondelete', '"$1"'), argument('onupdate', '"$1"'), argument('name', '"$1"')],
}
