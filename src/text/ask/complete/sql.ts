import type { Token } from '#base'
import type { Slots } from './slots.ts'
import { type Bracket, hereInSql, type SqlHere, saying } from './sql-here.ts'
import { columnsBeingMade, columnWords, SqlNames } from './sql-names.ts'
import * as said from './sql-words.ts'
import type { Suggestion } from './suggestion.ts'

type Given = { readonly here: SqlHere; readonly names: SqlNames }

/** What fits at a place of a script. Its parser has to be loaded. */
export const sqlSlots: Slots = ({ text, at, design }) => {
  const here = hereInSql(text, at)
  if (!here) return null
  const names = new SqlNames(text, design)
  return { cursor: here, all: fitting({ here, names }) }
}

const PATH = String.raw`(?:"[^"]*"|[^\s".()]+)(?: \. (?:"[^"]*"|[^\s".()]+))*`
const ALTER_TABLE = new RegExp(`^alter table(?: if exists)?(?: only)? (${PATH})`)
const ON_TABLE = new RegExp(`\\bon(?: only)? (${PATH})`)
const ADDED_COLUMN =
  /\badd (?:column )?(?:if not exists )?(?!column|constraint|primary|foreign|unique|check)(?:"[^"]*"|\S+)$/
const EXPECTS_RELATION = /\b(?:from|join|into|update|only)$/
const EXPECTS_TABLE =
  /\breferences$|\b(?:alter|drop|truncate) table(?: if exists)?$|\bcomment on table$|\bon table$|\bcomment on column$|^create (?:unique )?index .*\bon$|^create (?:trigger|policy|rule) .*\bon$|^grant .*\bon$/

const partsOf = (path: string): readonly string[] => path.split(' . ').map((it) => it.replace(/^"(.*)"$/, '$1'))

function fitting(given: Given): readonly Suggestion[] {
  const { here, names } = given
  const { tokens, tail } = here
  const statement = saying(tokens)
  if (tokens.length === 0) return said.STATEMENTS
  if (tail.endsWith(' .')) return behindDot(given)
  if (/\bon (?:delete|update)$/.test(tail)) return said.ACTIONS
  if (EXPECTS_TABLE.test(statement))
    return names.tables(/grant|comment on column/.test(statement) ? undefined : 'table')
  if (EXPECTS_RELATION.test(tail)) return names.tables()
  if (/\bexecute (?:function|procedure)$/.test(tail)) return names.routines()
  if (/^create$/.test(statement)) return said.AFTER_CREATE
  if (/^drop$/.test(statement)) return said.DROPPED
  if (/^comment on$/.test(statement)) return said.COMMENTED
  const [bracket] = here.brackets
  const inner = here.brackets.at(-1)
  if (/^create (?:\w+ )*?table\b/.test(statement)) return inTable(given, bracket, inner)
  if (/^alter table\b/.test(statement)) return inAlter(given, statement, inner)
  if (/^create (?:unique )?index\b/.test(statement)) return inIndex(given, statement, inner)
  if (/^create (?:trigger|policy)\b/.test(statement))
    return [...said.TRIGGERED, ...columnWords(ownBy(given, ON_TABLE, statement))]
  if (/^create (?:domain|type)\b/.test(statement)) return /\bas$/.test(tail) || inner ? names.types() : []
  if (/\b(?:select|with|insert|update|delete|values)\b/.test(statement)) return inQuery(given)
  return []
}

const ownBy = ({ names }: Given, pattern: RegExp, statement: string) => {
  const path = pattern.exec(statement)?.[1]
  return path ? names.at(partsOf(path)) : undefined
}

/** Columns of a table or of what stands for one, or the tables of a schema. */
function behindDot(given: Given): readonly Suggestion[] {
  const { here, names } = given
  const before = here.tokens.slice(0, -1)
  const path: string[] = []
  for (let i = before.length - 1; before[i]?.type === 'name'; i -= 2) {
    path.unshift(before[i]?.value ?? '')
    if (before[i - 1]?.value !== '.') break
  }
  const relation = relationsIn(given).get(path.at(-1) ?? '') ?? names.at(path)
  return [...columnWords(relation), ...(path.length === 1 ? names.within(path[0] ?? '') : [])]
}

/** The relations that a statement speaks of, by the names that it has for them. */
function relationsIn({ here, names }: Given): ReadonlyMap<string, ReturnType<SqlNames['at']>> {
  const found = new Map<string, ReturnType<SqlNames['at']>>()
  const all = saying(here.whole.length > 0 ? here.whole : here.tokens)
  const pattern = new RegExp(
    String.raw`\b(?:from|join|into|update|on|table|,)(?: only)? (${PATH})(?: as)?(?: ("[^"]*"|[a-z_]\w*))?`,
    'g',
  )
  for (const [, path = '', alias] of all.matchAll(pattern)) {
    const relation = names.at(partsOf(path))
    if (!relation) continue
    found.set(relation.name, relation)
    if (alias && !/^(?:on|where|join|left|right|inner|cross|full|group|order|set|using|as|limit|values)$/.test(alias))
      found.set(alias.replace(/^"(.*)"$/, '$1'), relation)
  }
  return found
}

const before = ({ here }: Given, { open }: Bracket): string => saying(here.tokens.slice(Math.max(0, open - 10), open))
const REFERENCES = new RegExp(String.raw`\breferences (${PATH})$`)
const LISTS = /\b(?:key|unique|include|unique nulls not distinct)$/

type Columns = { readonly columns: ReturnType<typeof columnsBeingMade> } | undefined

/** Within brackets of a constraint: columns that are listed there, or an expression. */
function inConstraint(given: Given, bracket: Bracket, own: Columns): readonly Suggestion[] {
  const { here, names } = given
  const head = before(given, bracket)
  const listed = new Set(here.tokens.slice(bracket.open + 1).map((it) => it.value))
  const left = (all: readonly Suggestion[]) => all.filter((it) => !listed.has(it.label))
  const path = REFERENCES.exec(head)?.[1]
  if (path) return left(columnWords(names.at(partsOf(path)), true))
  if (LISTS.test(head)) return left(columnWords(own))
  return [...columnWords(own), ...said.FUNCTIONS, ...names.routines()]
}

/** What follows a column's name: its type, then what is said of it. */
function ofColumn({ names }: Given, entry: readonly Token[]): readonly Suggestion[] {
  const words = saying(entry)
  if (entry.length === 1) return names.types()
  if (/\bdefault$/.test(words)) return [...names.labels(entry[1]?.value ?? ''), ...said.DEFAULTS, ...names.routines()]
  if (/\bnot$/.test(words)) return [{ label: 'NULL', sort: 'word' }]
  if (/\bprimary$/.test(words)) return [{ label: 'KEY', sort: 'word' }]
  const isKey = /\breferences\b/.test(words)
  const rest = said.OF_COLUMN.filter((it) => !` ${words} `.includes(` ${it.label.toLowerCase()} `))
  return isKey ? [...said.OF_KEY, ...rest] : rest
}

function inTable(given: Given, bracket: Bracket | undefined, inner: Bracket | undefined): readonly Suggestion[] {
  const { here } = given
  if (!bracket || !inner) return []
  const columns = columnsBeingMade(here.whole)
  if (inner !== bracket) return inConstraint(given, inner, { columns })
  const entry = here.tokens.slice(bracket.item)
  const words = saying(entry)
  if (entry.length === 0) return columns.some((it) => it.isKey) ? said.ENTRIES : [said.IDENTITY, ...said.ENTRIES]
  if (/^constraint$/.test(words) || /^like$/.test(words)) return /^like$/.test(words) ? given.names.tables() : []
  return /^(?:constraint|primary|foreign|unique|check|exclude)\b/.test(words) ? ofEntry(words) : ofColumn(given, entry)
}

/** What follows in an entry that is no column. */
function ofEntry(words: string): readonly Suggestion[] {
  if (/^constraint \S+$/.test(words)) return said.ENTRIES.slice(1)
  if (/\b(?:primary|foreign)$/.test(words)) return [{ label: 'KEY', sort: 'word', insert: 'KEY ($1)' }]
  if (/\bforeign key \([^)]*\)$/.test(words)) return [{ label: 'REFERENCES', sort: 'word', insert: 'REFERENCES ' }]
  return /\breferences\b/.test(words) ? said.OF_KEY : []
}

function inAlter(given: Given, statement: string, inner: Bracket | undefined): readonly Suggestion[] {
  const own = ownBy(given, ALTER_TABLE, statement)
  if (inner) return inConstraint(given, inner, own)
  const command = statement.replace(ALTER_TABLE, '').trim().split(' , ').at(-1)?.trim() ?? ''
  if (command === '') return said.ALTERED
  if (/^(?:alter|drop|rename)(?: column)?(?: if exists)?$/.test(command)) return columnWords(own)
  if (/^alter(?: column)? (?:"[^"]*"|\S+)$/.test(command)) return said.ALTERED_COLUMN
  if (/\btype$/.test(command) || ADDED_COLUMN.test(command)) return given.names.types()
  if (/^add$/.test(command)) return [...said.ENTRIES, { label: 'COLUMN', sort: 'word', insert: 'COLUMN ' }]
  if (/^add (?:constraint|primary|foreign|unique|check)\b/.test(command)) return ofEntry(command.replace(/^add /, ''))
  const added = /^add (?:column )?(?:if not exists )?/.exec(command)?.[0]
  if (!added) return /\bset default$/.test(command) ? said.DEFAULTS : []
  return ofColumn(given, given.here.tokens.slice(-command.slice(added.length).split(' ').length))
}

function inIndex(given: Given, statement: string, inner: Bracket | undefined): readonly Suggestion[] {
  const { here } = given
  const own = ownBy(given, ON_TABLE, statement)
  if (inner) {
    if (here.tokens.length > inner.item) return said.OF_INDEX_KEY
    const listed = new Set(here.tokens.slice(inner.open).map((it) => it.value))
    return [...columnWords(own).filter((it) => !listed.has(it.label)), ...said.FUNCTIONS]
  }
  if (/\busing$/.test(here.tail)) return said.METHODS
  if (/\bwhere\b/.test(statement)) return [...columnWords(own), ...said.FUNCTIONS]
  return own ? said.OF_INDEX : []
}

function inQuery(given: Given): readonly Suggestion[] {
  const relations = relationsIn(given)
  const columns = [...new Set(relations.values())].flatMap((it) => columnWords(it))
  const seen = new Set<string>()
  const own = columns.filter((it) => !seen.has(it.label) && seen.add(it.label))
  const aliases = [...relations.keys()].map((label): Suggestion => ({ label, sort: 'table' }))
  const expects =
    /(?:\b(?:select|distinct|where|on|by|and|or|not|having|set|returning|then|else|when|case)|[,(=<>+*/-])$/
  const words = expects.test(given.here.tail) ? said.FUNCTIONS : [...said.QUERY, ...said.FUNCTIONS]
  return [...own, ...aliases, ...words, ...given.names.routines()]
}
