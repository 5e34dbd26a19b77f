import { LastFew } from '#base'
import { loadParser, type Mention, mentionsIn } from '#import'
import type { Design, Notice } from '#model'
import { languageById } from '../language.ts'
import { place } from '../place.ts'
import { readingOf } from '../revise.ts'
import { idOfKey } from '../side.ts'
import { linesOf } from '../sql/script.ts'

/** What someone asks of a text: at a place of it, beside the design that it says. */
export type Asked = {
  readonly language: string
  readonly text: string
  readonly at: number
  readonly design: Design
}

/** What a text names, under the ids of the design; of what that does not hold yet, under those of its own reading. */
export type Names = {
  readonly mentions: readonly Mention[]
  /** What the text says by itself. */
  readonly said: Design
  readonly faults: readonly Notice[]
}

/** Makes ready what a language needs before a text in it can be asked about. */
export const readyToAsk = async (language: string): Promise<void> => (language === 'sql' ? loadParser() : undefined)

const known = new LastFew<{ readonly objects: Design['objects']; readonly names: Names }>(3)

/** Everything that a text names. SQL's parser has to be loaded. */
export function namesOf({ language, text, design }: Omit<Asked, 'at'>): Names {
  const key = `${language} ${text}`
  const had = known.get(key)
  if (had?.objects === design.objects) return had.names
  const names = language === 'sql' ? namesOfSql(text, design) : namesOfText(language, text, design)
  known.set(key, { objects: design.objects, names })
  return names
}

const inOrder = (mentions: readonly Mention[]): readonly Mention[] =>
  mentions.filter((it) => it.to > it.from).sort((a, b) => a.from - b.from)

function namesOfSql(text: string, design: Design): Names {
  const pieces = linesOf(text).map((it) => it.piece)
  return { mentions: inOrder(mentionsIn(pieces, design)), said: design, faults: [] }
}

function namesOfText(id: string, text: string, design: Design): Names {
  const language = languageById(id)
  if (!language) return { mentions: [], said: design, faults: [] }
  const reading = readingOf(language, text)
  const placed = place(reading, language.importer, { current: design })
  const mentions = reading.mentions().map((it) => ({ ...it, about: idOfKey(placed.keyOf(it)) }))
  const faults = reading.notices.filter((it) => it.severity === 'error')
  return { mentions: inOrder(mentions), said: placed.design, faults }
}

/** The name at a place, or right before it. */
export function nameAt({ mentions }: Names, at: number): Mention | null {
  return mentions.find(({ from, to }) => from <= at && at <= to) ?? null
}

/** Whether two places name the same. */
export const isSame = (a: Mention, b: Mention): boolean => a.about === b.about && a.role === b.role
