import { type Token, tokenize } from '#base'
import type { Postgres } from './postgres.ts'

/**
 * PGlite is built without lz4 (0.5.16) and refuses whatever says it, a partition of a table that has it as well. So
 * while statements run pglz stands in for it, and the catalog is told in the end.
 */
type Columns = readonly string[]

/** The words that a column of `pg_attribute a` is found again by, after it may have moved in the catalog. */
const FOUND = `format('attrelid = %L::regclass and attname = %L', a.attrelid::regclass, a.attname)`

const columnsWithPglz = async (db: Postgres): Promise<Columns> =>
  (
    await db.query<{ found: string }>(
      `select ${FOUND} as found from pg_attribute a join pg_class c on c.oid = a.attrelid
       where a.attcompression = 'p' and not a.attisdropped and c.relkind in ('r', 'p', 'm', 'f')`,
    )
  ).rows.map((row) => row.found)

/** Whether a statement says lz4 of a column. */
export const saysLz4 = (sql: string): boolean => /\bcompression\b[\s'"]+lz4\b/i.test(sql)

type Words = readonly Token[]

const isWord = (token: Token | undefined, words: RegExp): boolean =>
  token?.type === 'name' && !token.quoted && words.test(token.value)

/** The table that CREATE TABLE or ALTER TABLE is about, as it is written. */
function tableIn(sql: string, words: Words): string | null {
  const from = words.findIndex((it) => isWord(it, /^table$/)) + 1
  const name = words.slice(from).findIndex((it) => !isWord(it, /^(if|not|exists|only)$/))
  const start = from + name
  let end = start
  while (words[end + 1]?.value === '.') end += 2
  return from > 0 && words[end] ? sql.slice(words[start]?.from, words[end]?.to) : null
}

/** The column in whose clause a word stands: the first word after a comma, a bracket, or ADD and ALTER COLUMN. */
function columnAt(sql: string, words: Words, at: number): string | null {
  let depth = 0
  for (let i = at; i >= 0; i--) {
    const word = words[i]
    if (word?.value === ')') depth++
    else if (word?.value === '(' && depth > 0) depth--
    else if (depth === 0 && (word?.value === ',' || word?.value === '(' || isWord(word, /^(column|add|exists)$/)))
      return sql.slice(words[i + 1]?.from, words[i + 1]?.to)
  }
  return null
}

/**
 * The statement with every `COMPRESSION lz4` said as pglz, and pglz, which it must not be mixed up with, as the default;
 * and what says that again in the end.
 */
function withStandIn(sql: string): { text: string; later: readonly string[] } {
  const words = tokenize(sql).filter((it) => it.type !== 'space' && it.type !== 'comment')
  const later: string[] = []
  let text = sql
  for (const [i, word] of [...words.entries()].reverse()) {
    if (!isWord(words[i - 1], /^compression$/)) continue
    const said = word.value.toLowerCase()
    if (said !== 'lz4' && said !== 'pglz') continue
    text = text.slice(0, word.from) + (said === 'lz4' ? 'pglz' : 'default') + text.slice(word.to)
    const [table, column] = [tableIn(sql, words), columnAt(sql, words, i)]
    if (said === 'pglz' && table && column)
      later.push(`alter table ${table} alter column ${column} set compression pglz`)
  }
  return { text, later }
}

/** Runs statements in a database without lz4. `say` turns each into what can run; `end` tells the catalog what was meant. */
export class Lz4 {
  readonly #db: Postgres
  readonly #pglz: Columns
  readonly #later: string[] = []

  private constructor(db: Postgres, pglz: Columns) {
    this.#db = db
    this.#pglz = pglz
  }

  /** Null where neither the database nor the statements know of lz4, so that nothing has to be done. */
  static async begin(db: Postgres, statements: readonly string[]): Promise<Lz4 | null> {
    const { rows } = await db.query(`select from pg_attribute where attcompression = 'l' limit 1`)
    if (rows.length === 0 && !statements.some(saysLz4)) return null
    const pglz = await columnsWithPglz(db)
    await db.exec(`update pg_attribute set attcompression = '' where attcompression = 'p'`)
    await db.exec(`update pg_attribute set attcompression = 'p' where attcompression = 'l'`)
    return new Lz4(db, pglz)
  }

  say(sql: string): string {
    if (!/\bcompression\b/i.test(sql)) return sql
    const { text, later } = withStandIn(sql)
    this.#later.push(...later)
    return text
  }

  async end(): Promise<void> {
    await this.#db.exec(`update pg_attribute set attcompression = 'l' where attcompression = 'p'`)
    const again = this.#pglz.map(
      (found) => `update pg_attribute set attcompression = 'p' where attcompression = '' and ${found}`,
    )
    for (const sql of [...again, ...this.#later])
      try {
        await this.#db.exec(sql)
      } catch {
        // The column is not there any more.
      }
  }
}
