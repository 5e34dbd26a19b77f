import { LastFew } from '#base'
import { type Outline, outlineOf, type Piece, split, type ToldStatement, toldStatement } from '#import'
import type { Design } from '#model'

/** A statement of a text, with what it tells without being run. */
export type Line = { readonly piece: Piece; readonly told: ToldStatement }

const texts = new LastFew<readonly Line[]>(4)

/** What runs of a script: psql's own commands and rows say nothing of a design. */
export function linesOf(text: string): readonly Line[] {
  const had = texts.get(text)
  if (had) return had
  const lines = split(text)
    .filter((piece) => piece.sort === 'statement')
    .map((piece) => ({ piece, told: toldStatement(piece.text) }))
  texts.set(text, lines)
  return lines
}

/** Statements whose effect reaches beyond what they name: the session's path, whoever acts, code that is run. */
const REACHING: ReadonlySet<string> = new Set(['DoStmt', 'CallStmt', 'SelectStmt', 'AlterDefaultPrivilegesStmt'])
const SETS: ReadonlySet<string> = new Set(['search_path', 'role', 'session_authorization', 'default_tablespace'])

/** Whether a statement may change what others mean that do not name it. */
export function reaches({ told: { parsed } }: Line): boolean {
  if (!parsed) return false
  if (parsed.tag === 'VariableSetStmt') return SETS.has(String(parsed.node.name))
  // As pg_dump begins each script: all names in it are written in full.
  if (parsed.tag === 'SelectStmt') return !/"set_config".*"search_path".*"sval":\{\}/.test(JSON.stringify(parsed.node))
  return REACHING.has(parsed.tag)
}

/** Whether the names of a text are looked up elsewhere than where ours are: pg_dump has them all written in full. */
export const isSteered = (text: string): boolean =>
  linesOf(text).some(({ told: { parsed } }) => {
    if (parsed?.tag === 'VariableSetStmt') return parsed.node.name === 'search_path'
    return parsed?.tag === 'SelectStmt' && /"search_path"/.test(JSON.stringify(parsed.node))
  })

const USUAL: ReadonlySet<string> = new Set(['search_path', 'public', 'pg_catalog', '$user', ''])

/** Whether a text sets the path to a schema of its own: what its names mean then is not what ours do. */
export const isElsewhere = (text: string): boolean =>
  isSteered(text) &&
  linesOf(text).some(({ told: { parsed } }) => {
    if (parsed?.tag !== 'VariableSetStmt' && parsed?.tag !== 'SelectStmt') return false
    const tree = JSON.stringify(parsed.node)
    if (!tree.includes('"search_path"')) return false
    const said = [...tree.matchAll(/"A_Const":\{"sval":\{(?:"sval":"([^"]*)")?/g)].map((it) => it[1] ?? '')
    return said.some((it) => it.split(',').some((name) => !USUAL.has(name.trim())))
  })

/** What closes the last statement of a text, where more is to come. */
export function closing(text: string): string {
  const last = split(text).at(-1)
  return last?.sort === 'statement' && text[last.at.to] !== ';' ? ';' : ''
}

/** Where a text goes on: before the way back that it may end with. */
export function endOfForth(text: string): number {
  const pieces = split(text)
  if (pieces.at(-1)?.sort !== 'way-back') return text.length
  const last = pieces.findLast((it) => it.sort === 'statement')
  return last ? text.indexOf('\n', last.at.to) + 1 : 0
}

/** Which piece of a text is about what of a design. */
export const outlineOfSql = (text: string, design: Design): Outline => outlineOfLines(linesOf(text), design)

/** The same of some of its statements. */
export const outlineOfLines = (lines: readonly Line[], design: Design): Outline =>
  outlineOf(
    lines.map((it) => it.piece),
    design,
  )
