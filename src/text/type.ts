import { asCalled, type Change, type Design, heldText, holdText, type Notice } from '#model'
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

/** A text that stands beside the design, as it reads now; null where none does and the language is written anew each time. */
export function shownText(language: Language, design: Design): Shown | null {
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
 * What was changed in a sound text, changed in the draft that someone has made of it meanwhile; null where both have
 * changed the same lines.
 */
function carried({ from, to, onto }: { from: string; to: string; onto: string }): string | null {
  if (from === to) return onto
  const [was, now, draft] = [from.split('\n'), to.split('\n'), onto.split('\n')]
  const [typedOn, changed] = [alike(was, draft), alike(was, now)]
  const behind = was.length - typedOn.tail
  if (was.length - changed.tail <= typedOn.head)
    return [...now.slice(0, typedOn.head + now.length - was.length), ...draft.slice(typedOn.head)].join('\n')
  if (changed.head >= behind) return [...draft.slice(0, draft.length - typedOn.tail), ...now.slice(behind)].join('\n')
  return null
}

/** How many lines two texts share at their beginning and at their end. */
function alike(a: readonly string[], b: readonly string[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length)
  let [head, tail] = [0, 0]
  while (head < most && a[head] === b[head]) head++
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return { head, tail }
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
