import { invariant, ranksBetween } from '#base'
import {
  all,
  automaticName,
  childrenOf,
  type DbObject,
  type Design,
  type Id,
  KINDS,
  type Kind,
  kindOf,
  plainForm,
  rootsOf,
} from '#model'
import { BadBytes, type ByteReader, type ByteWriter } from './bytes.ts'
import { nameFrom, patternOf } from './names.ts'
import { fieldsWriter, type Reading, readFields } from './value.ts'
import { Vocabulary, WORDS_KNOWN } from './vocabulary.ts'

/** Every object in the order in which a link holds them: the top level, then what stands under it, each root followed by its own. */
export function inLinkOrder(design: Design): readonly DbObject[] {
  const tops = KINDS.filter((kind) => kindOf(kind).under.length === 0).flatMap(
    (kind) => rootsOf(design, kind) as readonly DbObject[],
  )
  const roots = tops.flatMap((top) => byKind(childrenOf(design, top.id)))
  return [...tops, ...roots.flatMap((root) => [root, ...byKind(childrenOf(design, root.id))])]
}

/** Siblings grouped by kind: their order within a kind is what matters, and alike next to alike packs better. */
const byKind = (siblings: readonly DbObject[]): readonly DbObject[] =>
  KINDS.flatMap((kind) => siblings.filter((it) => it.kind === kind))

type Coding = { readonly out: ByteWriter; readonly text: (text: string) => void }

const NEAR = 31

/**
 * Places as small numbers: near the last one named (a key's columns follow their table), as the distance; far ones as
 * the place itself, so that every reference to a hub is the same bytes.
 */
class Places {
  #last: number

  constructor(start: number) {
    this.#last = start
  }

  write(place: number, out: ByteWriter): void {
    const distance = place - this.#last
    this.#last = place
    if (Math.abs(distance) <= NEAR) out.signed(distance)
    else out.count(place + 2 * NEAR + 1)
  }

  read(from: ByteReader, total: number): number {
    const code = from.count()
    const distance = code % 2 === 1 ? -(code + 1) / 2 : code / 2
    const place = code > 2 * NEAR ? code - 2 * NEAR - 1 : this.#last + distance
    if (place < 0 || place >= total) throw new BadBytes('a reference in the link leads nowhere')
    this.#last = place
    return place
  }
}

/** Stands for the object at a place until all objects' ids are known. */
class AtPlace {
  readonly place: number

  constructor(place: number) {
    this.place = place
  }
}

/** Today's words and, by kind, how its fields are written. */
function writersOfToday() {
  const words = new Vocabulary()
  const writers = new Map(
    words.kinds.map((kind, i) => {
      const write = fieldsWriter(kind, kindOf(kind).fields, { plain: plainForm(kind), words })
      return [kind, { number: i, write }] as const
    }),
  )
  return { size: words.size, writers }
}
let today: ReturnType<typeof writersOfToday> | null = null

export function writeObjects(design: Design, order: readonly DbObject[], { out, text }: Coding): void {
  const place = new Map<Id, number>(order.map((it, i) => [it.id, i]))
  today ??= writersOfToday()
  const { size, writers } = today
  out.count(size)
  out.count(order.length)
  let parent: Id | null = null
  for (const [i, it] of order.entries()) {
    const places = new Places(it.parent ? (place.get(it.parent) ?? i) : i)
    const to = { out, text, id: (id: Id) => places.write(place.get(id) ?? 0, out) }
    const automatic = automaticName(design, it)
    const named = automatic !== it.name
    const flags =
      (named ? 1 : 0) + (it.parent === parent ? 0 : 2) + (it.comment === null ? 0 : 4) + (it.uses.length > 0 ? 8 : 0)
    const writer = writers.get(it.kind)
    invariant(writer !== undefined, `a link can write a ${it.kind}`)
    out.count(writer.number * 16 + flags)
    if (it.parent !== parent) {
      out.count(it.parent === null ? 0 : (place.get(it.parent) ?? 0) + 1)
      parent = it.parent
    }
    if (named) text(patternOf(design, it))
    if (it.comment !== null) text(it.comment)
    if (it.uses.length > 0) {
      out.count(it.uses.length)
      for (const id of it.uses) to.id(id)
    }
    writer.write(it, to)
  }
}

const MOST_OBJECTS = 200_000

/** The objects of a link, under ids of their own. Names that were left out are filled in by `nameObjects`. */
export function readObjects(from: { bytes: ByteReader; text: () => string }): {
  objects: DbObject[]
  unnamed: ReadonlySet<Id>
} {
  const { bytes, text } = from
  const known = bytes.count()
  if (known > WORDS_KNOWN) throw new BadBytes('it speaks of things that came with a newer Schemawright')
  const words = new Vocabulary(known)
  const total = bytes.below(MOST_OBJECTS)
  const ranks = ranksBetween(null, null, Math.max(1, total))
  const ids: Id[] = []
  const raw: unknown[] = []
  const unnamed = new Set<Id>()
  // An id says its kind, and a reference may lead ahead: references are held as places until all kinds are known.
  const marked = (place: number): Id => new AtPlace(place) as unknown as Id
  let parent: number | null = null
  for (let i = 0; i < total; i++) {
    const head = bytes.below(words.kinds.length * 16)
    const kind = words.kinds[Math.floor(head / 16)] as Kind
    const id = `${kind}:l${i.toString(36)}` as Id
    ids.push(id)
    if (head & 2) {
      const place = bytes.below(total + 1)
      parent = place === 0 ? null : place - 1
    }
    const places = new Places(parent ?? i)
    const reading: Reading = { words, from: bytes, text, id: () => marked(places.read(bytes, total)) }
    const name = head & 1 ? text() : ''
    const comment = head & 4 ? text() : null
    const uses = head & 8 ? Array.from({ length: bytes.below(total) }, reading.id) : []
    const fields = { ...plainForm(kind), ...readFields(kind, kindOf(kind).fields, reading) }
    if (!(head & 1)) unnamed.add(id)
    raw.push({
      id,
      kind,
      name,
      parent: parent === null ? null : marked(parent),
      rank: ranks[i] as string,
      comment,
      uses,
      ...fields,
    })
  }
  const resolve = (value: unknown): unknown => {
    if (value instanceof AtPlace) return ids[value.place]
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]))
    return value
  }
  return { objects: raw.map((it) => resolve(it) as DbObject), unnamed }
}

/** Gives the objects of a link their names, where it holds only that they have the usual one, or a pattern. */
export function nameObjects(design: Design, unnamed: ReadonlySet<Id>): readonly DbObject[] {
  return [...all(design.objects)].flatMap((it) => {
    const name = unnamed.has(it.id) ? (automaticName(design, it) ?? it.kind) : nameFrom(design, it)
    return name === it.name ? [] : [{ ...it, name } as DbObject]
  })
}
