import type { Notice } from '#model'
import { onOneLine } from './one-line.ts'

/** `schema.sql:12:5: error: message [import/refused]`, as compilers say it and editors read it. */
export function noticeLine(notice: Notice, file: string): string {
  const path = notice.at?.path ? `${file.replace(/\/$/, '')}/${notice.at.path}` : file
  const at = notice.at ? `${path}:${notice.at.line}:${notice.at.column}` : file
  return onOneLine(`${at}: ${notice.severity}: ${notice.message} [${notice.code}]`)
}
