import { driftBetween } from '#model'
import { type Language, languageById } from '../language.ts'
import { readingOf } from '../revise.ts'
import { syntaxFaults } from '../sql/faults.ts'
import { linesOf } from '../sql/script.ts'
import type { Lexis } from './complete/cursor.ts'
import { dbmlLexis } from './complete/dbml.ts'
import { drizzleLexis } from './complete/drizzle.ts'
import { prismaLexis } from './complete/prisma.ts'
import { sqlmodelLexis } from './complete/sqlmodel.ts'
import { formatDbml } from './format/dbml.ts'
import { commentsIn } from './format/pieces.ts'
import { formatPrisma } from './format/prisma.ts'
import { formatPython } from './format/python.ts'
import { formatSql } from './format/sql.ts'
import { formatTypescript } from './format/typescript.ts'
import type { Asked } from './names.ts'
import type { Refused } from './rename.ts'

/** A text laid out, which says what it said. */
export type Formatted = { readonly text: string } | Refused

type Printing = { readonly print: (text: string) => string | Promise<string>; readonly lexis: Lexis }

const PRINTERS: Readonly<Record<string, Printing>> = {
  prisma: { print: formatPrisma, lexis: prismaLexis },
  drizzle: { print: formatTypescript, lexis: drizzleLexis },
  sqlmodel: { print: formatPython, lexis: sqlmodelLexis },
  dbml: { print: formatDbml, lexis: dbmlLexis },
}

const CHANGED = 'Laid out anew the text would not say quite the same, so it is left as it is.'

/** Lays a text out anew, every comment of it kept. Nothing is done to one that can't be read. */
export async function formatted({ language: id, text }: Pick<Asked, 'language' | 'text'>): Promise<Formatted> {
  if (id === 'sql') {
    const [fault] = syntaxFaults(text, linesOf(text))
    return fault ? unreadable(fault) : { text: await formatSql(text) }
  }
  const [language, printing] = [languageById(id), PRINTERS[id]]
  if (!language || !printing) return { refused: 'There is nothing that lays out this language.' }
  const [fault] = readingOf(language, text).notices.filter((it) => it.severity === 'error')
  if (fault) return unreadable(fault)
  const next = await printing.print(text)
  return next === text || saysTheSame(language, printing.lexis, { was: text, now: next })
    ? { text: next }
    : { refused: CHANGED }
}

const unreadable = ({
  at,
  message,
}: {
  readonly at?: { readonly line: number }
  readonly message: string
}): Refused => ({
  refused: `The text has to be readable first. Line ${at?.line ?? 1}: ${message}`,
})

type Both = { readonly was: string; readonly now: string }

/** Whether two texts say the same, with the same comments. */
function saysTheSame(language: Language, lexis: Lexis, { was, now }: Both): boolean {
  const [before, after] = [readingOf(language, was), readingOf(language, now)]
  const isSound = !after.notices.some((it) => it.severity === 'error')
  const comments = (text: string) => [...commentsIn(text, lexis)].sort().join('\n')
  return isSound && driftBetween(before.design, after.design).length === 0 && comments(was) === comments(now)
}
