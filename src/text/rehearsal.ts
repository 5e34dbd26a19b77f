import type { Exporter } from '#export'
import { apply, type Design, kindOfId } from '#model'
import { completionAt } from './ask/completion.ts'
import { emitBeside } from './emit.ts'
import { type Language, languageById } from './language.ts'
import { toldOf } from './told.ts'
import { shownText, typed, writtenText } from './type.ts'
import { typedInPart } from './type-part.ts'

const REHEARSALS = 6

/** A letter more in the name of a column, so far down in a text. */
type Stroke = Parameters<typeof typed>[2] & { readonly at: number }

function strokeIn(language: Language, design: Design, share: number): Stroke | null {
  const before = shownText(language, design) ?? writtenText(language, design)
  const { sound } = before
  const columns = toldOf(language, sound, design).spans.filter((it) => kindOfId(it.about) === 'column')
  const at = (columns[Math.floor(columns.length * share)]?.from ?? -1) + 1
  return at === 0 ? null : { before, at, text: `${sound.slice(0, at)}x${sound.slice(at)}` }
}

/** Exporters in whose texts typing has been rehearsed. */
const rehearsed = new Set<Exporter>()

/**
 * Gets ready for someone to type, a step at a time. What is told of the whole text is known before a part of it is; then,
 * once, it is typed here and there and asked what fits, and what comes of it is thrown away.
 */
export function* getReadyToType(exporter: Exporter, designNow: () => Design | null): Generator<void> {
  const language = languageById(exporter.id)
  const start = designNow()
  if (!language || !start) return
  toldOf(language, (shownText(language, start) ?? writtenText(language, start)).text, start)
  if (rehearsed.has(exporter)) return
  rehearsed.add(exporter)
  for (let left = REHEARSALS; left >= 0; left--) {
    yield
    const design = designNow()
    const stroke = design && strokeIn(language, design, left / (REHEARSALS + 1))
    if (!stroke) return
    const { before, at, text } = stroke
    // What is asked comes last: it looks at all of the text once.
    if (left === 0) completionAt({ language: language.id, text, at: at + 1, design })
    // Where all of it would be read, whoever is about to type would wait for that.
    else if (!before.former && typedInPart(language, design, { was: before.sound, now: text })) {
      const done = typed(language, design, stroke)
      const next = apply(design, done.changes)
      done.settle?.(next)
      emitBeside(exporter, next)
    }
  }
}
