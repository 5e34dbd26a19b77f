import { type Design, forget, object } from '#model'
import type { Found } from './found.ts'
import { isOver } from './judge.ts'
import { isSaid } from './reading/intent.ts'
import type { Rule } from './rule.ts'

export const STALE = 'suppression-stale'

type Looked = {
  readonly design: Design
  /** What was found, accepted or not. */
  readonly found: readonly Found[]
  /** The rules that were asked: what another would say now is not known. */
  readonly asked: ReadonlyMap<string, Rule>
  readonly now: () => Design
  readonly day: string
}

/**
 * What was accepted and is no longer found: a reason that stays behind hides the next mistake of that sort. And what was
 * accepted up to a day that has passed: the finding is open again, and the reason is told beside it.
 */
export function* staleIn({ design, found, asked, now, day }: Looked): Iterable<Found> {
  if (!isSaid(design, 'decision', 'baseline')) return
  const alive = new Set(found.map((it) => `${it.rule} ${it.about}`))
  for (const [key, entry] of design.intent) {
    if (entry.sort !== 'decision' && entry.sort !== 'baseline') continue
    const rule = asked.get(entry.rule)
    if (!rule || !object(design, entry.about)) continue
    const isFound = alive.has(`${entry.rule} ${entry.about}`)
    const over = isOver(entry, day)
    if (isFound && !over) continue
    const reason = entry.sort === 'decision' ? ` with the reason “${entry.reason}”` : ' when the design was taken over'
    yield {
      rule: STALE,
      group: rule.group,
      title: 'What was accepted is still there, and still accepted',
      about: entry.about,
      severity: entry.sort === 'decision' ? 'warning' : 'info',
      message:
        isFound && entry.sort === 'decision'
          ? `${rule.id} was accepted here until ${entry.until}${reason}: that day has passed, and it is open again`
          : `${rule.id} was accepted here${reason}, and is no longer found`,
      // A reason that may still hold is not thrown away with the rest.
      fixes: [{ label: 'Forget that it was accepted', safe: !isFound, changes: () => forget(now(), key) }],
      accepted: null,
    }
  }
}
