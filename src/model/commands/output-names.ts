import { quoteName, type Token, tokenize } from '#base'

/** Words that end an item of a select list where they stand at its own depth. */
const ENDS: ReadonlySet<string> = new Set([
  'from',
  'where',
  'group',
  'having',
  'window',
  'union',
  'intersect',
  'except',
  'order',
  'limit',
  'offset',
  'fetch',
  'for',
])

const isWord = (token: Token, words: ReadonlySet<string>): boolean =>
  token.type === 'name' && !token.quoted && words.has(token.value)

const SELECT: ReadonlySet<string> = new Set(['select'])
const FILLERS: ReadonlySet<string> = new Set(['all', 'distinct'])

/** The items of a query's own select lists (not of those within parentheses), each as its tokens. */
function itemsOf(sql: string): readonly (readonly Token[])[] {
  const items: Token[][] = []
  let depth = 0
  let item: Token[] | null = null
  const close = () => {
    if (item && item.length > 0) items.push(item)
    item = null
  }
  for (const token of tokenize(sql)) {
    const text = sql.slice(token.from, token.to)
    if (token.type === 'space' || token.type === 'comment') continue
    if (text === ')') depth--
    if (depth > 0 || text === '(' || text === ')') item?.push(token)
    else if (isWord(token, SELECT)) item = []
    else if (isWord(token, ENDS)) close()
    else if (item && text === ',') {
      close()
      item = []
    } else if (item && !(item.length === 0 && isWord(token, FILLERS))) item.push(token)
    if (text === '(') depth++
  }
  close()
  return items
}

/** What a query calls a column by itself, because the column is called so: the last name of `posts.title`. */
function impliedBy(sql: string, item: readonly Token[]): Token | null {
  const plain = item.every((token, i) =>
    i % 2 === 0 ? token.type === 'name' : sql.slice(token.from, token.to) === '.',
  )
  return plain && item.length % 2 === 1 ? (item.at(-1) ?? null) : null
}

/** Whether a query takes whatever columns there are, so that its output is called as they are. */
export const takesAll = (sql: string): boolean =>
  itemsOf(sql).some((item) => item.some((token) => sql.slice(token.from, token.to) === '*') && item.length <= 3)

type Renaming = { readonly was: string; readonly now: string; readonly rename: (sql: string) => string }

/** `posts.heading AS title`, about to become `posts.title AS title`, which Postgres writes without the AS. */
function spared(sql: string, item: readonly Token[], { was, now }: Renaming): Token | null {
  const [as, name] = item.slice(-2)
  const column = impliedBy(sql, item.slice(0, -2))
  return column?.value === was && as?.value === 'as' && name?.type === 'name' && name.value === now ? column : null
}

/**
 * A query of a renamed column whose output keeps its names, as Postgres keeps those of a view: where the column's name was
 * the output's, `AS` says it from now on; what `AS` calls so already stays.
 */
export function keepOutputNames(sql: string, renaming: Renaming): string {
  const { was, rename } = renaming
  let text = ''
  let at = 0
  const take = (to: number) => {
    text += rename(sql.slice(at, to))
    at = to
  }
  for (const item of itemsOf(sql)) {
    const [first, last] = [item[0], item.at(-1)]
    if (!first || last?.type !== 'name') continue
    const spare = spared(sql, item, renaming)
    if (spare) {
      take(spare.to)
      at = last.to
    }
    if (last.value !== was) continue
    if (impliedBy(sql, item) === last) {
      const whole = sql.slice(first.from, last.to)
      take(last.to)
      if (rename(whole) !== whole) text += ` AS ${quoteName(was)}`
    } else if (item.at(-2)?.value === 'as') {
      take(last.from)
      text += sql.slice(last.from, last.to)
      at = last.to
    }
  }
  take(sql.length)
  return text
}
