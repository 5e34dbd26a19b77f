/** A set of a relation's attributes: bit i stands for its i-th one. */
export type Attributes = bigint

export const NONE: Attributes = 0n

export const only = (index: number): Attributes => 1n << BigInt(index)
/** The first so many attributes. */
export const firstOf = (count: number): Attributes => only(count) - 1n

export const isWithin = (part: Attributes, whole: Attributes): boolean => (part & ~whole) === NONE
export const minus = (set: Attributes, less: Attributes): Attributes => set & ~less

/** The places of its members, rising. */
export function placesOf(set: Attributes): number[] {
  const places: number[] = []
  for (let rest = set, i = 0; rest !== NONE; rest >>= 1n, i++) if (rest & 1n) places.push(i)
  return places
}

/** Its members, each as a set of one. */
export const singlesOf = (set: Attributes): Attributes[] => placesOf(set).map(only)

export const sizeOf = (set: Attributes): number => placesOf(set).length

export const union = (sets: Iterable<Attributes>): Attributes => {
  let all = NONE
  for (const set of sets) all |= set
  return all
}

/** Small sets first, so that results don't hang on the order in which they were found. */
export const bySize = (a: Attributes, b: Attributes): number => sizeOf(a) - sizeOf(b) || (a < b ? -1 : a > b ? 1 : 0)
