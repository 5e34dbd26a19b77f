import { classOfWord, NAMED_CLASSES, PRISMA_TYPES, spelledClass } from '#languages'
import { type Cursor, cursorIn, type Frame, type Lexis, withoutOpenLine } from './cursor.ts'
import { sketchPrisma } from './prisma-sketch.ts'
import { type Sketched, sketchOf } from './sketch.ts'
import type { Slots } from './slots.ts'
import { form, literally, type Suggestion, words } from './suggestion.ts'

const SCALARS = ['String', 'Int', 'Boolean', 'DateTime', 'BigInt', 'Decimal', 'Float', 'Json', 'Bytes']
const ACTIONS = ['Cascade', 'SetNull', 'Restrict', 'NoAction', 'SetDefault']
const METHODS = ['BTree', 'Hash', 'Gin', 'Gist', 'SpGist', 'Brin']

const BLOCKS: readonly Suggestion[] = [
  form('form', 'model', 'model ${1:Name} {\n  id ${2:Int} @id @default(${3:autoincrement()})\n  $0\n}', 'a new table'),
  form('form', 'enum', 'enum ${1:Name} {\n  ${0:VALUE}\n}', 'a new enum'),
  form('form', 'view', 'view ${1:Name} {\n  $0\n}', 'a view that is there'),
  form('form', 'datasource', 'datasource db {\n  provider = "postgresql"\n}'),
  form('form', 'generator', 'generator ${1:client} {\n  provider = "${2:prisma-client}"\n}'),
]

const OF_BLOCK: readonly Suggestion[] = [
  form('attribute', '@@index', '@@index([$1])'),
  form('attribute', '@@unique', '@@unique([$1])'),
  form('attribute', '@@id', '@@id([$1])', 'a primary key of several fields'),
  form('attribute', '@@map', '@@map("$1")', 'the table’s name in the database'),
  form('attribute', '@@schema', '@@schema("$1")'),
  form('attribute', '@@ignore', '@@ignore'),
]

const relation = form('attribute', '@relation', '@relation(fields: [$1], references: [${2:id}])')
const map = form('attribute', '@map', '@map("$1")', 'the name in the database')
const byDefault = form('attribute', '@default', '@default($1)')

/** What a scalar's default may be. */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  String: ['uuid()', 'cuid()', 'uuid(7)', 'ulid()', 'nanoid()'],
  Int: ['autoincrement()', '0'],
  BigInt: ['autoincrement()', '0'],
  DateTime: ['now()'],
  Boolean: ['false', 'true'],
  Json: ['"{}"', '"[]"'],
}

type Here = { readonly cursor: Cursor; readonly all: readonly Sketched[]; readonly own: Sketched | null }

const named = ({ all }: Here, name: string | undefined) => all.find((it) => it.name === name)
const isRelation = (here: Here, to: string | undefined): boolean => {
  const sort = named(here, to)?.sort
  return sort === 'table' || sort === 'view'
}

export const prismaLexis: Lexis = {
  comments: String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))`,
  strings: String.raw`"(?:[^"\\\n]|\\[^\n])*"`,
  begins: String.raw`(?:model|enum|view|type|datasource|generator)[ \t]`,
  word: /@{0,2}[\w.]*$/,
}

/** What fits at a place of a Prisma schema. */
export const prismaSlots: Slots = ({ passages, text, at }) => {
  const cursor = cursorIn(text, at, prismaLexis)
  if (!cursor || cursor.string !== null) return null
  const [top, block, ...inner] = cursor.frames
  const all = sketchOf(passages(withoutOpenLine(text, at)), sketchPrisma)
  const [, sort = '', name = ''] = /(\w+)\s+(\w+)\s*$/.exec(text.slice(0, Math.max(0, block?.open ?? 0))) ?? []
  const own = all.find((it) => it.name === name) ?? null
  const here = { cursor, all, own }
  if (!block) return top.item.trim() === '' || /\n\s*$/.test(top.item) ? { cursor, all: BLOCKS } : null
  return { cursor, all: inBlock(here, { sort, inner }) }
}

function inBlock(here: Here, { sort, inner }: { sort: string; inner: readonly Frame[] }): readonly Suggestion[] {
  const tokens = here.cursor.line.trim().split(/\s+/).filter(Boolean)
  if (sort === 'datasource') return tokens.length === 0 ? settings(['provider', 'schemas', 'relationMode']) : []
  if (sort === 'generator') return tokens.length === 0 ? settings(['provider', 'output', 'previewFeatures']) : []
  if (sort === 'enum') return tokens.length === 0 ? [map2] : [map]
  if (inner.length > 0) return inBrackets(here, inner, tokens)
  if (tokens.length === 0) return here.cursor.word.startsWith('@') ? OF_BLOCK : [...newFields(here), ...OF_BLOCK]
  if (tokens.length === 1 && !here.cursor.word.startsWith('@')) return types(here)
  return attributes(here, tokens)
}

const map2 = form('attribute', '@@map', '@@map("$1")', 'the enum’s name in the database')
const settings = (names: readonly string[]) => names.map((it) => form('word', it, `${it} = `))

/** Fields that one may want to begin: the key, and relations to models that lead here and get no answer. */
function newFields({ all, own }: Here): readonly Suggestion[] {
  if (!own) return []
  const key = own.columns.some((it) => it.isKey)
    ? []
    : [form('form', 'id', 'id Int @id @default(autoincrement())', 'a primary key')]
  const answered = new Set(own.columns.map((it) => it.to))
  const back = all.filter(
    (it) => it.sort === 'table' && !answered.has(it.name) && it.columns.some(({ to }) => to === own.name),
  )
  return [
    ...key,
    ...back.map((it) => {
      const field = `${(it.name[0] ?? '').toLowerCase()}${it.name.slice(1)}s`
      return form('relation', field, `${field} ${it.name}[]`, `${it.name}[]`)
    }),
  ]
}

const types = ({ all }: Here): readonly Suggestion[] => [
  ...words('type', SCALARS),
  ...words(
    'enum',
    all.flatMap((it) => (it.sort === 'enum' ? [it.name] : [])),
  ),
  ...words(
    'table',
    all.flatMap((it) => (it.sort === 'table' || it.sort === 'view' ? [it.name] : [])),
  ),
  form('type', 'Unsupported', 'Unsupported("$1")', 'a type that Prisma has no word for'),
]

/** The attributes of a field that its type can have and that it has not yet. */
function attributes(here: Here, [, type = '', ...said]: readonly string[]): readonly Suggestion[] {
  const scalar = type.replace(/[?[\]!]+$/, '')
  const has = (name: string) => said.some((it) => it.startsWith(name))
  if (isRelation(here, scalar)) return has('@relation') ? [] : [relation]
  const isList = type.endsWith('[]')
  const numbered = scalar === 'Int' || scalar === 'BigInt'
  const own: readonly Suggestion[] = [
    ...(isList || type.endsWith('?') || here.own?.columns.some((it) => it.isKey)
      ? []
      : [form('attribute', '@id', numbered ? '@id @default(autoincrement())' : '@id')]),
    ...(isList ? [] : [form('attribute', '@unique', '@unique')]),
    byDefault,
    ...(scalar === 'DateTime' ? [form('attribute', '@updatedAt', '@updatedAt')] : []),
    map,
    ...natives(scalar),
    form('attribute', '@ignore', '@ignore'),
  ]
  return own.filter((it) => !has(it.label) && !(it.label.startsWith('@db.') && has('@db.')))
}

/** Types of Postgres that a scalar can be. */
const natives = (scalar: string): readonly Suggestion[] => {
  const own = Object.entries(PRISMA_TYPES).filter(([, it]) => it.scalar === scalar && it.native)
  const seen = new Set<string>()
  return own.flatMap(([sql, { native, pad }]) => {
    if (!native || seen.has(native)) return []
    seen.add(native)
    const takes = /^(?:VarChar|Char|VarBit)$/.test(native) ? '($1)' : pad ? '(${1:10}, ${2:2})' : ''
    return [form('attribute', `@db.${native}`, `@db.${native}${takes}`, sql)]
  })
}

function inBrackets(here: Here, inner: readonly Frame[], tokens: readonly string[]): readonly Suggestion[] {
  const [call, list, ...deeper] = inner as [Frame, ...Frame[]]
  const { cursor } = here
  const innermost = deeper.at(-1) ?? list ?? call
  const argument = /(\w+)\s*:\s*$/.exec(innermost.item)?.[1]
  if (argument) return valuesOf(argument)
  if (call.head === '@default') return defaults(here, tokens[1] ?? '')
  if (call.head === '@relation') {
    if (!list) return argumentsOf(here, call, RELATION)
    const to = named(here, (tokens[1] ?? '').replace(/[?[\]!]+$/, ''))
    const isTheirs = list.head === 'references:'
    return columnsOf(here, isTheirs ? (to ?? null) : here.own, {
      but: cursor.text.slice(list.open, cursor.from),
      prefers: isTheirs ? undefined : tokens[0],
    })
  }
  if (!call.head.startsWith('@@'))
    return call.head === '@map' ? [] : argumentsOf(here, call, [form('word', 'map:', 'map: "$1"')])
  if (deeper.length > 0)
    return argumentsOf(here, innermost, [form('word', 'sort:', 'sort: '), form('word', 'ops:', 'ops: ')])
  if (list?.sign === '[') return columnsOf(here, here.own, { but: cursor.text.slice(list.open, cursor.from) })
  return argumentsOf(here, call, call.item === '' && call.index === 0 ? [form('word', '[', '[$1]'), ...OF_KEY] : OF_KEY)
}

const OF_KEY: readonly Suggestion[] = [
  form('word', 'map:', 'map: "$1"', 'its name in the database'),
  form('word', 'type:', 'type: '),
  form('word', 'name:', 'name: "$1"', 'its name in the client'),
]
const RELATION: readonly Suggestion[] = [
  form('word', 'fields:', 'fields: [$1]'),
  form('word', 'references:', 'references: [$1]'),
  form('word', 'onDelete:', 'onDelete: '),
  form('word', 'onUpdate:', 'onUpdate: '),
  form('word', 'name:', 'name: "$1"'),
  form('word', 'map:', 'map: "$1"', 'the constraint’s name in the database'),
]

/** Arguments that are not there yet. */
const argumentsOf = ({ cursor }: Here, { open }: Frame, all: readonly Suggestion[]): readonly Suggestion[] =>
  all.filter((it) => !cursor.text.slice(open, cursor.from).includes(it.label))

function valuesOf(argument: string): readonly Suggestion[] {
  if (argument === 'onDelete' || argument === 'onUpdate') return words('value', ACTIONS)
  if (argument === 'type') return words('value', METHODS)
  if (argument === 'sort') return words('value', ['Asc', 'Desc'])
  if (argument === 'ops') return [...words('value', OPERATORS), form('value', 'raw', 'raw("$1")')]
  if (argument === 'fields' || argument === 'references') return [form('word', '[', '[$1]')]
  return []
}

const OPERATORS = [...new Set(Object.values(NAMED_CLASSES).flat())].map(spelledClass).filter((it) => classOfWord(it))

function defaults(here: Here, type: string): readonly Suggestion[] {
  const scalar = type.replace(/[?[\]!]+$/, '')
  const of = named(here, scalar)
  if (type.endsWith('[]')) return [form('value', '[]', '[$1]')]
  if (of?.sort === 'enum')
    return words(
      'value',
      of.columns.map((it) => it.name),
    )
  return [
    ...(DEFAULTS[scalar] ?? []).map((it) => form('function', it, literally(it))),
    form('function', 'dbgenerated', 'dbgenerated("$1")', 'an expression of SQL'),
  ]
}

type Wanted = { readonly but: string; readonly prefers?: string | undefined }

/** The columns of a model that are not listed yet: its key first, or those whose name begins as the relation's. */
function columnsOf(here: Here, of: Sketched | null, { but, prefers }: Wanted): readonly Suggestion[] {
  const listed = new Set(but.match(/\w+/g) ?? [])
  const all = (of?.columns ?? []).filter((it) => !listed.has(it.name) && !isRelation(here, it.to))
  const first = (it: (typeof all)[number]) =>
    prefers ? it.name.toLowerCase().startsWith(prefers.toLowerCase()) : of !== here.own && it.isKey
  return [...all.filter(first), ...all.filter((it) => !first(it))].map((it) => ({
    label: it.name,
    sort: 'column',
    detail: it.detail,
  }))
}
