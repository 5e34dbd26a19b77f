import * as v from 'valibot'
import { type Design, type Id, type IntentEntry, intentEntry, intentKey } from '#model'
import { BadBytes, type ByteReader, type ByteWriter } from './bytes.ts'

/** Stands before the place of an object within an entry's JSON; no text of a person begins with it. */
const AT_PLACE = '\u0000@'

/** A file that someone wrote beside the design is longer than all the rest, and the design says what it says. */
const UNSHARED: ReadonlySet<IntentEntry['sort']> = new Set(['text', 'called'])

type Out = { readonly to: ByteWriter; readonly text: (value: string) => void; readonly place: ReadonlyMap<Id, number> }

/** What the designer knows, entry by entry: the object it is about, and the rest as JSON with places instead of ids. */
export function writeIntents({ intent }: Design, { to, text, place }: Out): void {
  const shared = [...intent.values()].filter(({ sort }) => !UNSHARED.has(sort))
  to.count(shared.length)
  for (const entry of shared) {
    to.count('about' in entry ? (place.get(entry.about) ?? 0) + 1 : 0)
    const rest = 'about' in entry ? { ...entry, about: '' } : entry
    text(JSON.stringify(rest, (_, value) => (place.has(value) ? `${AT_PLACE}${place.get(value)}` : value)))
  }
}

const isPlace = (value: unknown): value is string => typeof value === 'string' && value.startsWith(AT_PLACE)

type In = { readonly from: ByteReader; readonly text: () => string; readonly ids: readonly Id[] }

export function readIntents({ from, text, ids }: In): Design['intent'] {
  const intent = new Map<string, IntentEntry>()
  for (let left = from.below(ids.length * 40 + 1000); left > 0; left--) {
    const about = from.below(ids.length + 1)
    const rest = JSON.parse(text(), (_, value) => (isPlace(value) ? ids[Number(value.slice(AT_PLACE.length))] : value))
    const entry = v.safeParse(intentEntry, { ...rest, ...(about > 0 ? { about: ids[about - 1] } : {}) })
    if (!entry.success) throw new BadBytes('a decision in the link can’t be read')
    intent.set(intentKey(entry.output), entry.output)
  }
  return intent
}
