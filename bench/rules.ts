import { execFileSync } from 'node:child_process'
import { toFile } from '#share'
import { madeUpDesign } from './made-up.ts'

export type RulesMeasured = {
  readonly rules: number
  readonly found: number
  /** Milliseconds of its thread: of the first look of a process that never ran a rule, of a later one at a copy, and after each edit. */
  readonly first: number
  readonly again: number
  readonly edits: readonly number[]
}

const fixed = (value: number): string => value.toFixed(0)

/** What the review costs where nothing ran before, as in the app's worker when a design is opened. */
export function measureRules(size: number): void {
  const child = new URL('./rules-child.ts', import.meta.url).pathname
  const input = toFile(madeUpDesign(size))
  const answer = execFileSync(process.execPath, ['--import', 'tsx', child], { input, encoding: 'utf8' })
  const { rules, found, first, again, edits } = JSON.parse(answer) as RulesMeasured
  const sorted = [...edits].sort((a, b) => a - b)
  console.log(
    `${size} tables, ${rules} rules, ${found} findings: the whole ${fixed(first)} ms at first, ${fixed(again)} ms again; after one edit ${fixed(sorted[sorted.length >> 1] ?? 0)} ms, at worst ${fixed(sorted.at(-1) ?? 0)} ms of ${sorted.length}`,
  )
}
