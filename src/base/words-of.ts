const MOST_KEPT = 20_000
const kept = new Map<string, readonly string[]>()

/** A name's words, whatever the case it is written in: `createdAt` and `CREATED_AT` give `created`, `at`. */
export function wordsOf(name: string): readonly string[] {
  const known = kept.get(name)
  if (known) return known
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  // Every rule asks for the same names at every edit.
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, words)
  return words
}
