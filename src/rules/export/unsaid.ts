import { bucketOf, type Design, type Id, type Notice } from '#model'
import type { RuleContext } from '../rule.ts'
import type { Target } from '../target.ts'

/** What a target can't say, by the root of what it is about. */
export type Unsaid = { readonly target: Target; readonly byRoot: ReadonlyMap<Id, readonly Notice[]> }

const known = new WeakMap<Design, Unsaid>()

/** What can't be said in the language that the house writes; null where it writes SQL alone. */
export function unsaidIn({ design, options, targets }: RuleContext): Unsaid | null {
  const target = targets.find((it) => it.id === options.orm)
  if (!target) return null
  const had = known.get(design)
  if (had?.target === target) return had
  const byRoot = new Map<Id, Notice[]>()
  for (const it of target.notices(design)) {
    const root = it.about && bucketOf(design.objects, it.about)?.root
    if (!root) continue
    const here = byRoot.get(root)
    if (here) here.push(it)
    else byRoot.set(root, [it])
  }
  const unsaid = { target, byRoot }
  known.set(design, unsaid)
  return unsaid
}
