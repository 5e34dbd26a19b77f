/** Our own mistake, never the world's: something that cannot be, is. */
export function invariant(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`Broken promise: ${what}`)
}

/** Closes an exhaustive switch: a new member makes this call a compile error. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}

/** What something that was thrown says of itself. Anything can be thrown, by a worker's tools as well. */
export const whyThrown = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
