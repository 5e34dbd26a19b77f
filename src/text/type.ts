import { asCalled, type Change, type Design, heldText, holdText, type Notice } from '#model'
import { carried } from './carried.ts'
import { impose } from './impose.ts'
import type { Language } from './language.ts'
import { knowPlace, type Placed } from './place.ts'
import { readingOf } from './revise.ts'
import { revised } from './revise-part.ts'
import { knowTold, retold, type Told, toldAnew, toldOf } from './told.ts'
import { typedInPart } from './type-part.ts'
import { understandBoth } from './understand.ts'

/**
 * A text as it is shown: where it can't be read, the one before it that could. `former`: the design has gone on since and
 * that one does not say so.
 */
export type Shown = { readonly text: string; readonly sound: string; readonly former: boolean }

/** What typing has led to. */
export type Typed = {
  readonly changes: readonly Change[]
  readonly notices: readonly Notice[]
  /** The design with the changes says what was typed, and need not be asked again. */
  readonly settle?: (design: Design) => void
}

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

/** The text that a language has for the design where nobody wrote one. */
export function writtenText(language: Language, design: Design): Shown {
  const text = language.write(design)
  return { text, sound: text, former: false }
}

function readNow(language: Language, design: Design): Shown | null {
  const held = heldText(design, language.id)
  if (!held) return null
  const text = held.lines.join('\n')
  const { text: sound, mended } = revised(language, text, design)
  const told = mended && toldAnew(language, design, mended)
  if (told) knowTold(language, design, { text: sound, tell: () => told })
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
  const part = before.former ? null : typedInPart(language, design, { was: before.sound, now: text })
  const done = part ?? typedWhole(language, design, given)
  const { changes, notices } = done
  const tell = (next: Design): Told | null =>
    part && retold(toldOf(language, before.sound, design), { ...part, before: design, design: next, text })
  return { changes, notices, settle: (next) => settle(language, next, { before, text, tell, now: part?.now ?? null }) }
}

type Settled = {
  readonly before: Shown
  readonly text: string
  /** What is then told of it, where that follows from what was. */
  readonly tell: (design: Design) => Told | null
  /** What was read of it. */
  readonly now: Placed | null
}

function settle(language: Language, design: Design, { before, text, tell, now }: Settled): void {
  const held = heldText(design, language.id)
  if (!held || before.former) return
  const isSound = held.draft === null
  const sound = isSound ? text : before.sound
  if (held.lines.join('\n') !== sound || (held.draft && held.draft.join('\n') !== text)) return
  shownOf(design).set(language.id, { text, sound, former: false })
  if (now && isSound) knowPlace(now, design)
  // Of a draft that is again what it was a draft of, all is known.
  if (text === before.sound) return
  knowTold(language, design, { text, tell: () => tell(design) })
}

/** The same, where the whole text is read. */
export function typedWhole(
  language: Language,
  design: Design,
  { before, text }: { readonly before: Shown; readonly text: string },
): Typed {
  const { former, sound } = before
  const { notices } = readingOf(language, text)
  const held = { language: language.id, path: language.path, former }
  if (hasErrors(notices)) return { changes: holdText(design, { ...held, text: sound, draft: text }), notices }
  const current = former ? asCalled(design, language.id) : design
  const { was, now } = understandBoth(language, { was: sound, now: text, current })
  const changes = impose(design, { was: was.design, now: now.design })
  return { changes: [...holdText(design, { ...held, text }), ...changes], notices }
}
