import { quoteName, quoteText, RESERVED_WORDS, type Token, tokenize } from '#base'
import { isOperatorName } from '../kinds/operator-words.ts'

/** What is renamed: all of this name, or where it stands in a schema, not a field of something else: `new.species`. */
export type InText = { readonly was: string; readonly now: string; readonly schema?: string | null }

/** The SQL with each identifier that was one name written as the other. Strings are left alone, except whole ones for regclass. */
export function renameInText(sql: string, name: InText): string {
  const { was, now, schema = null } = name
  const tokens = tokenize(sql)
  const isField = (i: number): boolean =>
    schema !== null &&
    sql.slice(tokens[i - 1]?.from, tokens[i - 1]?.to) === '.' &&
    !(tokens[i - 2]?.type === 'name' && tokens[i - 2]?.value === schema)
  let text = ''
  for (const [i, token] of tokens.entries()) {
    const slice = sql.slice(token.from, token.to)
    if (token.type === 'name' && token.value === was && !isField(i)) text += quoteName(now)
    else if (token.type === 'operator' && token.value === was && isOperatorName(now)) text += now
    else if (token.type === 'string' && /^::reg(class|config|dictionary|collation)\b/.test(sql.slice(token.to))) {
      const renamed = renameInText(token.value, name)
      text += renamed === token.value ? slice : quoteText(renamed)
    } else text += slice
  }
  return text
}

const meant = (sql: string): readonly Token[] =>
  tokenize(sql).filter((token) => token.type !== 'space' && token.type !== 'comment')

/** Words that may follow a table and are no alias of it, though they could be names elsewhere. */
const AFTER_TABLE: ReadonlySet<string> = new Set(['set', 'values', 'overriding'])

/** What a query calls a table: by its alias where it has one, else by its name. */
export function calledIn(sql: string, table: string): ReadonlySet<string> {
  const tokens = meant(sql)
  const called = new Set<string>()
  tokens.forEach((token, i) => {
    if (token.type !== 'name' || token.value !== table) return
    const [next, second] = [tokens[i + 1], tokens[i + 2]]
    // Followed by a dot it is a qualifier by itself, and no place where the table is read.
    if (next && sql.slice(next.from, next.to) === '.') return
    const alias = next?.value === 'as' ? second : next
    const named =
      alias?.type === 'name' && (alias.quoted || !(RESERVED_WORDS.has(alias.value) || AFTER_TABLE.has(alias.value)))
    called.add(named ? alias.value : table)
  })
  return called
}

/**
 * Where a name with nothing before it means the column: nowhere; outside subqueries (whose columns Postgres prints with
 * their tables); or everywhere.
 */
export type Bare = 'nowhere' | 'outside' | 'everywhere'

/** Which tokens stand within a subquery. */
function within(sql: string, tokens: readonly Token[]): readonly boolean[] {
  const opened: boolean[] = []
  return tokens.map((token, i) => {
    const text = sql.slice(token.from, token.to)
    if (text === '(') opened.push(tokens[i + 1]?.value === 'select' || tokens[i + 1]?.value === 'with')
    if (text === ')') opened.pop()
    return opened.includes(true)
  })
}

type Meaning = { readonly was: string; readonly now: string; readonly of: ReadonlySet<string>; readonly bare: Bare }

/** The SQL with a column renamed only where it is meant: `posts.title`, not `drafts.title`. */
export function renameMeant(sql: string, { was, now, of, bare }: Meaning): string {
  const tokens = meant(sql)
  const inner = within(sql, tokens)
  let text = ''
  let at = 0
  tokens.forEach((token, i) => {
    if (token.type !== 'name' || token.value !== was) return
    const [owner, dot] = [tokens[i - 2], tokens[i - 1]]
    const qualified = dot !== undefined && sql.slice(dot.from, dot.to) === '.'
    const means = qualified
      ? owner?.type === 'name' && of.has(owner.value)
      : bare === 'everywhere' || (bare === 'outside' && !inner[i])
    if (!means) return
    text += sql.slice(at, token.from) + quoteName(now)
    at = token.to
  })
  return text + sql.slice(at)
}
