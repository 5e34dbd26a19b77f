import { LastFew, memoize } from '#base'
import type { Outline, OutlineNode, Reading } from '#import'
import { type DbObject, type Design, type Id, type Notice, object, pathOf, rootsOf } from '#model'
import type { Language } from './language.ts'
import type { Part, Parts } from './part.ts'
import { joined } from './pieces.ts'
import { type Placed, place } from './place.ts'
import { readingOf } from './revise.ts'
import type { Mended } from './revise-part.ts'

export type Span = { readonly from: number; readonly to: number; readonly about: Id }

/** What is told beside a text: which part of it is about what, and what is wrong with it. */
export type Told = { readonly spans: readonly Span[]; readonly faults: readonly Notice[] }

export const isFault = (it: Notice): boolean => it.severity !== 'info'

const isThere = (design: Design, { kind, path }: NonNullable<Notice['lacks']>): boolean =>
  (rootsOf(design, kind) as readonly DbObject[]).some(
    (it) => it.name === path || pathOf(design, it.id).replace(/\(.*/s, '') === path,
  )

/** Of a text beside a design: what the design makes, the text need not. */
const isFaultBeside = (design: Design, it: Notice): boolean =>
  isFault(it) && (it.lacks === undefined || !isThere(design, it.lacks))

/** Of so many texts of one design at once: the sound one, and drafts of it. */
const MOST = 4
const knownOf = memoize((_: Design['objects']) => new LastFew<() => Told>(MOST))

const keyOf = (language: Language, text: string): string => `${language.id} ${text}`

/** Found out once it is asked for, and only once. */
export function toldOf(language: Language, text: string, design: Design): Told {
  const all = knownOf(design.objects)
  const key = keyOf(language, text)
  const told = all.get(key)?.() ?? toldOfWhole(language, text, design)
  all.set(key, () => told)
  return told
}

/** How to find out what is told of a text, of which only a part needs to be looked at; null where all of it does. */
export function knowTold(
  language: Language,
  design: Design,
  { text, tell }: { text: string; tell: () => Told | null },
): void {
  knownOf(design.objects).set(keyOf(language, text), () => tell() ?? toldOfWhole(language, text, design))
}

function toldOfWhole(language: Language, text: string, design: Design): Told {
  const placed = place(readingOf(language, text), language.importer, { current: design })
  return { spans: spansOf(placed, design), faults: faultsOf(placed.reading, text, design) }
}

/** A text of several files is shown as one: the place is that of the whole. */
const faultsOf = (reading: Reading, text: string, design: Design): readonly Notice[] =>
  reading.notices.flatMap((it) =>
    isFaultBeside(design, it) ? [it.at?.path ? placedAt(it, text, it.at.from) : it] : [],
  )

/** The same notice at another place of a text. */
export function placedAt(notice: Notice, text: string, from: number): Notice {
  const { at } = notice
  if (!at) return notice
  const before = text.slice(0, from)
  const line = before.split('\n').length
  const column = from - (before.lastIndexOf('\n') + 1) + 1
  return { ...notice, at: { ...at, from, to: from + at.to - at.from, line, column } }
}

const spansOf = ({ reading, keyOf }: Placed, design: Design): readonly Span[] =>
  spansIn(reading.outline(), (node) => {
    const about = keyOf(node).split(' ')[0] as Id
    return object(design, about) ? about : null
  })

/** What each piece of an outline is about, in the order of the text. */
export function spansIn(outline: Outline, aboutOf: (node: OutlineNode) => Id | null): readonly Span[] {
  const spans: Span[] = []
  const go = (nodes: Outline) => {
    for (const node of nodes) {
      const about = node.sort === 'part' || node.sort === 'item' ? null : aboutOf(node)
      if (about) spans.push({ from: node.whole.from, to: node.whole.to, about })
      go(node.children)
    }
  }
  go(outline)
  return spans.sort((a, b) => a.from - b.from || b.to - a.to)
}

type Edited = {
  readonly parts: Parts
  readonly was: Placed
  readonly now: Placed
  readonly before: Design
  readonly design: Design
  /** The whole text as it now is. */
  readonly text: string
}

type At = { readonly from: number }
const isIn = ({ from, to }: Part, at: At): boolean => at.from >= from && at.from < to

/** What the passages that have not changed are about. */
const beside = (spans: readonly Span[], part: Part): string =>
  JSON.stringify(
    spans.flatMap(({ from, to, about }) =>
      isIn(part, { from }) ? [] : [from < part.from ? from : from - part.to, to - from, about],
    ),
  )

/** What is told of a text of which only a part has changed; null where that changes what is told of the rest. */
export function retold(told: Told, edited: Edited): Told | null {
  const { now, design, text } = edited
  const { was, now: part } = edited.parts
  const spans = spansOf(now, design)
  if (beside(spansOf(edited.was, edited.before), was) !== beside(spans, part)) return null
  const end = was.whole + was.to - was.from
  const by = part.to - part.from - (was.to - was.from)
  const moved = part.whole - part.from
  const isOwn = (at: At) => isIn(part, at)
  const own = spans.filter(isOwn)
  const before = (it: At) => it.from < was.whole
  const behind = (it: At) => it.from >= end
  const faults = now.reading.notices.filter((it) => isFaultBeside(design, it) && it.at && isOwn(it.at))
  return {
    spans: [
      ...told.spans.filter(before),
      ...own.map(({ from, to, about }) => ({ from: from + moved, to: to + moved, about })),
      ...told.spans.filter(behind).map(({ from, to, about }) => ({ from: from + by, to: to + by, about })),
    ],
    faults: [
      ...told.faults.filter((it) => !it.at || before(it.at)),
      ...faults.map((it) => placedAt(it, text, (it.at?.from ?? 0) + moved)),
      ...told.faults.flatMap((it) => (it.at && behind(it.at) ? [placedAt(it, text, it.at.from + by)] : [])),
    ],
  }
}

/** Where each of some pieces begins. */
function startsOf(pieces: readonly { readonly text: string }[]): readonly number[] {
  let end = 0
  return pieces.map(({ text }) => {
    const from = end
    end += text.length
    return from
  })
}

/** What is told of a text of which some pieces were read anew; null where nothing is known of the one before it. */
export function toldAnew(language: Language, design: Design, { was, pieces, from, part }: Mended): Told | null {
  const told = knownOf(was.design.objects).get(keyOf(language, joined(was.pieces)))?.()
  if (!told) return null
  const text = joined(pieces)
  const [before, now] = [startsOf(was.pieces), startsOf(pieces)]
  let i = 0
  /** How far what stands at a place has moved; null where that is a piece read anew. Mostly asked from piece to piece. */
  const movedBy = (at: number): number | null => {
    if (at < (before[i] ?? 0)) i = 0
    while ((before[i + 1] ?? Number.POSITIVE_INFINITY) <= at) i++
    return from.has(i) ? null : (now[i] ?? 0) - (before[i] ?? 0)
  }
  const anew = <T>(found: readonly T[], atOf: (it: T) => number | undefined, move: (it: T, by: number) => T): T[] =>
    [...from].flatMap(([i, start]) =>
      found.flatMap((it) => {
        const at = atOf(it) ?? -1
        return at >= start && at < start + (pieces[i]?.text.length ?? 0) ? [move(it, (now[i] ?? 0) - start)] : []
      }),
    )
  const moved = (it: Span, by: number): Span => ({ ...it, from: it.from + by, to: it.to + by })
  const placed = (it: Notice, by: number): Notice => (by === 0 ? it : placedAt(it, text, (it.at?.from ?? 0) + by))
  const spans = told.spans.flatMap((it) => {
    const by = object(design, it.about) ? movedBy(it.from) : null
    return by === null ? [] : [moved(it, by)]
  })
  const faults = told.faults.flatMap((it) => {
    const by = it.at ? movedBy(it.at.from) : 0
    return by === null ? [] : [placed(it, by)]
  })
  const own = part ? anew(spansOf(part, design), (it) => it.from, moved) : []
  const wrong = part
    ? anew(
        part.reading.notices.filter((it) => isFaultBeside(design, it)),
        (it) => it.at?.from,
        placed,
      )
    : []
  return {
    spans: [...spans, ...own].sort((a, b) => a.from - b.from || b.to - a.to),
    faults: [...faults, ...wrong].sort((a, b) => (a.at?.from ?? 0) - (b.at?.from ?? 0)),
  }
}
