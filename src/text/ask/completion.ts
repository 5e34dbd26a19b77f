import { languageById } from '../language.ts'
import { passagesOf } from '../passages.ts'
import { dbmlSlots } from './complete/dbml.ts'
import { drizzleSlots } from './complete/drizzle.ts'
import { prismaSlots } from './complete/prisma.ts'
import type { Slots } from './complete/slots.ts'
import { sqlSlots } from './complete/sql.ts'
import { sqlmodelSlots } from './complete/sqlmodel.ts'
import type { Suggestion } from './complete/suggestion.ts'
import type { Asked } from './names.ts'

/** What fits where someone types: put in the place of what stands between these two. */
export type Completion = { readonly from: number; readonly to: number; readonly items: readonly Suggestion[] }

const MOST = 500

const SLOTS: Readonly<Record<string, Slots>> = {
  prisma: prismaSlots,
  drizzle: drizzleSlots,
  sqlmodel: sqlmodelSlots,
  dbml: dbmlSlots,
  sql: sqlSlots,
}

/** What fits where someone types, the most likely first; however much of the text is there yet. */
export function completionAt({ language, text, at, design }: Asked): Completion | null {
  const slots = SLOTS[language]
  const own = languageById(language)
  const passages = (of: string) => (own ? passagesOf(own, of) : [])
  const slot = slots?.({ passages, text, at, design })
  if (!slot) return null
  const { from, word } = slot.cursor
  const seen = new Set<string>()
  const items = slot.all.filter((it) => fits(it.label, word) && !seen.has(it.label) && seen.add(it.label))
  return { from, to: at, items: inOrder(items, word).slice(0, MOST) }
}

/** Whether the letters typed stand in a label, in their order. */
function fits(label: string, word: string): boolean {
  let at = 0
  const [whole, typed] = [label.toLowerCase(), word.toLowerCase()]
  for (const letter of typed) {
    at = whole.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** What begins as the word goes before what only holds it. */
function inOrder(items: readonly Suggestion[], word: string): readonly Suggestion[] {
  const begins = (it: Suggestion) => it.label.toLowerCase().startsWith(word.toLowerCase())
  return [...items.filter(begins), ...items.filter((it) => !begins(it))]
}
