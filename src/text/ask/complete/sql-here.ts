import { type Token, tokenize } from '#base'
import { split } from '#import'

/** A bracket that is open at a place of a statement: which token it is, and where its item begins. */
export type Bracket = { readonly open: number; readonly item: number }

/** A place of a script, in its statement. */
export type SqlHere = {
  /** Where the word begins that is being typed. */
  readonly from: number
  readonly word: string
  /** What stands before it in the statement; names that are not quoted are in small letters. */
  readonly tokens: readonly Token[]
  /** The whole statement, with what stands behind the place. */
  readonly whole: readonly Token[]
  readonly brackets: readonly Bracket[]
  /** The last words before the place: `on delete`. */
  readonly tail: string
}

const matters = (it: Token): boolean => it.type !== 'space' && it.type !== 'comment'
/** The words of tokens; a quoted name is no keyword. */
export const saying = (tokens: readonly Token[]): string =>
  tokens.map((it) => (it.quoted ? `"${it.value}"` : it.value)).join(' ')

const TAIL = 10

/** Where someone types in a script; null in a comment, a string or a number. */
export function hereInSql(text: string, at: number): SqlHere | null {
  const piece = split(text).findLast((it) => it.sort === 'statement' && it.at.from <= at)
  const isIn = piece && at <= piece.at.to
  const start = isIn ? piece.at.from : at - (/\w*$/.exec(text.slice(0, at))?.[0].length ?? 0)
  const between = isIn ? '' : text.slice(piece?.at.to ?? 0, at)
  if (tokenize(between).some((it, i, all) => it.type === 'comment' && i === all.length - 1)) return null
  const all = tokenize(text.slice(start, at))
  const last = all.at(-1)
  const isOpen = last?.unclosed || (last?.type === 'comment' && text.startsWith('--', start + last.from))
  if (isOpen || last?.type === 'number' || last?.type === 'string') return null
  const isWord = last?.type === 'name' && !last.quoted
  const tokens = (isWord ? all.slice(0, -1) : all).filter(matters)
  const brackets: { open: number; item: number }[] = []
  for (const [i, it] of tokens.entries()) {
    if (it.value === '(' && it.type === 'operator') brackets.push({ open: i, item: i + 1 })
    else if (it.value === ')' && it.type === 'operator') brackets.pop()
    const own = brackets.at(-1)
    if (own && it.value === ',' && it.type === 'operator') own.item = i + 1
  }
  return {
    from: isWord ? start + last.from : at,
    word: isWord ? text.slice(start + last.from, at) : '',
    tokens,
    whole: isIn ? tokenize(piece.text).filter(matters) : [],
    brackets,
    tail: saying(tokens.slice(-TAIL)),
  }
}
