import { LastFew, memoize } from '#base'
import type { TextImporter } from '#import'
import { bucketOf, type Design, type Id, incomingOf, kindOfId, referencesOf, type Wording } from '#model'
import type { Language } from './language.ts'
import { spokenOf } from './part.ts'
import { type Passage, passageOf } from './passages.ts'
import { areAlike, isOfSome, joined, type Piece, piecesOf, standApart } from './pieces.ts'
import type { Placed } from './place.ts'
import { followed, revise } from './revise.ts'
import { idOfKey } from './side.ts'

/** What the language writes of each root, in the words of a text, and beside them. */
type Written = { readonly written: ReadonlyMap<Id, string>; readonly rest: string }

/** How a text reads beside a design: what the next design leaves alone stays so. */
type Followed = Written & {
  readonly design: Design
  readonly wording: Wording
  /** As it was last typed, and as it reads now. */
  readonly held: readonly Piece[]
  readonly now: readonly Piece[]
}

/** A text of which a part was looked at anew. */
export type Mended = {
  readonly was: { readonly design: Design; readonly pieces: readonly Piece[] }
  readonly pieces: readonly Piece[]
  /** Where in the part each changed piece begins. */
  readonly from: ReadonlyMap<number, number>
  readonly part: Placed | null
}

/** Texts beside one design and those before it. */
const MOST = 8
const followers = new LastFew<Followed>(MOST)

function writtenOf(language: Language, design: Design, wording: Wording): Written {
  const written = new Map<Id, string>()
  let rest = ''
  for (const { about, text } of language.chunks(design, wording)) {
    if (about === null) rest += text
    else written.set(about, (written.get(about) ?? '') + text)
  }
  return { written, rest }
}

/** The roots of which something else is written now; null where there is more or less to write than there was. */
function changedRoots(language: Language, was: Written, now: Written): ReadonlySet<Id> | null {
  // What a text has to have imported it is given by its importer.
  if (was.rest !== now.rest && !language.importer.completed) return null
  const [before, after] = [[...was.written.keys()], [...now.written.keys()]]
  if (before.length === 0 || before.length !== after.length || before.some((id, i) => id !== after[i])) return null
  return new Set(after.filter((id) => was.written.get(id) !== now.written.get(id)))
}

/** The roots that what stands under these refers to, and the tables that refer to them. */
function* besideRoots(design: Design, roots: ReadonlySet<Id>): Generator<Id> {
  for (const root of roots) {
    for (const key of incomingOf(design, root)) if (key.parent) yield key.parent
    for (const it of bucketOf(design.objects, root)?.members.values() ?? [])
      for (const id of referencesOf(it)) {
        const other = bucketOf(design.objects, id)?.root
        if (other && kindOfId(other) !== 'schema') yield other
      }
  }
}

const passages = memoize(({ cutting }: TextImporter) =>
  memoize((piece: Piece): Passage => passageOf(piece.text, cutting)),
)

type Changing = {
  readonly design: Design
  readonly written: Written['written']
  readonly changed: ReadonlySet<Id>
}

/** The places of the pieces that have to be read to know what the text says of these roots. */
function neededFor(language: Language, pieces: readonly Piece[], { design, changed, written }: Changing) {
  const passageFor = passages(language.importer)
  const beside = new Set(besideRoots(design, changed))
  const [own, others, also]: [Passage[], Passage[], Passage[]] = [[], [], []]
  for (const piece of pieces) {
    const it = passageFor(piece)
    if (isOfSome(piece, changed)) own.push(it)
    else others.push(it)
    if (isOfSome(piece, beside)) also.push(it)
  }
  const wanted = [...changed].map((root) => passageOf(written.get(root) ?? '', language.importer.cutting))
  const needed = new Set([...own, ...spokenOf([...own, ...wanted], others, also)])
  return pieces.flatMap((piece, i) => (needed.has(passageFor(piece)) ? [i] : []))
}

/**
 * What has to be read: what has changed as it was last typed, and so what of that which it speaks of says something else
 * since then. What speaks of each other has to be of one time.
 */
function partFor(language: Language, was: Followed, given: Changing) {
  const changed = new Set(given.changed)
  for (;;) {
    const pieces = was.now.map((it, i) => (isOfSome(it, changed) ? (was.held[i] as Piece) : it))
    const places = neededFor(language, pieces, { ...given, changed })
    const others = places.filter((i) => pieces[i]?.text !== was.held[i]?.text)
    if (others.length === 0) return { changed, pieces, places }
    for (const i of others) for (const root of pieces[i]?.roots ?? []) changed.add(root)
  }
}

/** The same beside a later design, of which no more is read than what is written otherwise; null where that is not enough. */
function inPart(language: Language, was: Followed, design: Design): { now: Followed; mended: Mended } | null {
  const wording = followed(language, { design: was.design, wording: was.wording }, design)
  const next = writtenOf(language, design, wording)
  const rewritten = changedRoots(language, was, next)
  if (!rewritten) return null
  const before = { design: was.design, pieces: was.now }
  if (rewritten.size === 0) {
    const now = { ...was, ...next, design, wording }
    return { now, mended: { was: before, pieces: was.now, from: new Map(), part: null } }
  }
  const { changed, pieces, places } = partFor(language, was, { design, written: next.written, changed: rewritten })
  if (!standApart(pieces, changed)) return null
  const part = places.map((i) => pieces[i] as Piece)
  const about = new Set(part.flatMap((it) => [...it.roots]))
  const rootOf = (key: string) => bucketOf(design.objects, idOfKey(key))?.root
  const beside = [...wording].filter(([key]) => !changed.has(rootOf(key) ?? ('' as Id)))
  const write = (own: Wording): string => {
    const chunks = language.chunks(design, new Map([...beside, ...own]))
    return joined(chunks.filter((it) => it.about === null || about.has(it.about)))
  }
  const { text, last } = revise(language, joined(part), design, { write, isWhole: (root) => changed.has(root) })
  const became = last && piecesOf(language, text, last)
  if (!became || !areAlike(part, became)) return null
  const [now, from] = [[...was.now], new Map<number, number>()]
  let end = 0
  for (const [i, piece] of became.entries()) {
    const place = places[i] as number
    if (isOfSome(piece, changed)) {
      now[place] = piece
      from.set(place, end)
    } else if (piece.text !== pieces[place]?.text) return null
    end += piece.text.length
  }
  const words = new Map([...beside, ...last.wording])
  return {
    now: { ...was, ...writtenOf(language, design, words), design, wording: words, now },
    mended: { was: before, pieces: now, from, part: last },
  }
}

/** A text as it reads once it says what the design says, and what of it was looked at anew for that; null: all of it. */
export function revised(
  language: Language,
  text: string,
  design: Design,
): { readonly text: string; readonly mended: Mended | null } {
  const key = `${language.id} ${text}`
  const was = followers.get(key)
  const part = was && inPart(language, was, design)
  if (part) {
    followers.set(key, part.now)
    return { text: joined(part.now.now), mended: part.mended }
  }
  const whole = revise(language, text, design)
  const { first, last } = whole
  if (last) {
    const [held, now] = [piecesOf(language, text, first), piecesOf(language, whole.text, last)]
    const wording = followed(language, last, design)
    if (areAlike(held, now)) followers.set(key, { design, wording, ...writtenOf(language, design, wording), held, now })
  }
  return { text: whole.text, mended: null }
}
