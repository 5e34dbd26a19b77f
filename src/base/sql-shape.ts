import { remembered } from './memo.ts'
import { type Token, tokenize } from './sql-tokens.ts'

const OPENS: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

/** A line comment takes in whatever comes after it, and so does a piece that never closes. An empty quoted name is an error. */
function isClosed(sql: string, token: Token): boolean {
  if (token.unclosed) return false
  if (token.type === 'comment') return sql.startsWith('/*', token.from)
  return !token.quoted || token.value !== ''
}

/**
 * Whether a text can stand inside a statement without ending it or reaching out of its place: brackets pair up, nothing
 * is left open, no semicolon, no line comment that would take in what follows. It says nothing of whether it is right.
 * With `several`, semicolons may part statements within parentheses.
 */
export function staysInPlace(sql: string, several = false): boolean {
  return stay(sql, tokenize(sql), several)
}

function stay(sql: string, tokens: readonly Token[], several = false): boolean {
  const open: string[] = []
  for (const token of tokens) {
    if (!isClosed(sql, token)) return false
    if (token.type !== 'operator') continue
    for (const char of token.value) {
      if (char === ';' && !(several && open.length > 0)) return false
      const closing = OPENS[char]
      if (closing) open.push(closing)
      else if ((char === ')' || char === ']') && open.pop() !== char) return false
    }
  }
  return open.length === 0
}

/** Whether a text can only be one expression: it stays in its place, and no comma begins a next one beside it. */
export const isOneExpression = remembered((sql): boolean => {
  const tokens = tokenize(sql)
  let depth = 0
  const comma = tokens.some(({ type, value }) => {
    if (type === 'operator') depth += value in OPENS ? 1 : value === ')' || value === ']' ? -1 : 0
    return type === 'operator' && value === ',' && depth === 0
  })
  return !comma && stay(sql, tokens)
})

/** Whether a text can only be the name of a type: names, dots, and a modifier in parentheses. */
export const looksLikeType = remembered((sql): boolean => {
  const tokens = tokenize(sql)
  const isPart = (it: Token) => ['name', 'space', 'number'].includes(it.type) || /^[(),.[\]-]+$/.test(it.value)
  return tokens.every(isPart) && stay(sql, tokens)
})

/** Whether a text is a body as SQL itself has it: `RETURN …`, or `BEGIN ATOMIC … END` with its own semicolons inside. */
export function isSqlBody(sql: string): boolean {
  const words = tokenize(sql).filter((it) => it.type !== 'space' && it.type !== 'comment')
  const is = (token: Token | undefined, word: string) =>
    token?.type === 'name' && !token.quoted && token.value.toLowerCase() === word
  if (is(words[0], 'return')) return staysInPlace(sql)
  if (!is(words[0], 'begin') || !is(words[1], 'atomic')) return false
  let cases = 0
  const end = words.findIndex((token) => {
    if (is(token, 'case')) cases++
    return is(token, 'end') && cases-- === 0
  })
  const inside = tokenize(sql).filter((it) => !/^;+$/.test(it.value))
  return end === words.length - 1 && stay(sql, inside)
}
