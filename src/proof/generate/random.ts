import { randomFrom } from '#base'

/** Numbers that look random and are the same for the same seed. */
export type Random = { readonly below: (n: number) => number; readonly pick: <T>(from: readonly T[]) => T }

/** A number for a text (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  return hash >>> 0
}

/** Seeded by a text. */
export function randomFor(seed: string): Random {
  const next = randomFrom(hashOf(seed))
  const below = (n: number) => Math.floor(next() * n)
  return { below, pick: <T>(from: readonly T[]) => from[below(from.length)] as T }
}
