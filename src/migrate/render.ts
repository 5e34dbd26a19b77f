import type { Step } from './step.ts'

/** Steps that can run in one transaction: what a step makes usable only by committing ends its segment. */
export function segmentsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const segments: Step[][] = [[]]
  for (const [i, step] of steps.entries()) {
    segments.at(-1)?.push(step)
    if (step.commits && i < steps.length - 1) segments.push([])
  }
  return segments.filter((segment) => segment.length > 0)
}

/** What a session needs so that a plan's statements mean what they say, whatever it has set: names as printed, bodies unchecked. */
export const PREAMBLE = ['SET search_path = public', 'SET check_function_bodies = off'] as const

/** A plan as a script to ship: each segment in its transaction. Empty where there is nothing to do. */
export function scriptOf(steps: readonly Step[]): string {
  const segments = segmentsOf(steps).map(
    (segment) => `BEGIN;\n\n${segment.map((step) => `${step.sql};\n`).join('')}\nCOMMIT;\n`,
  )
  return segments.length > 0 ? `${PREAMBLE.map((it) => `${it};\n`).join('')}\n${segments.join('\n')}` : ''
}
