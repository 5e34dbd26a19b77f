import { all, asCalled, type Change, type Design, heldText, holdText, type Notice, object } from '#model'
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

const isMissing = (was: Design, now: Design): boolean => [...all(was.objects)].some((it) => !object(now, it.id))

const hasErrors = (notices: readonly Notice[]): boolean => notices.some((it) => it.severity === 'error')

type Known = { readonly intent: Design['intent']; readonly shown: Map<string, Shown | null> }
const known = new WeakMap<Design['objects'], Known>()

/** What was shown of this design; where its cards stand is no matter. */
function shownOf({ objects, intent }: Design): Map<string, Shown | null> {
  const had = known.get(objects)
  if (had?.intent === intent) return had.shown
  const shown = new Map<string, Shown | null>()
  known.set(objects, { intent, shown })
  return shown
}

/** A text that stands beside the design, as it reads now; null where none does and the language is written anew each time. */
export function shownText(language: Language, design: Design): Shown | null {
  const all = shownOf(design)
  const had = all.get(language.id)
  if (had !== undefined) return had
  const now = readNow(language, design)
  all.set(language.id, now)
  return now
}

/** A design that was just made from a text says what that says: it need not be read again. */
export function isTyped(language: Language, design: Design, text: string): void {
  const held = heldText(design, language.id)
  if (held?.draft === null && held.lines.join('\n') === text)
    shownOf(design).set(language.id, { text, sound: text, former: false })
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
  const said = place(reading, language.importer, { current: was.design, beside: current })
  // A new name is one only where another is gone.
  const renames = isMissing(was.design, said.design)
    ? renamesBetween({ ...old, text: before.sound }, { ...reading, text })
    : []
  const now =
    renames.length === 0 ? said : place(reading, language.importer, { current: was.design, beside: current, renames })
  const changes = impose(design, { was: was.design, now: now.design })
  return { changes: [...holdText(design, { ...held, text }), ...changes], notices: reading.notices }
}
