import {
  extensionsIn,
  type Imported,
  loadParser,
  type Reading,
  type ReadScript,
  SQL_PATH,
  type TextImporter,
} from '#import'
import { type Design, extensionsOf, holdText, type Notice } from '#model'
import { impose } from '../impose.ts'
import { place } from '../place.ts'
import { renamesBetween } from '../renames.ts'
import type { Shown, Typed } from '../type.ts'
import { type Affected, affected, changedLines } from './affected.ts'
import { MISSING, refusals, syntaxFaults, type Two } from './faults.ts'
import { partGiven, sqlGiven } from './given.ts'
import { findFault, saidBy, says } from './memory.ts'
import { renamesTyped } from './renames-typed.ts'
import { type Line, linesOf, outlineOfLines } from './script.ts'
import { staysForOthers } from './standing.ts'

type Given = { readonly before: Shown; readonly text: string }

/** SQL says all that a design holds, and in one form. */
const ASSIS: Pick<TextImporter, 'likeHeld'> = { likeHeld: (design) => ({ design, became: new Map() }) }

const importer = ASSIS as TextImporter

const scriptOf = (lines: readonly Line[], given: string, extensions: readonly string[]) => ({
  given,
  pieces: lines.map((it) => it.piece),
  extensions,
})

/** Reads as much of two texts as tells what differs between them. */
class Difference {
  readonly #read: ReadScript
  readonly #design: Design
  readonly #given: Given
  readonly #extensions: readonly string[]

  constructor(read: ReadScript, design: Design, given: Given) {
    this.#read = read
    this.#design = design
    this.#given = given
    this.#extensions = [...extensionsOf(design), ...extensionsIn(given.text)]
  }

  async part(reach: Affected): Promise<Two | null> {
    const given = sqlGiven(partGiven(this.#design, reach))
    const was = await this.#read(scriptOf(reach.was, given, this.#extensions))
    const now = was && (await this.#read(scriptOf(reach.now, given, this.#extensions)))
    return was && now && { was, now }
  }

  async whole(): Promise<Two> {
    const read = async (text: string): Promise<Imported> => {
      const done = await this.#read(scriptOf(linesOf(text), '', this.#extensions))
      if (!done) throw new Error('nothing is given, so nothing of that is refused')
      return done
    }
    return { was: await read(this.#given.before.sound), now: await read(this.#given.text) }
  }
}

type Lines = { readonly was: readonly Line[]; readonly now: readonly Line[] }

/** Both readings under the design's ids: what is only called otherwise keeps its own. */
function placed(
  { was, now }: Two,
  lines: Lines,
  { design, given: { before, text } }: { design: Design; given: Given },
) {
  const reading = (of: Imported, said: readonly Line[]): Reading => ({
    ...of,
    outline: () => outlineOfLines(said, of.design),
    wording: new Map(),
    mentions: () => [],
  })
  const [old, next] = [reading(was, lines.was), reading(now, lines.now)]
  const base = place(old, importer, { current: design })
  const renames = [
    ...renamesTyped(lines.was, lines.now),
    ...renamesBetween({ ...old, text: before.sound }, { ...next, text }),
  ]
  const after = place(next, importer, { current: base.design, beside: design, renames })
  return { was: base.design, now: after.design }
}

async function differenceOf(read: ReadScript, design: Design, given: Given) {
  const [was, now] = [linesOf(given.before.sound), linesOf(given.text)]
  const difference = new Difference(read, design, given)
  for (const referrers of [false, true]) {
    const reach = affected(was, now, { referrers })
    const two = reach && (await difference.part(reach))
    if (!reach || !two) break
    const faults = refusals(given.text, reach.now, two)
    const own = new Set(changedLines(was, now).now.map((it) => it.piece))
    const isSure = two.now.ledger.every(
      (it, i) => it.fate !== 'refused' || (own.has(reach.now[i]?.piece as never) && !MISSING.has(it.code ?? '')),
    )
    if (!isSure) continue
    if (faults.length > 0) return { faults, sides: null }
    const sides = placed(two, reach, { design, given })
    if (staysForOthers(design, sides.was, sides.now)) return { faults, sides }
  }
  const two = await difference.whole()
  const faults = refusals(given.text, now, two)
  return { faults, sides: faults.length > 0 ? null : placed(two, { was, now }, { design, given }) }
}

/**
 * What SQL says that someone has typed, done to the design. Postgres says what it means: what has changed runs on what it
 * leans on, before and after. What Postgres refuses is kept as a draft, and nothing is done.
 */
export async function typeSql(read: ReadScript, design: Design, given: Given): Promise<Typed> {
  const { before, text } = given
  const held = { language: 'sql', path: SQL_PATH, former: before.former }
  const draft = (notices: readonly Notice[]): Typed => {
    findFault(text, notices)
    return { changes: holdText(design, { ...held, text: before.sound, draft: text }), notices }
  }
  await loadParser()
  // What the text said until now is what a draft goes on from.
  if (!before.former) says(before.sound, design)
  const now = linesOf(text)
  const unread = syntaxFaults(text, now)
  if (unread.length > 0) return draft(unread)
  const changed = changedLines(linesOf(before.sound), now)
  if (changed.was.length + changed.now.length === 0)
    return { changes: holdText(design, { ...held, text }), notices: [] }
  const objects = before.former ? saidBy(before.sound) : null
  const current = objects ? { ...design, objects } : design
  const { faults, sides } = await differenceOf(read, current, given)
  if (!sides) return draft(faults)
  return {
    changes: [...holdText(design, { ...held, text }), ...impose(design, { ...sides, knowsUses: true })],
    notices: faults,
  }
}
