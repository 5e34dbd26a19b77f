import { asCalled, type Change, type Design, heldText, holdText, type Notice } from '#model'
import { carried } from './carried.ts'
import { impose } from './impose.ts'
import type { Language } from './language.ts'
import { place } from './place.ts'
import { renamesBetween } from './renames.ts'
import { readingOf, revise } from './revise.ts'

/**
 * A text as it is shown: where it can't be read, the one before it that could. `former`: the design has gone on since and
 * that one does not say so.
 */
export type Shown = { readonly text: string; readonly sound: string; readonly former: boolean }

/** What typing has led to. */
export type Typed = { readonly changes: readonly Change[]; readonly notices: readonly Notice[] }

const hasErrors = (notices: readonly Notice[]): boolean => notices.some((it) => it.severity === 'error')

const known = new WeakMap<Design, Map<string, Shown | null>>()

/** A text that stands beside the design, as it reads now; null where none does and the language is written anew each time. */
export function shownText(language: Language, design: Design): Shown | null {
  const all = known.get(design) ?? new Map<string, Shown | null>()
  known.set(design, all)
  const had = all.get(language.id)
  if (had !== undefined) return had
  const now = readNow(language, design)
  all.set(language.id, now)
  return now
}

/** The text that a language has for the design where nobody wrote one. */
export function writtenText(language: Language, design: Design): Shown {
  const text = language.write(design)
  return { text, sound: text, former: false }
}

function readNow(language: Language, design: Design): Shown | null {
  const held = heldText(design, language.id)
  if (!held) return null
  const text = held.lines.join('\n')
  const sound = revise(language, text, design)
  if (!held.draft) return { text: sound, sound, former: false }
  const draft = held.draft.join('\n')
  const now = carried({ from: text, to: sound, onto: draft })
  return now === null ? { text: draft, sound: text, former: true } : { text: now, sound, former: false }
}

/**
 * What a text says that someone has typed, done to the design. While it can't be read, nothing is done: the text is kept
 * as a draft.
 */
export function typed(
  language: Language,
  design: Design,
  given: { readonly before: Shown; readonly text: string },
): Typed {
  const { before, text } = given
  const { former } = before
  const reading = readingOf(language, text)
  const held = { language: language.id, path: language.path, former }
  if (hasErrors(reading.notices)) {
    const changes = holdText(design, { ...held, text: before.sound, draft: text })
    return { changes, notices: reading.notices }
  }
  const old = readingOf(language, before.sound)
  const current = former ? asCalled(design, language.id) : design
  const was = place(old, language.importer, { current })
  const renames = renamesBetween({ ...old, text: before.sound }, { ...reading, text })
  const now = place(reading, language.importer, { current: was.design, beside: current, renames })
  const changes = impose(design, { was: was.design, now: now.design })
  return { changes: [...holdText(design, { ...held, text }), ...changes], notices: reading.notices }
}
