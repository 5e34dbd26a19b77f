import { quoteName, settled, type Token, tokenize } from '#base'
import { outputName } from './computed-name.ts'

/** What ends the list of a query's columns. */
const ENDS: ReadonlySet<string> = new Set(
  'from where group having window union intersect except order limit offset fetch for'.split(' '),
)

const isSign = (token: Token | undefined, ...values: readonly string[]): boolean =>
  token?.type === 'operator' && values.includes(token.value)
const isWord = (token: Token | undefined, value: string): boolean =>
  token?.type === 'name' && !token.quoted && token.value === value

/** Where a list of columns that begins after SELECT has its items, each from a token to before another. */
function itemsFrom(tokens: readonly Token[], start: number): readonly (readonly [from: number, to: number])[] {
  const items: (readonly [number, number])[] = []
  let from = start
  let depth = 0
  for (let at = start; ; at++) {
    const token = tokens[at]
    const isEnd = !token || (token.type === 'name' && !token.quoted && ENDS.has(token.value))
    if (depth === 0 && (isEnd || isSign(token, ',', ')', ';'))) {
      items.push([from, at])
      if (!isSign(token, ',')) return items
      from = at + 1
    } else if (!token) return items
    if (isSign(token, '(', '[')) depth++
    else if (isSign(token, ')', ']')) depth--
  }
}

/** `'l'::text` or `NULL::integer`, and nothing else. */
function isCastConstant(item: readonly Token[]): boolean {
  const cast = item.findIndex((it) => isSign(it, '::'))
  const isConstant = cast === 1 && (item[0]?.type !== 'name' || isWord(item[0], 'null'))
  return isConstant && item.slice(2).every((it) => !isWord(it, 'as')) && !item.slice(2).some((it) => isSign(it, '::'))
}

/**
 * A constant without a name in a query within another (a later part of a UNION) is printed with the cast that it came to
 * have, and what is read back from that is called after the type. This is the form that it comes to rest in.
 */
function withNamedConstants(sql: string): string {
  if (!/\(\s*(SELECT|WITH)\b/.test(sql) || !sql.includes('::')) return sql
  const tokens = tokenize(sql).filter((it) => it.type !== 'space' && it.type !== 'comment')
  const added: { readonly at: number; readonly text: string }[] = []
  let depth = 0
  for (const [i, token] of tokens.entries()) {
    if (isSign(token, '(')) depth++
    else if (isSign(token, ')')) depth--
    if (depth === 0 || !isWord(token, 'select')) continue
    for (const [from, to] of itemsFrom(tokens, i + 1)) {
      const item = tokens.slice(from, to)
      const name = isCastConstant(item) ? outputName(item) : null
      if (name !== null) added.push({ at: item.at(-1)?.to ?? 0, text: ` AS ${quoteName(name)}` })
    }
  }
  return added
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), sql)
}

/** SQL as Postgres prints it of a copy that was made by what it printed first. */
export const printedAgain = (sql: string): string => withNamedConstants(settled(sql))
