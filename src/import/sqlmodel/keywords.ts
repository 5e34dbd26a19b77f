import type { Range } from '#languages'
import type { Draft } from './draft.ts'
import type { Spec } from './specs.ts'
import { argOf, type Calling, pathOf, plainArgs, textOf } from './values.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const CONSTRAINT = 'name deferrable initially info comment'
const REFERENCE = `${CONSTRAINT} onupdate ondelete use_alter link_to_name match`
const NUMBERED = 'start increment minvalue maxvalue nominvalue nomaxvalue cycle cache order'
const COLUMN = `name type type_ autoincrement default insert_default insert_sentinel doc key index info nullable onupdate primary_key
  server_default server_onupdate quote unique system comment`
const MAPPED = `init repr default_factory compare kw_only hash use_existing_column deferred deferred_group deferred_raiseload
  active_history sort_order dataclass_metadata`
const NUMBER = 'precision scale decimal_return_scale asdecimal'
const TEXT = 'length collation'
const MOMENT = 'timezone precision'

/** The names that arguments may have (SQLAlchemy 1.4 to 2.1, SQLModel from 0.0.8 on); those of dialects are said by their prefix. */
const TAKES: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    'sa.UniqueConstraint': CONSTRAINT,
    'sa.PrimaryKeyConstraint': CONSTRAINT,
    'sa.CheckConstraint': `sqltext ${CONSTRAINT}`,
    'sa.ForeignKeyConstraint': `columns refcolumns ${REFERENCE}`,
    'sa.ForeignKey': `column ${REFERENCE}`,
    'pg.ExcludeConstraint': `${CONSTRAINT} using where ops`,
    'sa.Index': 'name unique quote info',
    'sa.Column': COLUMN,
    'sa.mapped_column': `${COLUMN} ${MAPPED}`,
    'sa.Identity': `always on_null ${NUMBERED}`,
    'sa.Sequence': `name ${NUMBERED} data_type schema optional quote metadata quote_schema for_update`,
    'sa.Computed': 'sqltext persisted',
    'sa.Enum': `create_constraint metadata name native_enum create_type length schema quote inherit_schema validate_strings
      values_callable sort_key_function omit_aliases`,
    'pg.ENUM':
      'name create_type metadata schema quote inherit_schema validate_strings values_callable sort_key_function omit_aliases',
    'sa.String': TEXT,
    'sa.Unicode': TEXT,
    'sa.Text': TEXT,
    'sa.CHAR': TEXT,
    'sa.VARCHAR': TEXT,
    'sa.Numeric': NUMBER,
    'sa.NUMERIC': NUMBER,
    'sa.DECIMAL': NUMBER,
    'sa.Float': `${NUMBER}`,
    'sa.DateTime': 'timezone',
    'sa.TIMESTAMP': 'timezone',
    'sa.Time': 'timezone',
    'pg.TIMESTAMP': MOMENT,
    'pg.TIME': MOMENT,
    'pg.INTERVAL': 'precision fields',
    'pg.BIT': 'length varying',
    'pg.UUID': 'as_uuid',
    'sa.UUID': 'as_uuid native_uuid',
    'sa.Uuid': 'as_uuid native_uuid',
    'pg.ARRAY': 'item_type as_tuple dimensions zero_indexes',
    'sa.ARRAY': 'item_type as_tuple dimensions zero_indexes',
    'pg.JSONB': 'none_as_null astext_type',
    'pg.JSON': 'none_as_null astext_type',
    'sa.JSON': 'none_as_null',
    'sa.MetaData': 'bind schema quote_schema naming_convention info',
    'sqlmodel.Relationship':
      'back_populates cascade_delete passive_deletes link_model sa_relationship sa_relationship_args sa_relationship_kwargs',
    'sqlmodel.Field': `default default_factory alias title description exclude include const gt ge lt le multiple_of max_digits
      decimal_places min_items max_items unique_items min_length max_length allow_mutation regex pattern discriminator repr
      primary_key foreign_key ondelete unique nullable index sa_type sa_column sa_column_args sa_column_kwargs schema_extra
      validation_alias serialization_alias examples deprecated frozen strict init kw_only json_schema_extra fail_fast`,
  }).map(([path, takes]) => [path, words(takes)]),
)

/** Of another database, or marked as nobody's but the writer's. */
const ELSEWHERE = /^(?:postgresql|mysql|mariadb|sqlite|oracle|mssql)_|^_|^\*/

/** Whether what a call may be given is known here. */
export const isKnownCall = (path: string): boolean => path in TAKES

const PARTS =
  /^(?:sa|sqlmodel)\.(?:ForeignKey|Identity|Computed|Sequence|CheckConstraint|FetchedValue|DefaultClause|ColumnDefault|schema\.\w+)$/
/** What a column may be told behind its type, and in a `Field` beside it. */
export function tellUnknownParts(draft: Draft, spec: Spec): void {
  const [, ...rest] = spec.column ? plainArgs(spec.column).filter(({ value }) => value.is !== 'text') : []
  for (const { value, at } of rest)
    if (value.is === 'unknown' || value.is === 'library' || (value.is === 'call' && !PARTS.test(pathOf(value) ?? '')))
      draft.unread(`A part of ${spec.key} can’t be read`, value, at)
  const more = spec.field ? argOf(spec.field, 'sa_column_kwargs') : undefined
  for (const [name, { at }] of more?.is === 'record' ? more.fields : [])
    if (!TAKES['sa.Column']?.has(name) && !ELSEWHERE.test(name))
      draft.unreadable(`Column() takes no ${name}: it is left out`, at)
}

/** Known to SQLAlchemy, and nothing to Postgres. */
const IDLE: Readonly<Record<string, ReadonlySet<string>>> = {
  'sa.Identity': words('on_null order'),
  'sa.Sequence': words('order'),
}

/** Tells of arguments that SQLAlchemy and SQLModel do not have: nothing is made of them. */
export function tellUnknownKeywords(draft: Draft): void {
  tellClassWords(draft)
  const told = new Set<string>()
  const tell = (message: string, at: Calling['at']) => {
    const key = `${at.from} ${message}`
    if (!told.has(key)) draft.unreadable(message, at)
    told.add(key)
  }
  for (const call of draft.project.reading.met) {
    const path = pathOf(call) ?? ''
    for (const { name, at } of call.args)
      if (name && IDLE[path]?.has(name)) tell(`Postgres has no ${name} of ${path.slice(3)}(): it is left out`, at)
      else if (name && !TAKES[path]?.has(name) && !ELSEWHERE.test(name))
        tell(`${path.replace(/^\w+\./, '')}() takes no ${name}: it is left out`, at)
  }
}

/** What makes something of tables once they are there: `event.listen(…, DDL(…))`, `Post.__table__.append_constraint(…)`. */
export function tellChange(draft: Draft, value: Calling, at: Range): void {
  const { of } = value
  const isOfTable = of.is === 'member' && draft.declared.tableOf(of.of) !== null && /^(?:append|add)_/.test(of.name)
  const path = pathOf(value) ?? ''
  // What else is listened to are objects and connections.
  const isOfMaking =
    path.startsWith('sa.event.') && /^(?:before|after)_(?:create|drop)$/.test(textOf(plainArgs(value)[1]?.value) ?? '')
  if (isOfTable || isOfMaking || /^sa\.(?:DDL$|ForeignKeyConstraint|CheckConstraint|UniqueConstraint)/.test(path))
    draft.unreadable('This changes what is made of the tables; it can’t be read', at)
}

/** Words of a class that say what it is; what else stands there is for pydantic. */
const OF_CLASSES = words('table registry metaclass')

/** Tells of words of a table's class that only its client knows: `class Hero(SQLModel, table=True, extra="forbid")`. */
function tellClassWords(draft: Draft): void {
  for (const { info } of draft.declared.tables)
    for (const { name, at } of info?.bases ?? [])
      if (name !== null && !OF_CLASSES.has(name)) draft.telling.count(`${name}=`, at)
}
