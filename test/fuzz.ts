import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { randomFrom } from '#base'
import type { Postgres } from '#postgres'
import { split } from '../src/import/sql/split.ts'
import { importerInto } from './import-into.ts'

const own = new URL('../corpus/', import.meta.url)
const shared = new URL('../../shared/corpus/sql-postgres/', import.meta.url)

/** Scripts to begin with: our own cases and, where they are, the real ones. */
export function scripts(): readonly string[] {
  const cases = readdirSync(own).flatMap((name) => ['a.sql', 'b.sql'].map((file) => new URL(`${name}/${file}`, own)))
  const real = existsSync(shared)
    ? readdirSync(shared)
        .filter((name) => name.endsWith('.sql'))
        .map((name) => new URL(name, shared))
    : []
  return [...cases, ...real].filter((url) => existsSync(url)).map((url) => readFileSync(url, 'utf8'))
}

/** Their statements, without those that only bring rows. */
export const statementsOf = (texts: readonly string[]): readonly string[] =>
  texts
    .flatMap((text) => split(text))
    .filter(({ sort, text }) => sort !== 'copy-data' && text.length < 4000 && !/^\s*(insert|copy|do)\b/i.test(text))
    .map((piece) => piece.text)

const NASTY = [
  "'",
  '"',
  '$$',
  '$a$',
  '/*',
  '*/',
  '--',
  '\\',
  ';',
  '(',
  ')',
  '[',
  ',',
  '.',
  '::',
  'NULL',
  '\u0000',
  '\ufeff',
  '\u202e',
  '😀',
  'é',
  '1e999',
  '-0',
  '9'.repeat(40),
  'x'.repeat(70),
  'SELECT',
  'AS',
  'CASCADE',
  'pg_catalog.',
  '%s',
  '`',
  '<img onerror=1>',
]

/** A statement with a few things done to it that typing, cutting and pasting do. */
function mutate(sql: string, { random, others }: { random: () => number; others: readonly string[] }): string {
  const at = (text: string) => Math.floor(random() * (text.length + 1))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  let text = sql
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const from = at(text)
    const to = Math.min(text.length, from + Math.floor(random() * 20))
    switch (Math.floor(random() * 8)) {
      case 0:
        text = text.slice(0, from) + text.slice(to)
        break
      case 1:
        text = text.slice(0, from) + pick(NASTY) + text.slice(from)
        break
      case 2:
        text = text.slice(0, to) + text.slice(from, to) + text.slice(to)
        break
      case 3:
        text = text.slice(0, from)
        break
      case 4: {
        const words = text.split(/(\W+)/)
        const [one, two] = [Math.floor(random() * words.length), Math.floor(random() * words.length)]
        ;[words[one], words[two]] = [words[two] ?? '', words[one] ?? '']
        text = words.join('')
        break
      }
      case 5: {
        const other = pick(others)
        text = text.slice(0, from) + other.slice(at(other))
        break
      }
      case 6:
        text = text.slice(0, from) + String.fromCharCode(Math.floor(random() * 0x300)) + text.slice(from + 1)
        break
      default:
        text = text.replace(/\b\w+\b/, () => pick(others).match(/\b\w+\b/)?.[0] ?? '')
    }
  }
  return text
}

/** A script of mutated statements, or one cut off somewhere; the same for the same seed. */
export function mutant(
  seed: number,
  from: { scripts: readonly string[]; statements: readonly string[]; size: number },
): string {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  if (random() < 0.02) {
    const whole = pick(from.scripts).slice(0, 200_000)
    return whole.slice(0, Math.floor(random() * whole.length))
  }
  return Array.from({ length: from.size }, () =>
    mutate(pick(from.statements), { random, others: from.statements }),
  ).join(';\n')
}

const REST = /^(?:\s|;|\ufeff|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*$/

/** Imports a text, and says where the importer broke its promise: each statement answered, each refusal with its place. */
export async function troublesOf(db: Postgres, text: string): Promise<readonly string[]> {
  const troubles: string[] = []
  const pieces = split(text)
  let end = 0
  for (const { at } of pieces) {
    if (!REST.test(text.slice(end, at.from)))
      troubles.push(`left out of the pieces: ${text.slice(end, at.from).slice(0, 80)}`)
    end = Math.max(end, at.to)
  }
  try {
    const imported = await importerInto(db).read(text)
    if (!imported) return [...troubles, 'no answer']
    if (imported.ledger.length !== pieces.length)
      troubles.push(`${pieces.length} pieces, ${imported.ledger.length} answers`)
    for (const { fate, message, at } of imported.ledger) {
      if (fate !== 'refused') continue
      if (!message) troubles.push('a refusal without words')
      if (!(at.line >= 1 && at.column >= 1 && at.from >= 0 && at.from <= text.length && at.to >= at.from))
        troubles.push(`a refusal without a place: ${JSON.stringify(at)}`)
    }
    const refused = imported.ledger.filter((it) => it.fate === 'refused').length
    if (imported.notices.filter((it) => it.code === 'import/refused').length !== refused)
      troubles.push('a refusal without a notice')
  } catch (thrown) {
    troubles.push(
      `thrown: ${thrown instanceof Error ? `${thrown.message}\n${thrown.stack?.split('\n').slice(1, 4).join('\n')}` : String(thrown)}`,
    )
  }
  return troubles
}
