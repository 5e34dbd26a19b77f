import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { Designer } from './designer.ts'

type Told = { violations: string[]; errors: string[]; dialogs: string[]; elsewhere: string[] }
type Given = { designer: Designer; told: Told }

/** Hears what no page of ours may ever do: break its content policy, throw, pop up a dialog, or ask another host. */
export async function overhear(page: Page, told: Told): Promise<void> {
  const own = (url: string) => /^(data|blob):/.test(url) || ['localhost', '127.0.0.1'].includes(new URL(url).hostname)
  page.on('pageerror', (problem) => told.errors.push(problem.message))
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) told.violations.push(message.text())
  })
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') told.dialogs.push(`${dialog.type()}: ${dialog.message()}`)
    void dialog.accept()
  })
  page.context().on('request', (request) => {
    if (!own(request.url())) told.elsewhere.push(request.url())
  })
}

/** A story: a person with the designer before them. After each, nothing forbidden may have happened. */
export const test = base.extend<Given>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs
  told: async ({}, use) => {
    const told: Told = { violations: [], errors: [], dialogs: [], elsewhere: [] }
    await use(told)
    expect(told).toEqual({ violations: [], errors: [], dialogs: [], elsewhere: [] })
  },
  designer: async ({ page, told }, use) => {
    await overhear(page, told)
    await use(new Designer(page))
  },
})

/** Nothing on the screen that assistive technology would stumble over; `only`: by some of axe's rules. */
export async function expectAccessible(page: Page, only?: readonly string[]): Promise<void> {
  // Nothing here is framed from elsewhere, and in its own way axe sends all that it found, sound parts too, through a second page.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await (only ? axe.withRules([...only]) : axe).analyze()
  const said = violations.flatMap((it) =>
    it.nodes.map((node) => `${it.id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  )
  expect(said).toEqual([])
}

export { expect }
