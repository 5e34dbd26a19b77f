import type { Printer } from '#base'
import type { Id } from '#model'
import { commentLines } from '../naming/one-line.ts'

/** A comment of the database as JSDoc; nothing in it can end the comment. */
export function writeDoc(printer: Printer<Id>, comment: string | null, indent: string): void {
  if (!comment) return
  const lines = commentLines(comment).map((line) => line.replaceAll('*/', '*\\/'))
  if (lines.length === 1) printer.write(`${indent}/** ${lines[0]} */\n`)
  else printer.write(`${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`)
}
