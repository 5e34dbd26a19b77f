import type { Page } from '@playwright/test'
import { toFile } from '#share'
import { busiestSince, threadTimes } from './cpu.ts'
import { madeUpDesign } from './made-up.ts'
import { median } from './median.ts'
import type { RulesAnswer, RulesStep } from './page/rules.worker.ts'

const EDITS = 30
const TURNS = 5
const fixed = (value: number): string => value.toFixed(0)

type Bench = { readonly bench: { readonly rules: (step: RulesStep) => Promise<RulesAnswer> } }
type Step = RulesAnswer & { readonly cpu: number }

/** A step of the worker, by its clock and by what its thread ran (which what else the machine does adds little to). */
async function taken(page: Page, step: RulesStep): Promise<Step> {
  const before = threadTimes()
  const answer = await page.evaluate((it) => (window as never as Bench).bench.rules(it), step)
  return { ...answer, cpu: busiestSince(before) ?? answer.ms }
}

type Turn = { readonly first: Step; readonly again: Step; readonly edits: readonly Step[] }

/** One look after another, in a page where no rule has run yet: as when a design is opened. */
async function turn(page: Page, open: string): Promise<Turn> {
  await taken(page, { open })
  const first = await taken(page, { look: 'anew' })
  await taken(page, { rest: true })
  const edits: Step[] = []
  for (let edit = 0; edit < EDITS; edit++) edits.push(await taken(page, { edit }))
  await taken(page, { open })
  return { first, again: await taken(page, { look: 'anew' }), edits }
}

/** What the review costs in a worker of the browser: the median of several pages, since a machine is slower at some minutes. */
export async function measureRules(newPage: () => Promise<Page>, size: number): Promise<void> {
  const open = toFile(madeUpDesign(size))
  const turns: Turn[] = []
  for (let i = 0; i < TURNS; i++) {
    const page = await newPage()
    turns.push(await turn(page, open))
    await page.close()
  }
  const told = (of: (it: Turn) => Step): string =>
    `${fixed(median(turns.map((it) => of(it).cpu)))} ms (${fixed(median(turns.map((it) => of(it).ms)))} by the clock)`
  const { first } = turns[0] as Turn
  const edits = turns.flatMap((it) => it.edits.map((edit) => edit.cpu))
  const worst = turns.map((it) => Math.max(...it.edits.map((edit) => edit.cpu)))
  const each = turns.map((it) => fixed(it.first.cpu)).join(', ')
  console.log(
    `  ${size} tables, ${first.rules} rules, ${first.found} findings: the whole ${told((it) => it.first)} at first (${each}), ${told((it) => it.again)} again; after one edit ${fixed(median(edits))} ms, at worst ${fixed(median(worst))} ms of ${EDITS}`,
  )
}
