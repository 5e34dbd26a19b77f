import { sqlExporter, textOf } from '#export'
import { extensionsIn, type Imported, loadParser, type ReadScript } from '#import'
import { adopt, adoptedIds, asCalled, carryOver, type Design, extensionsOf, heldText, underIds } from '#model'
import { carried } from '../carried.ts'
import type { Shown } from '../type.ts'
import { followSql } from './follow-sql.ts'
import { heldSql, saidBy, says } from './memory.ts'
import { linesOf } from './script.ts'
import { typeSql } from './type-sql.ts'

type Known = { readonly intent: Design['intent']; readonly said: Design['objects'] | null; readonly shown: Shown }
const known = new WeakMap<Design['objects'], Known>()

/** The SQL that someone wrote beside the design, as it reads now; null where nobody did. */
export function shownSql(design: Design): Shown | null {
  const text = heldSql(design)
  if (text === null) return null
  const said = saidBy(text)
  const had = known.get(design.objects)
  if (had && had.intent === design.intent && had.said === said) return had.shown
  const shown = shownNow(design, text, said)
  known.set(design.objects, { intent: design.intent, said, shown })
  return shown
}

function shownNow(design: Design, text: string, said: Design['objects'] | null): Shown {
  const sound = said ? followSql(text, { ...design, objects: said }, design) : text
  const draft = heldText(design, 'sql')?.draft?.join('\n')
  if (draft === undefined) return { text: sound, sound, former: false }
  const now = carried({ from: text, to: sound, onto: draft })
  return now === null ? { text: draft, sound: text, former: true } : { text: now, sound, former: false }
}

/** The SQL of a design as it is written where nobody wrote one. */
export function writtenSql(design: Design): Shown {
  const text = sqlExporter.emit(design, sqlExporter.defaults).files.map(textOf).join('')
  return { text, sound: text, former: false }
}

/** A design that was just made from a text says what that says. */
export function isTypedSql(design: Design, text: string): void {
  const held = heldText(design, 'sql')
  if (held?.draft === null && held.lines.join('\n') === text) says(text, design)
}

/** Whether it is known what the text beside a design says, so that it can follow. */
export function isSqlReady(design: Design): boolean {
  const text = heldSql(design)
  return text === null || saidBy(text) !== null
}

/**
 * Finds out what the text beside a design says. The design is read in the same way, so that only what Postgres tells
 * apart is a difference.
 */
export async function readySql(read: ReadScript, design: Design): Promise<void> {
  const text = heldSql(design)
  if (text === null || saidBy(text)) return
  await loadParser()
  const extensions = [...extensionsOf(design), ...extensionsIn(text)]
  const whole = (script: string) =>
    read({ given: '', pieces: linesOf(script).map((it) => it.piece), extensions }) as Promise<Imported>
  const { design: own } = await whole(writtenSql(design).text)
  const { design: said } = await whole(text)
  const base = adopt(own, design)
  const called = asCalled(design, 'sql')
  const standing = underIds(said, called, adoptedIds(said, called))
  says(text, carryOver(design, base, standing))
  const shown = shownSql(design)
  // What is wrong in a draft is found out again.
  if (shown && shown.text !== shown.sound) await typeSql(read, design, { before: shown, text: shown.text })
}
