import type { Problem } from '#panels'

/** The findings about the design; null until a review has looked. */
export function useProblems(): readonly Problem[] | null {
  return null
}
