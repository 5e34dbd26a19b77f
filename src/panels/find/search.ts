import { whyThrown } from '#base'
import { type Bucket, bucketOf, type DbObject, type Design, type DiagramId, type Id } from '#model'
import { type FoundIn, type Text, textsOf } from './texts-of.ts'

export type FindQuery = {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWords: boolean
  /** The text is a regular expression. */
  readonly pattern: boolean
  readonly sorts: readonly FoundIn[]
  /** Only what is on this diagram. */
  readonly diagram: DiagramId | null
}

/** A place in a text of an object, or in a shape of a diagram. */
export type Hit = {
  readonly id: string
  readonly root: string
  readonly field: string
  readonly sort: FoundIn
  /** The line that it stands in, or as much of that as is worth showing. */
  readonly line: string
  readonly from: number
  readonly to: number
}
export type Found = { readonly hits: readonly Hit[]; readonly more: boolean } | { readonly wrong: string }

const MOST_HITS = 2000
const MOST_PER_TEXT = 20
const AROUND = 60

/** What finds the places of a query; the reason where its pattern is none. */
export function matcherOf({ text, matchCase, wholeWords, pattern }: FindQuery): RegExp | { wrong: string } {
  const plain = pattern ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // An underscore joins the words of a name: `user` is a whole word of `user_id`.
  const source = wholeWords ? `(?<![\\p{L}\\p{N}])(?:${plain})(?![\\p{L}\\p{N}])` : plain
  try {
    return new RegExp(source, `gum${matchCase ? '' : 'i'}`)
  } catch (problem) {
    return { wrong: whyThrown(problem) }
  }
}

/** The line round a place, cut to what is near. */
function lineAround(text: string, from: number, to: number): Pick<Hit, 'line' | 'from' | 'to'> {
  const begin = Math.max(text.lastIndexOf('\n', from - 1) + 1, from - AROUND)
  const end = text.indexOf('\n', to)
  const cut = text.slice(begin, Math.min(end === -1 ? text.length : end, to + AROUND * 2))
  const line = cut.trimStart()
  const shift = begin + cut.length - line.length
  return { line, from: from - shift, to: Math.min(to - shift, line.length) }
}

function* hitsIn(text: Text, about: { id: string; root: string }, matcher: RegExp): Generator<Hit> {
  let count = 0
  for (const found of text.text.matchAll(matcher)) {
    if (found[0] === '' || count++ >= MOST_PER_TEXT) return
    const at = lineAround(text.text, found.index, found.index + found[0].length)
    yield { ...about, field: text.field, sort: text.sort, ...at }
  }
}

function* objectsOf(design: Design, diagram: DiagramId | null): Generator<{ it: DbObject; root: Id }> {
  const places = diagram && design.diagrams.get(diagram)?.places
  const buckets = places
    ? [...places.keys()].flatMap((id) => bucketOf(design.objects, id) ?? [])
    : [...design.objects.buckets.values()]
  const nameOf = (bucket: Bucket) => bucket.members.get(bucket.root)?.name ?? ''
  for (const bucket of buckets.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)))
    for (const it of bucket.members.values()) yield { it, root: bucket.root }
}

function* allHits(design: Design, query: FindQuery, matcher: RegExp): Generator<Hit> {
  for (const { it, root } of objectsOf(design, query.diagram))
    for (const text of textsOf(it))
      if (query.sorts.includes(text.sort)) yield* hitsIn(text, { id: it.id, root }, matcher)
  if (!query.sorts.includes('note')) return
  for (const diagram of design.diagrams.values()) {
    if (query.diagram && diagram.id !== query.diagram) continue
    for (const [id, shape] of diagram.shapes)
      yield* hitsIn({ field: 'text', sort: 'note', text: shape.text }, { id, root: id }, matcher)
  }
}

/** Finds a text in the names, comments and SQL of a design. */
export function search(design: Design, query: FindQuery): Found {
  if (query.text === '') return { hits: [], more: false }
  const matcher = matcherOf(query)
  if ('wrong' in matcher) return matcher
  const hits: Hit[] = []
  for (const hit of allHits(design, query, matcher)) {
    if (hits.length >= MOST_HITS) return { hits, more: true }
    hits.push(hit)
  }
  return { hits, more: false }
}
