import { tokenize } from '#base'
import { split, toldStatement } from '#import'

type Printer = (sql: string) => string

/** What stands in other lines is the same as long as these are. */
const commentsIn = (sql: string): string =>
  tokenize(sql)
    .flatMap((it) => (it.type === 'comment' ? [sql.slice(it.from, it.to).replace(/\s+/g, ' ').trim()] : []))
    .join('\n')

const MOST_ROUNDS = 3

/** One statement, laid out; as it stands where that can't be done without a word of it changing. */
function statement(sql: string, print: Printer): string {
  if (toldStatement(sql).parsed === null) return sql
  try {
    let now = sql
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const next = print(now).trim()
      if (toldStatement(next).says !== toldStatement(sql).says || commentsIn(next) !== commentsIn(sql)) return sql
      if (next === now) return now
      now = next
    }
    return sql
  } catch {
    return sql
  }
}

/** A script with each of its statements laid out; what stands between them stays. */
export async function formatSql(text: string): Promise<string> {
  const { formatDialect, postgresql } = await import('sql-formatter')
  const print: Printer = (sql) =>
    formatDialect(sql, { dialect: postgresql, tabWidth: 2, keywordCase: 'preserve', expressionWidth: 80 })
  let [made, at] = ['', 0]
  for (const piece of split(text)) {
    made += between(text.slice(at, piece.at.from))
    made += piece.sort === 'statement' ? statement(piece.text.trimEnd(), print) : piece.text
    at = piece.sort === 'statement' ? piece.at.from + piece.text.length : piece.at.to
  }
  return `${(made + between(text.slice(at))).trimEnd()}\n`
}

const between = (words: string): string =>
  words
    .replace(/^;[ \t]*$/, ';\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
