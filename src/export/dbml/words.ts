import { commentLines } from '../naming/one-line.ts'

/** A string in DBML: one line, or several between triple quotes. */
export function quote(text: string): string {
  const lines = commentLines(text).map((line) => line.replaceAll('\\', '\\\\').replaceAll("'", "\\'"))
  return lines.length === 1 ? `'${lines[0]}'` : `'''${lines.join('\n')}'''`
}

/** A text of several lines as it stands; null where DBML would cut off what its lines begin with. */
export const block = (text: string): string | null =>
  /^\S/.test(text) && !/[\r\t]|\s$/.test(text) ? `'''${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'''` : null

/** A name: quoted where it is more than letters, digits and underscores, or a word of the language. */
export const name = (text: string): string =>
  /^[A-Za-z_]\w*$/.test(text) && !KEYWORDS.has(text.toLowerCase())
    ? text
    : `"${text
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replaceAll(/[\r\n]/g, ' ')}"`

const KEYWORDS = new Set([
  'table',
  'enum',
  'ref',
  'project',
  'tablegroup',
  'tablepartial',
  'note',
  'indexes',
  'checks',
  'as',
  'null',
  'true',
  'false',
  'records',
  'use',
  'reuse',
  'from',
])

/** Line breaks, but for those in a text or name. */
const BREAKS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$\w*\$)[\s\S]*?\1|\s*[\r\n]\s*/g

/** SQL between backticks. The language knows no escape for them. */
export const expression = (sql: string): string =>
  `\`${sql.replaceAll('`', "'").replace(BREAKS, (whole) => (/^[$'"]/.test(whole) ? whole : ' '))}\``
