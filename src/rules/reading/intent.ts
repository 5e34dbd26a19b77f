import { memoize } from '#base'
import { type Change, type Design, type Id, type IntentEntry, intend } from '#model'
import type { Tag } from '../meaning/tags.ts'

/** What was said of each object, by the id alone: to put a key together costs more than the answer, and most are silent. */
const saidOf = <S extends 'tags' | 'role'>(sort: S) =>
  memoize((intent: Design['intent']): ReadonlyMap<Id, Extract<IntentEntry, { sort: S }>> => {
    const found = new Map<Id, Extract<IntentEntry, { sort: S }>>()
    for (const entry of intent.values())
      if (entry.sort === sort) found.set(entry.about, entry as Extract<IntentEntry, { sort: S }>)
    return found
  })
const sortsOf = memoize(
  (intent: Design['intent']): ReadonlySet<IntentEntry['sort']> => new Set([...intent.values()].map((it) => it.sort)),
)

/** Whether the designer said anything of one of these sorts, of whatever object. */
export const isSaid = ({ intent }: Design, ...sorts: readonly IntentEntry['sort'][]): boolean =>
  sorts.some((sort) => sortsOf(intent).has(sort))

const tagsOf = saidOf('tags')
const rolesOf = saidOf('role')

/** Whether a person tagged the object with one of these. */
export function hasTag(design: Design, id: Id, ...wanted: readonly Tag[]): boolean {
  const tags: readonly string[] | undefined = tagsOf(design.intent).get(id)?.tags
  return tags?.some((tag) => (wanted as readonly string[]).includes(tag)) ?? false
}

/** The word that a person has for what a column means; null where nobody said. */
export const roleSaid = (design: Design, id: Id): string | null => rolesOf(design.intent).get(id)?.role ?? null

/** Whether a person said that a field's value was chosen, although it is also what silence would mean. */
export const isChosen = (design: Design, id: Id, field: string): boolean => design.intent.has(`chosen/${id}/${field}`)

/** Notes that a field's value was chosen on purpose. */
export const choose = (design: Design, id: Id, field: string): Change[] =>
  intend(design, { sort: 'chosen', about: id, field })
