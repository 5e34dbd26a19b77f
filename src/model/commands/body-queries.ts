import type { Token } from '#base'

/** A token that matters, with its text. */
export type Word = Token & { readonly text: string }

export const isWord = (word: Word | undefined, ...values: readonly string[]): boolean =>
  word !== undefined && word.type !== 'string' && !word.quoted && values.includes(word.value)

/** Where each parenthesis among words closes. */
function closings(words: readonly Word[]): ReadonlyMap<number, number> {
  const open: number[] = []
  const found = new Map<number, number>()
  words.forEach((word, i) => {
    if (isWord(word, '(')) open.push(i)
    const from = isWord(word, ')') ? open.pop() : undefined
    if (from !== undefined) found.set(from, i)
  })
  return found
}

/** A query within a statement, or the statement itself (opened at -1): its own words are those of no query within it. */
type Query = { readonly from: number; readonly within: Query | null; readonly own: number[]; derived: boolean }

/** The queries of one statement, and what it calls by WITH. */
export class Queries {
  readonly called: ReadonlySet<string>
  readonly #at: readonly Query[]

  constructor(words: readonly Word[]) {
    const ends = closings(words)
    this.called = new Set(words.flatMap((_, i) => (isNamedQuery(words, i, ends) ? (words[i]?.value ?? []) : [])))
    const whole: Query = { from: -1, within: null, own: [], derived: false }
    const open: { readonly query: Query; readonly until: number }[] = [{ query: whole, until: words.length }]
    this.#at = words.map((word, i) => {
      while (open.length > 1 && i > (open.at(-1)?.until ?? 0)) open.pop()
      const around = open.at(-1)?.query ?? whole
      if (isWord(word, '(') && isWord(words[i + 1], 'select', 'with', 'values')) {
        around.derived ||= isWord(words[i - 1], 'from', 'join', ',', 'lateral')
        open.push({ query: { from: i, within: around, own: [], derived: false }, until: ends.get(i) ?? words.length })
        return around
      }
      around.own.push(i)
      around.derived ||= this.called.has(word.value) && isWord(words[i - 1], 'from', 'join', ',')
      return around
    })
  }

  /** Whether a bare name there can only be a column of a table that a query around it reads; null where others may have it. */
  reads(at: number, isRead: (own: readonly number[]) => boolean): boolean {
    for (let query: Query | null = this.#at[at] ?? null; query; query = query.within) {
      if (query.derived) return false
      if (isRead(query.own)) return true
    }
    return false
  }

  /** Whether a word stands in a query whose rows another one sees by name: not in `IN (SELECT …)`, nor in the statement itself. */
  isSeen(at: number, words: readonly Word[]): boolean {
    const from = this.#at[at]?.from ?? -1
    return from >= 0 && !isWord(words[from - 1], 'in', 'exists', 'any', 'some', 'all', 'array', '=')
  }
}

/** `WITH name (columns) AS MATERIALIZED (`. */
function isNamedQuery(words: readonly Word[], at: number, ends: ReadonlyMap<number, number>): boolean {
  if (words[at]?.type !== 'name' || !isWord(words[at - 1], 'with', 'recursive', ',')) return false
  const columns = isWord(words[at + 1], '(') ? (ends.get(at + 1) ?? at) : at
  if (!isWord(words[columns + 1], 'as')) return false
  let next = columns + 2
  while (isWord(words[next], 'not', 'materialized')) next++
  return isWord(words[next], '(') && isWord(words[next + 1], 'select', 'with', 'values', 'insert', 'update', 'delete')
}

const CLAUSES = ['from', 'where', 'set', 'values', 'returning', 'group', 'order', 'having', 'using', 'into', 'on']
const ENDS = 'from where group having window union intersect except order limit offset fetch for into loop'.split(' ')

/** Whether a column's name is what a select list calls it: it stands there by itself, and nothing else is said. */
export function namesOutput(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]
  if (next && !isWord(next, ',', ')', ';', ...ENDS)) return false
  let from = at
  while (isWord(words[from - 1], '.')) from -= 2
  if (isWord(words[from - 1], 'select', 'distinct', 'all')) return true
  if (!isWord(words[from - 1], ',')) return false
  let depth = 0
  for (let i = from - 2; i >= 0; i--) {
    if (isWord(words[i], ')')) depth++
    else if (isWord(words[i], '(') && depth-- === 0) return false
    else if (depth === 0 && isWord(words[i], 'select')) return true
    else if (depth === 0 && isWord(words[i], ...CLAUSES)) return false
  }
  return false
}
