import { type Change, type Design, type Id, intend } from '#model'
import type { Tag } from '../meaning/tags.ts'

/** Whether a person tagged the object with one of these. */
export function hasTag(design: Design, id: Id, ...wanted: readonly Tag[]): boolean {
  const entry = design.intent.get(`tags/${id}`)
  return entry?.sort === 'tags' && entry.tags.some((tag) => (wanted as readonly string[]).includes(tag))
}

/** Whether a person said that a field's value was chosen, although it is also what silence would mean. */
export const isChosen = (design: Design, id: Id, field: string): boolean => design.intent.has(`chosen/${id}/${field}`)

/** Notes that a field's value was chosen on purpose. */
export const choose = (design: Design, id: Id, field: string): Change[] =>
  intend(design, { sort: 'chosen', about: id, field })
