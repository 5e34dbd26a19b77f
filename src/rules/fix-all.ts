import { apply, type Change, type Design, type ProfileId, squash } from '#model'
import type { Found } from './found.ts'
import { createReview } from './review.ts'
import type { RuleGroup } from './rule.ts'
import type { Target } from './target.ts'

/** Fixes make room for others (a key for its index), so a design may have to be looked at again; but not for ever. */
const MOST_ROUNDS = 12

const keyOf = (it: Found): string => `${it.rule} ${it.about} ${it.message}`

/** The order in which fixes disturb each other least (rules.md 9.2). */
const ORDER: readonly RuleGroup[] = [
  'keys',
  'types',
  'relationships',
  'nullability',
  'normalisation',
  'structure',
  'partitioning',
  'lifecycle',
  'tenancy',
  'security',
  'seed-data',
  'export',
  'indexes',
  'naming',
  'migration',
]

/**
 * Does every fix that loses nothing and leaves no choice, of one rule or of all, over and over until none is left; as one
 * list of changes.
 */
export function fixAllSafe(
  design: Design,
  profile: ProfileId,
  { rule = null, targets = [] }: { readonly rule?: string | null; readonly targets?: readonly Target[] } = {},
): { readonly changes: readonly Change[]; readonly fixed: number } {
  const { review, follow } = createReview(profile, targets)
  const changes: Change[] = []
  const done = new Set<string>()
  let now = design
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const open = review(now).filter((it) => it.fixes[0]?.safe && (rule ?? it.rule) === it.rule && !done.has(keyOf(it)))
    const group = ORDER.find((name) => open.some((it) => it.group === name))
    if (!group) break
    for (const it of open) {
      if (it.group !== group || done.has(keyOf(it))) continue
      done.add(keyOf(it))
      const more = it.fixes[0]?.changes() ?? []
      changes.push(...more)
      now = apply(now, more)
      follow(now)
    }
  }
  return { changes: squash(changes), fixed: done.size }
}
