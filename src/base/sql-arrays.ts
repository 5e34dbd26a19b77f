import { type Token, tokenize } from './sql-tokens.ts'

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

/** The tokens that matter, and where each bracket among them closes. */
export class Words {
  readonly all: readonly Token[]
  readonly #sql: string
  readonly #ends = new Map<number, number>()

  constructor(sql: string) {
    this.#sql = sql
    this.all = tokenize(sql).filter((it) => it.type !== 'space' && it.type !== 'comment')
    const open: number[] = []
    for (const [i, { type, value }] of this.all.entries()) {
      if (type !== 'operator') continue
      if (CLOSES[value]) open.push(i)
      else if (value === ')' || value === ']') {
        const from = open.pop()
        if (from !== undefined) this.#ends.set(from, i)
      }
    }
  }

  is(at: number, value: string): boolean {
    const token = this.all[at]
    return token !== undefined && token.type !== 'string' && !token.quoted && token.value === value
  }

  /** Where the bracket opened at a token closes; -1 where none opens, or it never closes. */
  end(at: number): number {
    return this.#ends.get(at) ?? -1
  }

  /** Where the bracket closed at a token was opened; -1 where none was. */
  start(end: number): number {
    for (const [from, to] of this.#ends) if (to === end) return from
    return -1
  }

  text(from: number, to: number): string {
    return this.#sql.slice(this.all[from]?.from, this.all[to]?.to)
  }

  /** What stands between commas within a bracket. */
  items(open: number): readonly (readonly [from: number, to: number])[] {
    const close = this.end(open)
    const items: [number, number][] = []
    for (let at = open + 1, from = at; at <= close; at++) {
      if (at === close || this.is(at, ',')) {
        if (at > from) items.push([from, at - 1])
        from = at + 1
      } else if (this.end(at) > at) at = this.end(at)
    }
    return items
  }
}

/** `ARRAY[…]` and the cast of the whole that follows it, if one does, in the parentheses that Postgres may print. */
export type ArrayPrinted = {
  readonly open: number
  readonly from: number
  readonly to: number
  readonly cast: string | null
}

/** The array printed at a token (the word, or a parenthesis before it); null where none is. */
export function arrayAt(words: Words, at: number): ArrayPrinted | null {
  const inParens = words.is(at, '(') && words.is(at + 1, 'array')
  const open = inParens ? at + 2 : at + 1
  if (!inParens && !words.is(at, 'array')) return null
  const close = words.end(open)
  if (!words.is(open, '[') || close < 0) return null
  const end = inParens ? close + 1 : close
  if (inParens && words.end(at) !== end) return null
  let to = end
  if (words.is(end + 1, '::'))
    for (let i = end + 2; i < words.all.length; i++)
      if (words.is(i, '[') && words.is(i + 1, ']')) {
        to = i + 1
        break
      } else if (words.all[i]?.type !== 'name') break
  if (inParens && to === end) return null
  return { open, from: at, to, cast: to > end ? words.text(end + 2, to - 2) : null }
}

/**
 * `x IN ('a', 'b')` on a varchar column is printed as `ARRAY['a'::varchar, …]::text[]`, and what is read back from that
 * as `ARRAY['a'::varchar::text, …]`: the printed form is not a fixed point (ruleutils.c, all versions), so that a dump of
 * a restore differs from the dump. This is the form that it comes to rest in.
 */
function withSettledArrays(sql: string): string {
  if (!/\]\)?::[\w" ]+\[\]/.test(sql)) return sql
  const words = new Words(sql)
  let text = ''
  let done = 0
  for (let at = 0; at < words.all.length; at++) {
    const array = arrayAt(words, at)
    if (!array?.cast || words.end(array.open) === array.open + 1 || words.is(array.open + 1, 'array')) continue
    const inParens = words.is(at, '(')
    const items = words.items(array.open).map(([from, to]) => {
      const item = words.text(from, to)
      return inParens ? `(${item})::${array.cast}` : `${item}::${array.cast}`
    })
    text += `${sql.slice(done, words.all[at]?.from)}ARRAY[${items.join(', ')}]`
    done = words.all[array.to]?.to ?? done
    at = array.to
  }
  return text + sql.slice(done)
}

/** A view that is VALUES and nothing else is printed as `(VALUES …`, and what is read back from that as `( VALUES …`. */
function withSettledValues(sql: string): string {
  if (!sql.includes('(VALUES (')) return sql
  const tokens = tokenize(sql)
  const isList = (at: number) => tokens[at]?.value === '(' && tokens[at + 1]?.value === 'values'
  return tokens.map(({ from, to }, at) => `${sql.slice(from, to)}${isList(at) ? ' ' : ''}`).join('')
}

/** SQL as Postgres prints it of a copy that was made by what it printed first. */
export const settled = (sql: string): string => withSettledArrays(withSettledValues(sql))
