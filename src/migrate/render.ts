import { quoteText } from '#base'
import type { Id } from '#model'
import { PLAIN, type PlanOptions } from './options.ts'
import type { Step } from './step.ts'

/** Steps that run together: in one transaction, or, where one can't stand in any, by itself. */
export type Segment = {
  readonly alone: boolean
  /** What its transaction begins with. */
  readonly opening: readonly string[]
  readonly steps: readonly Step[]
}

/** Where a plan may be cut between two transactions without leaving anything away that is dropped and made again. */
function cuts(steps: readonly Step[]): ReadonlySet<number> {
  const gone = new Map<Id, number>()
  const whole: [number, number][] = []
  for (const [i, { action, about, folds }] of steps.entries()) {
    if (action === 'drop' || action === 'aside') gone.set(about, i)
    if (action === 'create' || action === 'fill')
      for (const id of [about, ...folds]) {
        const since = gone.get(id)
        if (since !== undefined) whole.push([since, i])
      }
  }
  return new Set([...steps.keys()].filter((i) => !whole.some(([since, until]) => since < i && i <= until)))
}

/** Whether a transaction ends between two steps because of what they are about. */
function parts(before: Step, step: Step, { options, mayCut }: { options: PlanOptions; mayCut: boolean }): boolean {
  if (!mayCut) return false
  if (options.partsApart && (before.part !== step.part || (before.action === 'fill') !== (step.action === 'fill')))
    return true
  return options.oneTableAtATime && before.root !== step.root
}

/**
 * The plan in pieces that run together: what a step makes usable only by committing ends its piece, and what can't stand
 * in a transaction is a piece of its own.
 */
export function segmentsOf(steps: readonly Step[], options: PlanOptions = PLAIN): readonly Segment[] {
  const opening = options.lockTimeout === null ? [] : [`SET LOCAL lock_timeout = ${quoteText(options.lockTimeout)}`]
  if (options.transactions === 'one') return steps.length > 0 ? [{ alone: false, opening, steps }] : []
  const segments: { alone: boolean; opening: readonly string[]; steps: Step[] }[] = []
  let open = false
  const allowed = options.oneTableAtATime || options.partsApart ? cuts(steps) : null
  for (const [i, step] of steps.entries()) {
    const before = steps[i - 1]
    if (before && allowed && parts(before, step, { options, mayCut: allowed.has(i) })) open = false
    if (!open || step.alone) segments.push({ alone: step.alone, opening: step.alone ? [] : opening, steps: [] })
    segments.at(-1)?.steps.push(step)
    open = !step.alone && !step.commits
  }
  return segments
}

/** What a session needs so that a plan's statements mean what they say, whatever it has set: names as printed, bodies unchecked. */
export const PREAMBLE = ['SET search_path = public', 'SET check_function_bodies = off'] as const

const lines = (statements: readonly string[]): string => statements.map((it) => `${it};\n`).join('')

const textOf = ({ alone, opening, steps }: Segment): string => {
  const statements = lines(steps.map((it) => it.sql))
  return alone ? statements : `BEGIN;\n\n${lines(opening)}${statements}\nCOMMIT;\n`
}

/** A plan as a script to ship: each segment in its transaction. Empty where there is nothing to do. */
export function scriptOf(steps: readonly Step[], options: PlanOptions = PLAIN): string {
  const segments = segmentsOf(steps, options).map(textOf)
  return segments.length > 0 ? `${lines(PREAMBLE)}\n${segments.join('\n')}` : ''
}

/**
 * A plan as files to run one after the other, each for itself. A statement that can't stand in a transaction is all that
 * its file holds: what is sent together is one transaction (manual: 53.2.2.1).
 */
export const filesOf = (steps: readonly Step[], options: PlanOptions): readonly string[] =>
  segmentsOf(steps, options).map((it) => (it.alone ? textOf(it) : `${lines(PREAMBLE)}\n${textOf(it)}`))
