import { type Hazard, type Id, type Statement, WAYS } from '#model'
import type { PlanOptions } from './options.ts'
import type { Step } from './step.ts'

/** What could be in the way of others, if anybody were there. */
const IN_USE: readonly (Hazard | null)[] = ['scan', 'lock', 'needs-empty']

/** Without what only matters where there are rows, or people at work with them. */
const unused = (step: Step): Step => ({ ...step, hazard: IN_USE.includes(step.hazard) ? null : step.hazard, ways: {} })

const instead = (step: Step, statement: Statement, last: boolean): Step => {
  const it = typeof statement === 'string' ? { sql: statement } : statement
  return {
    ...step,
    sql: it.sql,
    hazard: it.hazard ?? null,
    commits: it.commits ?? false,
    alone: it.alone ?? false,
    ways: it.ways ?? {},
    folds: last ? step.folds : [],
  }
}

/** A step in the way that the options ask for, and that way's own statements likewise. */
function taken(step: Step, options: PlanOptions): Step[] {
  for (const way of WAYS) {
    const statements = options[way] ? step.ways[way] : undefined
    if (statements) return statements.flatMap((it, i) => taken(instead(step, it, i === statements.length - 1), options))
  }
  return [step]
}

/** Every step as the options ask for it. What stands in a table that this plan makes is in nobody's way. */
export function takeWays(steps: readonly Step[], options: PlanOptions): Step[] {
  const made = new Set<Id>()
  return steps.flatMap((step) => {
    if (step.action === 'create' && step.root === step.about) made.add(step.about)
    return made.has(step.root) && step.action !== 'drop' && step.action !== 'fill'
      ? [unused(step)]
      : taken(step, options)
  })
}
