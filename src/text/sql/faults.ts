import { tokenize } from '#base'
import { type Imported, lineStarts, placeAt, split } from '#import'
import type { Notice } from '#model'
import type { Line } from './script.ts'

/** What two scripts came to: of the text before an edit and after it. */
export type Two = { readonly was: Imported; readonly now: Imported }

/** What Postgres says of what is not there. */
export const MISSING: ReadonlySet<string> = new Set(['42P01', '42704', '42883', '42703', '3F000', '42830', '42P16'])

const word = (text: string, from: number, starts: readonly number[]) =>
  placeAt(starts, from, from + Math.max(1, /^[\w$]*/.exec(text.slice(from, from + 64))?.[0].length ?? 1))

const refused = (message: string, at: Notice['at']): Notice => ({
  code: 'import/refused',
  severity: 'error',
  message,
  ...(at ? { at } : {}),
})

/** A comment behind the last statement that nothing closes: it is in no statement, and takes in whatever is put behind it. */
function openComment(text: string, lines: readonly Line[]): number | null {
  if (!text.includes('/*', lines.at(-1)?.piece.at.to)) return null
  const from = split(text).at(-1)?.at.to ?? 0
  const open = tokenize(text.slice(from)).find((it) => it.type === 'comment' && it.unclosed)
  return open ? from + open.from : null
}

/** What Postgres' grammar refuses, at its place. */
export function syntaxFaults(text: string, lines: readonly Line[]): readonly Notice[] {
  const starts = lineStarts(text)
  const open = openComment(text, lines)
  if (open !== null) return [refused('unterminated /* comment', placeAt(starts, open, open + 2))]
  return lines.flatMap(({ piece, told }): Notice[] => {
    if (!told.fault) return []
    const from = Math.min(piece.at.from + told.fault.at, text.length)
    return [refused(told.fault.message, word(text, from, starts))]
  })
}

const nameIn = (message: string): string | null => /"([^"]+)"/.exec(message)?.[1] ?? null

/** Where a refusal is meant: at what it names, where Postgres does not say. */
function placeOf({ piece }: Line, from: number, message: string): number {
  const name = nameIn(message)
  const found = from === piece.at.from && name ? piece.text.indexOf(name) : -1
  return found > 0 ? from + found : from
}

/**
 * What Postgres refuses of the text and did not refuse of the one before. What is refused for want of something that is
 * refused itself goes without saying.
 */
export function refusals(text: string, lines: readonly Line[], { was, now }: Two): readonly Notice[] {
  const old = new Set(was.ledger.flatMap((it) => (it.fate === 'refused' ? [`${it.head} ${it.message}`] : [])))
  const fresh = now.ledger.flatMap((it, i) => {
    const line = lines[i]
    const isFresh = it.fate === 'refused' && !old.has(`${it.head} ${it.message}`)
    return isFresh && line ? [{ it, line, message: it.message ?? 'refused' }] : []
  })
  const unmade = new Set(fresh.flatMap(({ line }) => (line.told.names.derives ? (line.told.names.about ?? []) : [])))
  const own = fresh.filter(({ it, message }) => !MISSING.has(it.code ?? '') || !unmade.has(nameIn(message) ?? ''))
  const starts = lineStarts(text)
  return (own.length > 0 ? own : fresh).map(({ it, line, message }) =>
    refused(message, word(text, placeOf(line, it.at.from, message), starts)),
  )
}
