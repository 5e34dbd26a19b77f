import { apply, type Change, type Design, forget, intend } from '#model'
import type { Problem } from './problem.ts'

/** Takes what is found now as given, so that only what comes after it is shown. */
export function takeAsBaseline(design: Design, problems: readonly Problem[]): readonly Change[] {
  const seen = new Set<string>()
  let now = design
  return problems.flatMap(({ rule, about }) => {
    const key = `${rule} ${about}`
    if (seen.has(key) || now.intent.has(`decision/${rule}/${about}`)) return []
    seen.add(key)
    const changes = intend(now, { sort: 'baseline', rule, about })
    now = apply(now, changes)
    return changes
  })
}

/** Forgets that a finding was accepted, in whichever way. */
export const askAgain = (design: Design, { rule, about }: Pick<Problem, 'rule' | 'about'>): readonly Change[] =>
  ['decision', 'baseline'].flatMap((sort) => forget(design, `${sort}/${rule}/${about}`))

/** Forgets the whole baseline. */
export const dropBaseline = (design: Design): readonly Change[] =>
  [...design.intent].flatMap(([key, entry]) => (entry.sort === 'baseline' ? forget(design, key) : []))
