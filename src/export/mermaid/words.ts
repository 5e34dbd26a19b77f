import { oneLine } from '../naming/one-line.ts'

/** A table's name in quotes: that takes dots, spaces and words of the language. Quotes, backslashes and `%` it can't take. */
export const entity = (name: string): string => `"${oneLine(name).replace(/["\\%]/g, '_') || '_'}"`

/** A name or type of an attribute, with what Mermaid can't read in it turned into underscores. */
export function attribute(text: string): string {
  const plain = text
    .trim()
    .replace(/\s*,\s*/g, '-')
    .replace(/[^\w\-[\]()]/g, '_')
  return /^[A-Za-z]/.test(plain) ? plain : `_${plain}`
}

/** Text in quotes. */
export const label = (text: string): string =>
  `"${oneLine(text).replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('\\', '/').replaceAll('%', '#37;')}"`
