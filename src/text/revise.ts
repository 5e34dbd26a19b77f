import { equal } from '#base'
import type { Reading } from '#import'
import { all, asCalled, bucketOf, type DbObject, type Design, type Id, object, type Wording, wordKey } from '#model'
import type { Language } from './language.ts'
import { patch } from './patch.ts'
import { type Placed, place } from './place.ts'
import { idOfKey, type Keyed } from './side.ts'
import { edited } from './text-edit.ts'

/** Edits of names bring edits of what follows from them; what is still wrong after so many rounds can't be changed in place. */
const PATIENCE = 3
const ROUNDS = 5

/** The last texts that were read: the one at hand is asked for again and again. */
const readings = new Map<string, Reading>()

export function readingOf(language: Language, text: string): Reading {
  const key = `${language.id} ${text}`
  const known = readings.get(key)
  readings.delete(key)
  const reading = known ?? language.importer.understand(text)
  if (readings.size >= 6) readings.delete(readings.keys().next().value ?? '')
  readings.set(key, reading)
  return reading
}

/** A text in pieces, as far as they are of what may change. */
const keyed = (text: string, { reading, keyOf, design }: Placed, { isWhole }: Scope): Keyed => ({
  text,
  keyOf,
  outline: reading.outline().filter((node) => {
    const id = idOfKey(keyOf(node))
    return isWhole(bucketOf(design.objects, id)?.root ?? id)
  }),
})

/** An object's name in the text goes with its name in the design where the two were the same. */
export function followed(language: Language, held: Pick<Placed, 'design' | 'wording'>, design: Design): Wording {
  const names = new Set(held.wording.values())
  return new Map(
    [...held.wording].map(([key, name]) => {
      const id = key.slice(0, key.indexOf(' ')) as Id
      const [was, now] = [object(held.design, id), object(design, id)]
      const isKept = held.wording.has(wordKey(id, 'kept'))
      const follows = !isKept && key === wordKey(id) && was && now && was.name === name && now.name !== name
      return [key, follows && language.importer.mayCall(now.name) && !names.has(now.name) ? now.name : name] as const
    }),
  )
}

/** Where a text that follows the design would say something else than it does: by object, null where it should not or does not speak of it. */
function differences(design: Design, held: Design, now: Design): readonly Id[] {
  const found: Id[] = []
  for (const said of all(held.objects)) {
    const [next, own] = [object(now, said.id) as DbObject | null, object(design, said.id) as DbObject | null]
    if (!own || (next && !agree(said, next, own))) found.push(said.id)
  }
  for (const it of all(now.objects)) if (!object(held, it.id)) found.push(it.id)
  return found
}

/** Whether what a text says of an object is what the design holds, or what the language makes of that. */
function agree(said: DbObject, next: DbObject, own: DbObject): boolean {
  const [a, b, c] = [said, next, own] as readonly unknown[] as readonly Record<string, unknown>[]
  return Object.keys(a ?? {}).every(
    (key) => key === 'rank' || key === 'uses' || equal(a?.[key], b?.[key]) || equal(a?.[key], c?.[key]),
  )
}

type Compared = {
  readonly held: Placed
  readonly written: string
  readonly target: Placed
  readonly differing: readonly Id[]
}

/** How much of a design a text is to follow. */
export type Scope = {
  /** What the language writes of it, given the words of the text. */
  readonly write: (wording: Wording) => string
  /** Whether the text is all that there is of an object. */
  readonly isWhole: (root: Id) => boolean
}

type Onto = { readonly design: Design; readonly former: Design; readonly scope: Scope }

const everything = (language: Language, design: Design): Scope => ({
  write: (wording) => language.write(design, wording),
  isWhole: () => true,
})

/** What a text says beside what the language says of the design, in the text's own words. */
function compare(language: Language, text: string, { design, former, scope }: Onto): Compared {
  const held = place(readingOf(language, text), language.importer, { current: former })
  const written = scope.write(followed(language, held, design))
  const target = place(readingOf(language, written), language.importer, { current: design, beside: held.design })
  const rootOf = (id: Id) => (bucketOf(held.design.objects, id) ?? bucketOf(target.design.objects, id))?.root ?? id
  const differing = differences(design, held.design, target.design).filter((id) => scope.isWhole(rootOf(id)))
  return { held, written, target, differing }
}

/** The objects of which a text says something else than the design. */
export const strays = (language: Language, text: string, design: Design): readonly Id[] =>
  compare(language, text, { design, former: design, scope: everything(language, design) }).differing

/** A text that follows a design, and how it was read at first and at last; `last` is null where it was written anew. */
export type Revised = { readonly text: string; readonly first: Placed; readonly last: Placed | null }

/**
 * A text as it reads once it says what the design says: changed where they differ, as a person left it everywhere else.
 * The text itself where there is nothing to change; all of it written anew where it can't follow in place, as one that
 * makes several tables in a loop can't once one of them differs.
 */
export function revise(
  language: Language,
  text: string,
  design: Design,
  scope: Scope = everything(language, design),
): Revised {
  let now = text
  let former = asCalled(design, language.id)
  let patience = PATIENCE
  let first: Placed | null = null
  for (let round = 0; ; round++) {
    const { held, written, target, differing } = compare(language, now, { design, former, scope })
    first ??= held
    if (differing.length === 0) return { text: now, first, last: held }
    if (round === ROUNDS) return { text: written, first, last: null }
    const base = language.write(held.design, held.wording)
    const was = place(readingOf(language, base), language.importer, { current: held.design })
    // What can't be changed in place is written anew, with all that speaks of it.
    const stuck = round < patience ? null : rootsWith(differing, design, held.design)
    const patched = edited(
      now,
      patch({
        held: keyed(now, held, scope),
        was: keyed(base, was, scope),
        now: keyed(written, target, scope),
        withoutImplied: round === 0,
        ...(stuck ? { again: stuck } : {}),
      }),
    )
    const next = patched === now ? now : (language.importer.completed?.(patched) ?? patched)
    if (next === now && stuck) return { text: written, first, last: null }
    if (next === now && round > 0) patience = 0
    now = next
    former = design
  }
}

/** Every object of the roots that these belong to. */
function rootsWith(ids: readonly Id[], ...designs: readonly Design[]): ReadonlySet<Id> {
  const found = new Set<Id>()
  for (const id of ids)
    for (const { objects } of designs) {
      const bucket = bucketOf(objects, id)
      if (bucket) for (const member of bucket.members.keys()) found.add(member)
    }
  return found
}
