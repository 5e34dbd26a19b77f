import { DRIZZLE_HELPERS, DRIZZLE_TYPES } from '#languages'
import { type Cursor, cursorIn, type Frame, type Lexis, withoutOpenLine } from './cursor.ts'
import { importing } from './drizzle-imports.ts'
import { sketchDrizzle } from './drizzle-sketch.ts'
import { BUILDER_OPTIONS, CHAINS, EXTRAS, TOP_LEVEL } from './drizzle-words.ts'
import { type Sketched, sketchOf } from './sketch.ts'
import type { Slots } from './slots.ts'
import { form, type Suggestion, words } from './suggestion.ts'

const ACTIONS = ['cascade', 'set null', 'restrict', 'no action', 'set default']
const TABLE = /(?:^|\.)(?:pgTable|table|\w*[tT]able\w*)$/

export const drizzleLexis: Lexis = {
  comments: String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))`,
  strings: String.raw`'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|${'`'}(?:[^${'`'}\\]|\\[\s\S])*?(?:${'`'}|(?![\s\S]))`,
  begins: String.raw`(?:export|const|import|type|interface|function|let|var)[ \t]`,
  word: /[\w$]*$/,
}

type Here = {
  readonly cursor: Cursor
  readonly all: readonly Sketched[]
  /** The call that makes the table in which the place is, with what is open within it. */
  readonly table: Frame | null
  readonly inner: readonly Frame[]
  readonly own: Sketched | null
}

/** What fits at a place of a schema in Drizzle. */
export const drizzleSlots: Slots = ({ passages, text, at }) => {
  const cursor = cursorIn(text, at, drizzleLexis)
  if (!cursor) return null
  const innermost = cursor.frames.at(-1) as Frame
  if (cursor.string !== null) return inString(cursor, innermost)
  const all = sketchOf(passages(withoutOpenLine(text, at)), sketchDrizzle)
  const i = cursor.frames.findIndex((it) => it.sign === '(' && TABLE.test(it.head))
  const table = cursor.frames[i] ?? null
  const name = table && /(\w+)\s*=\s*[\w$.]*\s*$/.exec(text.slice(0, table.open))?.[1]
  const own = all.find((it) => it.name === name) ?? null
  const here: Here = { cursor, all, table, inner: table ? cursor.frames.slice(i + 1) : [], own }
  return { cursor, all: fitting(here, innermost).map((it) => importing(it, text, at)) }
}

const inString = (cursor: Cursor, { item }: Frame) =>
  /\bon(?:Delete|Update)\s*:\s*['"`]/.test(item) ? { cursor, all: words('value', ACTIONS) } : null

const tablesIn = ({ all }: Here) => all.filter((it) => it.sort === 'table')

function fitting(here: Here, innermost: Frame): readonly Suggestion[] {
  const { cursor, table } = here
  const before = cursor.text.slice(0, cursor.from)
  const of = /([\w$]+|\))\s*\.$/.exec(before)?.[1]
  if (of) return of === ')' ? chained(here) : members(here, of)
  if (innermost.head === 'import' || /^import\s+type$/.test(innermost.head))
    return words('function', [...DRIZZLE_HELPERS])
  if (cursor.frames.length === 1) return /(?:^|\n)\s*$/.test(innermost.item) ? TOP_LEVEL : []
  const key = /(\w+)\s*:\s*$/.exec(innermost.item)?.[1]
  if (key === 'onDelete' || key === 'onUpdate')
    return words(
      'value',
      ACTIONS.map((it) => `'${it}'`),
    )
  const call = cursor.frames.findLast((it) => it.sign === '(')
  if (call?.head === '.references') return referenced(here, innermost)
  if (call?.head === '.default') return defaults(here)
  if (/^(?:one|many|relations)$/.test(call?.head ?? '')) return related(here, innermost, call as Frame)
  if (table?.index === 1) return inRecord(here, innermost, key)
  return table?.index === 2 ? inExtras(here, innermost, key) : []
}

const columnsOf = (of: Sketched | null | undefined, lead = ''): readonly Suggestion[] =>
  (of?.columns ?? []).map((it) => ({ label: `${lead}${it.name}`, sort: 'column', detail: it.detail }))

/** The name by which a table's third argument speaks of its columns. */
const paramOf = ({ cursor, table }: Here): string | null =>
  (table?.index === 2 && /^\(?\s*([\w$]+)[^=]*=>/.exec(cursor.text.slice(table.from).trimStart())?.[1]) || null

function members(here: Here, of: string): readonly Suggestion[] {
  if (of === paramOf(here)) return columnsOf(here.own)
  const found = here.all.find((it) => it.name === of)
  if (found?.sort === 'enum') return words('word', ['enumValues'])
  return [...columnsOf(found), ...(found ? words('word', ['$inferSelect', '$inferInsert']) : [])]
}

/** What can be called on what stands before the dot. */
function chained({ table, inner, cursor }: Here): readonly Suggestion[] {
  const [list] = inner
  const start = (inner.at(-1) ?? cursor.frames.at(-1))?.item ?? ''
  const maker = /(?:^|[:\s])([\w$]+)\(/.exec(start)?.[1] ?? ''
  if (table?.index === 1 && list) return CHAINS.column ?? []
  return CHAINS[maker] ?? (table ? [] : (CHAINS.table ?? []))
}

function referenced(here: Here, { sign, item }: Frame): readonly Suggestion[] {
  if (sign === '{') return [form('word', 'onDelete', "onDelete: '$1'"), form('word', 'onUpdate', "onUpdate: '$1'")]
  const lead = /=>\s*$/.test(item) ? '' : '() => '
  const keys = tablesIn(here).flatMap((it) => {
    const key = it.columns.find((column) => column.isKey) ?? it.columns[0]
    return key
      ? [{ label: `${it.name}.${key.name}`, sort: 'column' as const, insert: `${lead}${it.name}.${key.name}` }]
      : []
  })
  return [
    ...keys,
    ...(lead === ''
      ? words(
          'table',
          tablesIn(here).map((it) => it.name),
        )
      : []),
  ]
}

function defaults({ all, cursor }: Here): readonly Suggestion[] {
  const item = cursor.frames.at(-2)?.item ?? ''
  const maker = /:\s*([\w$]+)\(/.exec(item)?.[1] ?? ''
  const values = all.find((it) => it.sort === 'enum' && it.name === maker)?.columns ?? []
  if (values.length > 0)
    return words(
      'value',
      values.map((it) => `'${it.name}'`),
    )
  if (maker === 'boolean') return words('value', ['true', 'false'])
  return [form('function', 'sql', 'sql`$1`', 'an expression of SQL')]
}

function related(here: Here, innermost: Frame, call: Frame): readonly Suggestion[] {
  const tables = words(
    'table',
    tablesIn(here).map((it) => it.name),
  )
  if (innermost === call) return call.index === 0 ? tables : []
  const relations = here.cursor.frames.find((it) => it.head === 'relations')
  const own = /^\(\s*([\w$]+)/.exec(here.cursor.text.slice(relations?.open ?? 0))?.[1]
  const target = /^\(\s*([\w$]+)/.exec(here.cursor.text.slice(call.open))?.[1]
  const wanted = innermost.head === 'fields:' ? own : innermost.head === 'references:' ? target : null
  if (wanted)
    return columnsOf(
      here.all.find((it) => it.name === wanted),
      `${wanted}.`,
    )
  if (innermost.sign !== '{') return []
  if (call.head !== 'relations')
    return [
      form('word', 'fields', 'fields: [$1]'),
      form('word', 'references', 'references: [$1]'),
      form('word', 'relationName', "relationName: '$1'"),
    ]
  const key = /(\w+)\s*:\s*$/.exec(innermost.item)?.[1]
  return key ? [form('function', 'one', 'one($1)'), form('function', 'many', 'many($1)')] : []
}

/** Builders of columns, the most used first. */
function builders({ all }: Here): readonly Suggestion[] {
  const seen = new Set<string>()
  const own = Object.entries(DRIZZLE_TYPES).flatMap(([sql, { builder, args }]) => {
    if (seen.has(builder)) return []
    seen.add(builder)
    return [form('type', builder, args?.[0] === 'length' ? `${builder}({ length: \${1:255} })` : `${builder}($1)`, sql)]
  })
  const enums = all.filter((it) => it.sort === 'enum').map((it) => form('enum', it.name, `${it.name}($1)`, it.database))
  const serials = ['serial', 'bigserial', 'smallserial', 'interval'].map((it) => form('type', it, `${it}($1)`))
  const usual = ['text', 'integer', 'varchar', 'boolean', 'timestamp', 'uuid', 'bigint', 'numeric', 'jsonb', 'date']
  const rank = (it: Suggestion) => (usual.includes(it.label) ? usual.indexOf(it.label) : usual.length)
  return [...[...own].sort((a, b) => rank(a) - rank(b)), ...serials, ...enums]
}

function inRecord(here: Here, innermost: Frame, key: string | undefined): readonly Suggestion[] {
  const [record] = here.inner
  if (innermost === record && innermost.sign === '{') {
    if (key) return builders(here)
    if (innermost.item !== '' || here.own?.columns.some((it) => it.isKey)) return []
    return [form('form', 'id', 'id: integer().primaryKey().generatedAlwaysAsIdentity(),', 'a primary key')]
  }
  const call = here.cursor.frames.findLast((it) => it.sign === '(')
  return innermost.sign === '{' && !key ? (BUILDER_OPTIONS[call?.head ?? ''] ?? []) : []
}

function inExtras(here: Here, innermost: Frame, key: string | undefined): readonly Suggestion[] {
  const param = paramOf(here) ?? 't'
  const own = columnsOf(here.own, `${param}.`)
  if (innermost.head === 'foreignColumns:')
    return words(
      'table',
      tablesIn(here).map((it) => it.name),
    )
  if (innermost.head === 'columns:') return own
  if (/^\.(?:on|using|onOnly)$/.test(innermost.head)) return own
  if (innermost.sign === '{' && innermost !== here.inner[0])
    return [
      form('word', 'columns', 'columns: [$1]'),
      form('word', 'foreignColumns', 'foreignColumns: [$1]'),
      form('word', 'name', "name: '$1'"),
    ]
  return innermost === here.inner[0] && (innermost.item === '' || key) ? EXTRAS : []
}
