import type { Page } from '@playwright/test'
import { toFile } from '#share'
import { busiestSince, threadTimes } from './cpu.ts'
import { madeUpDesign } from './made-up.ts'
import type { RulesAnswer, RulesStep } from './page/rules.worker.ts'

const EDITS = 30
const fixed = (value: number): string => value.toFixed(0)

type Bench = { readonly bench: { readonly rules: (step: RulesStep) => Promise<RulesAnswer> } }
type Step = RulesAnswer & { readonly cpu: number }

/** A step of the worker, by its clock and by what its thread ran (which what else the machine does adds little to). */
async function taken(page: Page, step: RulesStep): Promise<Step> {
  const before = threadTimes()
  const answer = await page.evaluate((it) => (window as never as Bench).bench.rules(it), step)
  return { ...answer, cpu: busiestSince(before) ?? answer.ms }
}

/** What the review costs in a worker of the browser where nothing ran before, as when a design is opened. */
export async function measureRules(page: Page, size: number): Promise<void> {
  const open = toFile(madeUpDesign(size))
  await taken(page, { open })
  const first = await taken(page, { look: 'anew' })
  await taken(page, { rest: true })
  const edits: Step[] = []
  for (let edit = 0; edit < EDITS; edit++) edits.push(await taken(page, { edit }))
  await taken(page, { open })
  const again = await taken(page, { look: 'anew' })
  const sorted = edits.map((it) => it.cpu).sort((a, b) => a - b)
  const told = (it: Step): string => `${fixed(it.cpu)} ms (${fixed(it.ms)} by the clock)`
  console.log(
    `  ${size} tables, ${first.rules} rules, ${first.found} findings: the whole ${told(first)} at first, ${told(again)} again; after one edit ${fixed(sorted[sorted.length >> 1] ?? 0)} ms, at worst ${fixed(sorted.at(-1) ?? 0)} ms of ${sorted.length}`,
  )
}
