import { form, type Suggestion } from './suggestion.ts'

const call = (name: string, inside = '', detail?: string) => form('function', name, `${name}(${inside})`, detail)

/** What stands at the top level of a schema. */
export const TOP_LEVEL: readonly Suggestion[] = [
  form(
    'form',
    'export const table',
    "export const ${1:name} = pgTable('${1:name}', {\n  id: integer().primaryKey().generatedAlwaysAsIdentity(),\n  $0\n})",
    'a new table',
  ),
  form('form', 'export const enum', "export const ${1:name} = pgEnum('${1:name}', ['$2'])", 'a new enum'),
  form(
    'form',
    'export const relations',
    'export const ${1:name}Relations = relations(${1:name}, ({ one, many }) => ({\n  $0\n}))',
    'relations for the client',
  ),
]

/** What stands in a table's third argument. */
export const EXTRAS: readonly Suggestion[] = [
  call('index', "'$1').on($2"),
  call('uniqueIndex', "'$1').on($2"),
  call('unique', ').on($1'),
  call('primaryKey', '{ columns: [$1] }'),
  call('foreignKey', '{ columns: [$1], foreignColumns: [$2] }'),
  call('check', "'$1', sql`$2`"),
  call('pgPolicy', "'$1', { $2 }"),
]

const KEY = [call('on', '$1'), call('using', "'${1:btree}', $2"), call('where', 'sql`$1`'), call('concurrently')]

/** What can be called on what makes something. */
export const CHAINS: Readonly<Record<string, readonly Suggestion[]>> = {
  column: [
    call('notNull'),
    call('primaryKey'),
    call('unique'),
    call('default', '$1'),
    call('defaultNow'),
    call('defaultRandom'),
    call('references', '() => $1', 'a foreign key'),
    call('array'),
    call('generatedAlwaysAsIdentity'),
    call('generatedByDefaultAsIdentity'),
    call('generatedAlwaysAs', 'sql`$1`'),
    call('$type', ''),
    call('$defaultFn', '() => $1'),
    call('$onUpdate', '() => $1'),
  ],
  index: KEY,
  uniqueIndex: KEY,
  unique: [call('on', '$1'), call('nullsNotDistinct')],
  foreignKey: [call('onDelete', "'$1'"), call('onUpdate', "'$1'")],
  table: [call('enableRLS')],
}

const option = (name: string, value: string) => form('word', name, `${name}: ${value}`)
const withPrecision = [option('precision', '${1:6}'), option('withTimezone', 'true'), option('mode', "'${1:string}'")]

/** The options of a column's builder. */
export const BUILDER_OPTIONS: Readonly<Record<string, readonly Suggestion[]>> = {
  varchar: [option('length', '${1:255}'), option('enum', '[$1]')],
  char: [option('length', '${1:1}'), option('enum', '[$1]')],
  text: [option('enum', '[$1]')],
  numeric: [option('precision', '${1:10}'), option('scale', '${1:2}'), option('mode', "'${1:number}'")],
  bigint: [option('mode', "'${1:number}'")],
  bigserial: [option('mode', "'${1:number}'")],
  timestamp: withPrecision,
  time: withPrecision.slice(0, 2),
  date: [option('mode', "'${1:string}'")],
  interval: [option('fields', "'${1:day}'"), option('precision', '${1:6}')],
  bit: [option('dimensions', '${1:1}')],
  vector: [option('dimensions', '${1:3}')],
  halfvec: [option('dimensions', '${1:3}')],
  sparsevec: [option('dimensions', '${1:3}')],
}
