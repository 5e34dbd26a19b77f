import { type Change, type Design, type Id, type IntentEntry, intend } from '#model'

export type Cardinalities = Extract<IntentEntry, { sort: 'cardinality' }>

/** How many rows the designer means a foreign key to join; null where nobody said. */
export function declaredOf(design: Design, key: Id): Cardinalities | null {
  const entry = design.intent.get(`cardinality/${key}`)
  return entry?.sort === 'cardinality' ? entry : null
}

/** Says something else of it. */
export const declare = (design: Design, was: Cardinalities, now: Partial<Cardinalities>): Change[] =>
  intend(design, { ...was, ...now })
