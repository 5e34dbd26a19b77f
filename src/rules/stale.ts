import { type Design, forget, object } from '#model'
import type { Found } from './found.ts'
import type { Rule } from './rule.ts'

export const STALE = 'suppression-stale'

type Looked = {
  readonly design: Design
  /** What was found and had been accepted. */
  readonly found: readonly Found[]
  /** The rules that were asked: what another would say now is not known. */
  readonly asked: ReadonlyMap<string, Rule>
  readonly now: () => Design
}

/** What was accepted and is no longer found: a reason that stays behind hides the next mistake of that sort. */
export function* staleIn({ design, found, asked, now }: Looked): Iterable<Found> {
  const alive = new Set(found.map((it) => `${it.rule} ${it.about}`))
  for (const [key, entry] of design.intent) {
    if (entry.sort !== 'decision' && entry.sort !== 'baseline') continue
    const rule = asked.get(entry.rule)
    if (!rule || !object(design, entry.about) || alive.has(`${entry.rule} ${entry.about}`)) continue
    const reason = entry.sort === 'decision' ? ` with the reason “${entry.reason}”` : ' when the design was taken over'
    yield {
      rule: STALE,
      group: rule.group,
      title: 'What was accepted is still there',
      about: entry.about,
      severity: entry.sort === 'decision' ? 'warning' : 'info',
      message: `${rule.id} was accepted here${reason}, and is no longer found`,
      fixes: [{ label: 'Forget that it was accepted', safe: true, changes: () => forget(now(), key) }],
      accepted: null,
    }
  }
}
