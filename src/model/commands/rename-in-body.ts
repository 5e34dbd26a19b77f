import { quoteName, tokenize } from '#base'
import { isWord as is, namesOutput, Queries, type Word } from './body-queries.ts'
import { calledIn } from './rename-in-text.ts'

/** What is renamed in the body of a routine, and what the body may confuse it with. */
export type BodyName = {
  readonly was: string
  readonly now: string
  readonly schema: string
  /** The table that a column stands in; null for anything else. */
  readonly table: string | null
  readonly is: 'relation' | 'column' | 'type' | 'routine'
}

export type BodyContext = {
  /** Names that stand for something else in the body: its arguments. */
  readonly variables: ReadonlySet<string>
  /** Those of them that are rows of the table, by name and by number. */
  readonly rows: ReadonlySet<string>
  /** Other relations with a column of that name: where one of them is read too, a bare name could be theirs. */
  readonly rivals: ReadonlySet<string>
  /** NEW and OLD are rows of the table. */
  readonly isTrigger: boolean
  /** A name without its schema means this object. */
  readonly reachable: boolean
}

const wordsOf = (sql: string): readonly Word[] =>
  tokenize(sql)
    .filter((token) => token.type !== 'space' && token.type !== 'comment')
    .map((token) => ({ ...token, text: sql.slice(token.from, token.to) }))

/** The words of a body by statement. What PL/pgSQL puts between statements parts them too, but not within CASE. */
function statementsOf(words: readonly Word[]): readonly (readonly [from: number, to: number])[] {
  const statements: [number, number][] = []
  let from = 0
  let cases = 0
  words.forEach((word, i) => {
    if (is(word, 'case')) cases++
    if (is(word, 'end') && cases > 0) cases--
    const parts = is(word, ';') || (cases === 0 && is(word, 'then', 'else', 'loop', 'begin', 'declare'))
    if (!parts) return
    if (is(word, ';')) cases = 0
    statements.push([from, i])
    from = i + 1
  })
  statements.push([from, words.length])
  return statements
}

/** Every variable that a body declares, and the words of its type. */
function declaredIn(words: readonly Word[]): ReadonlyMap<string, readonly Word[]> {
  const declared = new Map<string, readonly Word[]>()
  let declaring = false
  for (const [from, to] of statementsOf(words)) {
    if (is(words[from - 1], 'declare')) declaring = true
    if (is(words[from - 1], 'begin')) declaring = false
    const name = words[from]
    if (declaring && name?.type === 'name' && to > from + 1) declared.set(name.value, words.slice(from + 1, to))
  }
  return declared
}

const CLAUSES = [
  'select',
  'from',
  'where',
  'set',
  'values',
  'returning',
  'group',
  'order',
  'having',
  'using',
  'into',
  'on',
]

/** Whether a word that could be a relation stands where only one can: after FROM, JOIN, INTO, or as a qualifier. */
function readsRelation(words: readonly Word[], at: number): boolean {
  const [before, after] = [words[at - 1], words[at + 1]]
  if (is(after, '.') || is(after, '%')) return true
  if (is(before, 'from', 'join', 'update', 'using', 'only', 'truncate', 'table')) return true
  if (is(before, 'into')) return is(words[at - 2], 'insert', 'merge')
  if (!is(before, ',')) return false
  let depth = 0
  for (let i = at - 1; i >= 0; i--) {
    if (is(words[i], ')')) depth++
    else if (is(words[i], '(') && depth-- === 0) return false
    else if (depth === 0 && is(words[i], ...CLAUSES)) return is(words[i], 'from', 'using')
  }
  return false
}

const isOfSchema = (words: readonly Word[], at: number, name: BodyName, context: BodyContext): boolean =>
  is(words[at - 1], '.') ? words[at - 2]?.value === name.schema : context.reachable

function namesObject(words: readonly Word[], at: number, { name, context }: Renaming): boolean {
  if (!isOfSchema(words, at, name, context)) return false
  const start = is(words[at - 1], '.') ? at - 2 : at
  if (name.is === 'routine') return is(words[at + 1], '(') && !is(words[start - 1], 'into', 'table')
  if (name.is === 'relation' && is(words[start - 1], 'with', 'recursive')) return false
  const reads = is(words[at + 1], '.', '%') || readsRelation([...words.slice(0, start), ...words.slice(at)], start)
  return (name.is === 'relation' && reads) || isType(words, { start, at })
}

const isType = (words: readonly Word[], { start, at }: { start: number; at: number }): boolean =>
  is(words[start - 1], '::') || (is(words[start - 1], 'as') && is(words[at + 1], ')')) || isDeclared(words, start)

/** Whether a word is the type of a variable. */
const isDeclared = (words: readonly Word[], at: number): boolean =>
  [...declaredIn(words).values()].some((type) => (is(type[0], 'constant') ? type[1] : type[0]) === words[at])

/** Whether a word stands in the list of columns of INSERT INTO the table, or is what UPDATE of the table sets. */
function isTarget(words: readonly Word[], at: number, table: string): boolean {
  if (is(words[at + 1], '=') && is(words[at - 1], 'set'))
    return words.slice(0, at).some((word, i) => is(word, 'update') && words[i + 1]?.value === table)
  let open = at
  while (open > 0 && (is(words[open], ',') || words[open]?.type === 'name')) open--
  return is(words[open], '(') && words[open - 1]?.value === table && is(words[open - 2], 'into', '.')
}

type Renaming = { readonly name: BodyName; readonly context: BodyContext }

type Found = { readonly at: ReadonlySet<number>; readonly outputs: ReadonlySet<number> }

/** What of a statement stands for an object that is read there by its bare name: nothing where WITH calls something so. */
function shadowed(words: readonly Word[], name: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [from, to] of statementsOf(words))
    if (new Queries(words.slice(from, to)).called.has(name))
      for (let i = from; i < to; i++) if (!is(words[i - 1], '.')) found.add(i)
  return found
}

function columnsIn(sql: string, words: readonly Word[], { name, context }: Renaming): Found {
  const table = name.table ?? ''
  const declared = declaredIn(words)
  const rows = [...declared].flatMap(([variable, type]) =>
    type.some((word, i) => word.value === table && (is(type[i + 1], '%') || type.length === i + 1)) ? [variable] : [],
  )
  const isVariable = context.variables.has(name.was) || declared.has(name.was)
  const at = new Set<number>()
  const outputs = new Set<number>()
  for (const [from, to] of statementsOf(words)) {
    const statement = words.slice(from, to)
    const queries = new Queries(statement)
    const text = sql.slice(statement[0]?.from ?? 0, statement.at(-1)?.to ?? 0)
    const called = queries.called.has(table) ? new Set<string>() : calledIn(text, table)
    const isRead = (own: readonly number[]) =>
      own.some((i) => statement[i]?.value === table && statement[i]?.type === 'name' && !is(statement[i + 1], '.'))
    const rival = statement.some((word) => word.type === 'name' && context.rivals.has(word.value))
    const owners = new Set([
      ...called,
      ...rows,
      ...context.rows,
      ...(called.size > 0 ? ['excluded'] : []),
      ...(context.isTrigger ? ['new', 'old'] : []),
    ])
    statement.forEach((word, i) => {
      if (word.type !== 'name' || word.value !== name.was || is(statement[i + 1], '(')) return
      const owner = is(statement[i - 1], '.') ? statement[i - 2] : null
      const bare = called.size > 0 && !rival && !isVariable && !is(statement[i - 1], 'as') && queries.reads(i, isRead)
      const isTyped = owner?.value === table && is(statement[i + 1], '%')
      const means = owner ? isTyped || owners.has(owner.value) : bare || isTarget(statement, i, table)
      if (!means) return
      at.add(from + i)
      if (namesOutput(statement, i) && queries.isSeen(i, statement)) outputs.add(from + i)
    })
  }
  return { at, outputs }
}

function objectsIn(words: readonly Word[], { name, context }: Renaming): Found {
  const hidden = name.is === 'relation' ? shadowed(words, name.was) : new Set<number>()
  const at = words.flatMap((word, i) =>
    word.type === 'name' && word.value === name.was && !hidden.has(i) && namesObject(words, i, { name, context })
      ? [i]
      : [],
  )
  return { at: new Set(at), outputs: new Set() }
}

/**
 * The body of a routine, in SQL or PL/pgSQL, with a name written anew where it can only be meant; what might be a
 * variable, another table's column or a piece of a text is left. `left` says whether the name still stands somewhere.
 */
export function renameInBody(sql: string, name: BodyName, context: BodyContext): { text: string; left: boolean } {
  const words = wordsOf(sql)
  const { at, outputs } =
    name.is === 'column' ? columnsIn(sql, words, { name, context }) : objectsIn(words, { name, context })
  let text = ''
  let done = 0
  const isLeft = (word: Word, i: number) =>
    !at.has(i) &&
    (word.type === 'string' ? word.text.includes(name.was) : word.type === 'name' && word.value === name.was)
  const left = words.some(isLeft)
  words.forEach((word, i) => {
    if (!at.has(i)) return
    // What reads a query's rows by their names finds the one that it always had.
    const as =
      outputs.has(i) || (left && name.is === 'column' && namesOutput(words, i)) ? ` AS ${quoteName(name.was)}` : ''
    text += sql.slice(done, word.from) + quoteName(name.now) + as
    done = word.to
  })
  return { text: text + sql.slice(done), left }
}
