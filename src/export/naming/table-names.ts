import { singularWords, splitWords, toCamel, toPascal } from '#base'
import {
  bucketOf,
  columnsOf,
  type Design,
  foreignKeysOf,
  type Id,
  type ObjectOf,
  object,
  type Wording,
  wordKey,
} from '#model'
import { Claims } from './claim.ts'
import { remember } from './remember.ts'
import { type Words, wordsOf } from './words-of.ts'

type ForeignKey = ObjectOf<'foreign-key'>

/** Names by the language's habit, or as they are in the database where the language can say them. */
export const STYLES = ['habit', 'as-in-database'] as const
export type NameStyle = (typeof STYLES)[number]

/** A name that every language can say. */
export const isPlainName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_]*$/.test(name)

/** What a column is called in a language. */
export const fieldName = (name: string, style: NameStyle): string =>
  style === 'as-in-database' && isPlainName(name) ? name : toCamel(splitWords(name))

/** What a table's columns and its references to other tables are called in a target. */
export type TableNames = {
  readonly columns: ReadonlyMap<Id, string>
  /** For each foreign key, the field that holds the row it points at. */
  readonly references: ReadonlyMap<Id, string>
}

const AGENTS: Readonly<Record<string, string>> = {
  created: 'creator',
  updated: 'updater',
  modified: 'modifier',
  deleted: 'deleter',
  approved: 'approver',
  reviewed: 'reviewer',
  uploaded: 'uploader',
  reported: 'reporter',
  invited: 'inviter',
  managed: 'manager',
  owned: 'owner',
  sent: 'sender',
  requested: 'requester',
  published: 'publisher',
  assigned: 'assignee',
}
const SUFFIXES = new Set(['id', 'uuid', 'fk', 'key', 'ref', 'guid'])

/** The row that a foreign key column speaks of: `author_id` → author, `created_by` → creator. Null where its name says nothing of it. */
function stemOf(words: readonly string[], target: readonly string[]): readonly string[] | null {
  const end = words.at(-1) ?? ''
  if (words.length > 1 && SUFFIXES.has(end)) return words.slice(0, -1)
  if (words.length === 2 && (end === 'by' || end === 'to')) {
    const agent = AGENTS[words[0] ?? '']
    return agent ? [agent] : [...words, ...target]
  }
  return null
}

/** The columns that tell this key from the table's others: a tenant's id that each of them carries says nothing. */
function telling(key: ForeignKey, all: readonly ForeignKey[]): readonly Id[] {
  if (key.columns.length === 1) return key.columns
  return key.columns.filter(
    (id) => !all.some((other) => other.id !== key.id && (other.columns as readonly Id[]).includes(id)),
  )
}

type Given = {
  /** Names that the target can't give to a field. */
  readonly reserved: ReadonlySet<string>
  readonly style: NameStyle
  readonly wording: Wording
}

const known = new Map<ReadonlySet<string>, ReturnType<typeof remember<object, TableNames>>>()

const NO_WORDS: Wording = new Map()

/** Names for a table's columns and references. */
function namesOf(design: Design, table: Id, { reserved, style, wording, words }: Given & { words: Words }): TableNames {
  const bucket = bucketOf(design.objects, table)
  const keys = foreignKeysOf(design, table)
  const targets = keys.map((key) => object(design, key.target)?.name ?? '')
  let memo = known.get(reserved)
  if (!memo) {
    memo = remember()
    known.set(reserved, memo)
  }
  return memo(bucket ?? design, [style, words(table), ...targets], (before) => {
    const now = makeNames(design, table, { keys, targets, reserved, style, wording })
    // The same names stay the same object, so that whoever looked at them need not look again.
    return before && sameMap(before.columns, now.columns) && sameMap(before.references, now.references) ? before : now
  })
}

/** The names of a design's tables for one emission, made as they are asked for. */
export function fieldNames(
  design: Design,
  { reserved, style = 'habit', wording = NO_WORDS }: Pick<Given, 'reserved'> & Partial<Given>,
): (table: Id) => TableNames {
  const made = new Map<Id, TableNames>()
  const words = wordsOf(design, wording)
  return (table) => {
    const names = made.get(table) ?? namesOf(design, table, { reserved, style, wording, words })
    made.set(table, names)
    return names
  }
}

const sameMap = (a: ReadonlyMap<Id, string>, b: ReadonlyMap<Id, string>): boolean =>
  a.size === b.size && [...a].every(([id, name]) => b.get(id) === name)

function makeNames(
  design: Design,
  table: Id,
  given: Given & { keys: readonly ForeignKey[]; targets: readonly string[] },
): TableNames {
  const columns = columnsOf(design, table)
  const dbNames = new Set(columns.map((column) => column.name))
  const single = new Set<Id>(given.keys.flatMap((key) => (key.columns.length === 1 ? key.columns : [])))
  const claims = new Claims(given.reserved)
  const names = new Map<Id, string>()
  const references = new Map<Id, string>()
  // What a text calls them already comes first.
  const called = (id: Id, into: Map<Id, string>) => {
    const name = given.wording.get(wordKey(id))
    if (name && claims.isFree(name)) into.set(id, claims.claim(name))
  }
  for (const column of columns) called(column.id, names)
  for (const key of given.keys) called(key.id, references)
  for (const column of columns) {
    if (names.has(column.id)) continue
    const plain = fieldName(column.name, given.style)
    const isOwn = plain === column.name && given.style === 'as-in-database'
    const bare = !isOwn && single.has(column.id) && stemOf(splitWords(column.name), []) === null && plain !== 'id'
    // A field may not be called as another column is in the database.
    const free = (name: string) => name === column.name || !dbNames.has(name)
    const wished = bare ? [`${plain}Id`, `${plain}Key`] : [plain]
    names.set(column.id, claims.claim(...pick(wished.filter(free), `${plain}Column`)))
  }
  given.keys.forEach((key, i) => {
    if (references.has(key.id)) return
    const target = singularWords(splitWords(given.targets[i] ?? ''))
    const own = telling(key, given.keys)
    const column = own.length === 1 && own[0] ? object(design, own[0]) : null
    const words = column ? splitWords(column.name as string) : []
    const stem = column ? (stemOf(words, target) ?? (words.length === 1 && words[0] === 'id' ? target : words)) : target
    const name = toCamel(stem)
    references.set(key.id, claims.claim(name, `${name}${toPascal(target)}`, `${name}Ref`))
  })
  return { columns: names, references }
}

const pick = (wished: readonly string[], otherwise: string): readonly [string, ...string[]] => {
  const [first, ...rest] = wished
  return first === undefined ? [otherwise] : [first, ...rest]
}
