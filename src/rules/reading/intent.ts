import type { Change } from '#model'
import { type Design, type Id, intend } from '#model'

/** Whether a person tagged the object with one of these words (`lookup`, `owned`, `tri-state` …). */
export function hasTag(design: Design, id: Id, ...wanted: readonly string[]): boolean {
  const entry = design.intent.get(`tags/${id}`)
  return entry?.sort === 'tags' && entry.tags.some((tag) => wanted.includes(tag))
}

/** The role that a person gave a column; null where only its name could tell. */
export function confirmedRole(design: Design, id: Id): string | null {
  const entry = design.intent.get(`role/${id}`)
  return entry?.sort === 'role' ? entry.role : null
}

/** Whether a person said that a field's value was chosen, although it is also what silence would mean. */
export const isChosen = (design: Design, id: Id, field: string): boolean => design.intent.has(`chosen/${id}/${field}`)

/** Notes that a field's value was chosen on purpose. */
export const choose = (design: Design, id: Id, field: string): Change[] =>
  intend(design, { sort: 'chosen', about: id, field })

export const isLookup = (design: Design, table: Id): boolean =>
  hasTag(design, table, 'lookup', 'reference', 'immutable-lookup', 'immutable-parent')
