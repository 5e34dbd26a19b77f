import type { Place } from '#model'
import { escapesAll } from './other-databases.ts'
import { leadsBack } from './way-back.ts'

/** One statement of a script, one that only takes back others, or a line that psql would have kept to itself. */
export type Piece = {
  readonly sort: 'statement' | 'way-back' | 'psql' | 'copy-data'
  readonly text: string
  readonly at: Place
}

/** Where each line begins, for turning an offset into line and column. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** A range of characters as a place. Binary search over the line starts. */
export function placeAt(starts: readonly number[], from: number, to: number): Place {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= from) low = middle
    else high = middle - 1
  }
  return { from, to, line: low + 1, column: from - (starts[low] ?? 0) + 1 }
}

const DOLLAR = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y
/** What ends a stretch in which nothing can begin or end a statement. */
const STOP = /[;'"$\-/()\\A-Za-z_\u0080-\uffff]/g
const COPY = /^\s*copy\b[^;]*\bfrom\s+stdin\b/i

function endOfString(sql: string, open: number, escapes: boolean): number {
  const backslash = escapes || (/[eE]/.test(sql[open - 1] ?? '') && !/[\w$]/.test(sql[open - 2] ?? ''))
  for (let i = open + 1; i < sql.length; i++) {
    if (backslash && sql[i] === '\\') i++
    else if (sql[i] === "'") {
      if (sql[i + 1] !== "'") return i + 1
      i++
    }
  }
  return sql.length
}

function endOfBlockComment(sql: string, open: number): number {
  const edge = /\/\*|\*\//g
  edge.lastIndex = open + 2
  for (let depth = 1, found = edge.exec(sql); found; found = edge.exec(sql)) {
    depth += found[0] === '/*' ? 1 : -1
    if (depth === 0) return edge.lastIndex
  }
  return sql.length
}

const orEnd = (at: number, sql: string): number => (at === -1 ? sql.length : at)

/** The state of one statement: what is open in it, so that its semicolon can be told from one inside. */
class Scan {
  parens = 0
  /** Depth of BEGIN ATOMIC … END and CASE … END inside it (manual: CREATE FUNCTION, sql_body). */
  blocks = 0
  routine = false
  /** Whether a backslash in any string hides what follows. */
  readonly escapes: boolean
  #previous = ''

  constructor(escapes: boolean) {
    this.escapes = escapes
  }

  word(word: string): void {
    const lower = word.toLowerCase()
    if (lower === 'function' || lower === 'procedure') this.routine = true
    if (lower === 'atomic' && this.#previous === 'begin' && this.routine) this.blocks = Math.max(1, this.blocks)
    else if (this.blocks > 0 && (lower === 'case' || lower === 'begin')) this.blocks++
    else if (this.blocks > 0 && lower === 'end') this.blocks--
    this.#previous = lower
  }
}

/** Where the piece of SQL at `at` (a string, a comment, a word …) ends. */
function skip(sql: string, at: number, scan: Scan): number {
  const char = sql[at]
  if (char === "'") return endOfString(sql, at, scan.escapes)
  if (char === '"') return orEnd(sql.indexOf('"', at + 1), sql) + 1
  if (char === '-') return sql[at + 1] === '-' ? orEnd(sql.indexOf('\n', at), sql) : at + 1
  if (char === '/') return sql[at + 1] === '*' ? endOfBlockComment(sql, at) : at + 1
  if (char === '$') {
    DOLLAR.lastIndex = at
    const tag = DOLLAR.exec(sql)?.[0]
    return tag ? Math.min(sql.length, orEnd(sql.indexOf(tag, at + tag.length), sql) + tag.length) : at + 1
  }
  if (char === '(') scan.parens++
  if (char === ')') scan.parens = Math.max(0, scan.parens - 1)
  WORD.lastIndex = at
  const word = WORD.exec(sql)?.[0]
  if (!word) return at + 1
  scan.word(word)
  return at + word.length
}

/** Where the next thing that matters starts: white space and comments between statements are passed over. */
function startOfPiece(sql: string, from: number): number {
  let at = from
  for (;;) {
    const space = /\s*/y
    space.lastIndex = at
    at += space.exec(sql)?.[0].length ?? 0
    if (sql.startsWith('--', at)) at = orEnd(sql.indexOf('\n', at), sql)
    else if (sql.startsWith('/*', at)) at = endOfBlockComment(sql, at)
    else if (sql[at] === ';') at++
    else return at
  }
}

/** The end of a statement: after its semicolon, or at the end of the text. */
function endOfStatement(sql: string, from: number, escapes: boolean): number {
  const scan = new Scan(escapes)
  for (let at = from; at < sql.length; ) {
    STOP.lastIndex = at
    const stop = STOP.exec(sql)
    if (!stop) return sql.length
    at = stop.index
    if (sql[at] === ';') {
      if (scan.parens === 0 && scan.blocks === 0) return at + 1
      at++
    } else if (sql[at] === '\\' && scan.parens === 0) {
      // `\gexec` and the like end a statement as a semicolon does; a backslash is no SQL outside a string.
      return at
    } else at = skip(sql, at, scan)
  }
  return sql.length
}

/**
 * Cuts a script into statements with their real places, as psql would: strings, dollar quotes, nested comments, rule
 * and BEGIN ATOMIC bodies are looked through; backslash commands and COPY data are pieces of their own.
 */
export function split(sql: string): readonly Piece[] {
  const starts = lineStarts(sql)
  const pieces: Piece[] = []
  const escapes = escapesAll(sql)
  let [behind, isBack] = [0, false]
  const push = (sort: Piece['sort'], from: number, to: number) =>
    pieces.push({ sort, text: sql.slice(from, to), at: placeAt(starts, from, to) })
  for (let at = startOfPiece(sql, sql.startsWith('\uFEFF') ? 1 : 0); at < sql.length; at = startOfPiece(sql, at)) {
    isBack = leadsBack(sql.slice(behind, at), isBack)
    if (sql[at] === '\\') {
      const end = orEnd(sql.indexOf('\n', at), sql)
      push('psql', at, end)
      at = end
      behind = end
      continue
    }
    const end = endOfStatement(sql, at, escapes)
    const closed = sql[end - 1] === ';'
    push(isBack ? 'way-back' : 'statement', at, closed ? end - 1 : end)
    const isCopy = closed && COPY.test(pieces.at(-1)?.text ?? '')
    at = end
    behind = end
    if (!isCopy) continue
    const data = Math.min(sql.length, orEnd(sql.indexOf('\n', end), sql) + 1)
    const stop = sql.startsWith('\\.', data) ? data : orEnd(sql.indexOf('\n\\.', data), sql)
    push('copy-data', data, stop)
    at = orEnd(sql.indexOf('\n', stop + 1), sql)
    behind = at
  }
  return pieces
}
