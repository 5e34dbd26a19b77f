import type { Page } from '@playwright/test'
import { openTab } from './journeys.ts'

type Typed = { readonly times: readonly number[]; readonly longest: number }

type Way = { readonly tab: string; readonly name: string; readonly type: string }

/** How one more column is typed in each language. */
const WAYS: readonly Way[] = [
  { tab: 'PostgreSQL', name: 'sqla', type: ' text,' },
  { tab: 'Prisma', name: 'prismaa', type: ' String?' },
  { tab: 'Drizzle', name: 'drizzlea', type: ': text(),' },
  { tab: 'DBML', name: 'dbmla', type: ' text' },
  { tab: 'SQLModel', name: 'sqlmodela', type: ': str | None = None' },
]

const KEYS = [...'bcdefgh']

/** From a key pressed in the name of a column to that name on its card, in milliseconds. */
async function timeKey(page: Page, key: string, name: string): Promise<number> {
  // A page that is busy hears the key before it listens, unless that is waited for.
  await page.evaluate((wanted) => {
    const shown = new Promise<number>((done, fail) => {
      let start = 0
      addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true })
      const seen = `[data-testid="row-${wanted}"]`
      const observer = new MutationObserver(() => {
        if (start === 0 || !document.querySelector(seen)) return
        observer.disconnect()
        requestAnimationFrame(() => done(performance.now() - start))
      })
      observer.observe(document.body, { childList: true, subtree: true, attributes: true })
      setTimeout(() => fail(new Error('the canvas never showed it')), 15_000)
    })
    Object.assign(window, { shown })
  }, name)
  await page.keyboard.press(key)
  return page.evaluate(() => (window as never as { shown: Promise<number> }).shown)
}

/** Types a column in each language that can be typed in. The table has to be in view. */
async function typeIn(page: Page, table: string, { tab, name: first, type }: Way): Promise<Typed> {
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await page.waitForTimeout(2000)
  const pattern = new RegExp(`${table.replaceAll('_', '_?')}.*[{(:]\\s*$`, 'i')
  await page.locator('.code-editor .view-line').filter({ hasText: pattern }).first().click()
  // Postgres starts where the cursor is put in SQL.
  await page.waitForTimeout(4000)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(first + type)
  await page.waitForSelector(`[data-testid="row-${first}"]`, { timeout: 30_000 })
  for (let i = 0; i < type.length; i++) await page.keyboard.press('ArrowLeft')
  await page.waitForTimeout(1500)
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => {
      for (const it of list.getEntries()) tasks.push(it.duration)
    }).observe({ entryTypes: ['longtask'] })
  })
  const times: number[] = []
  let name = first
  for (const key of KEYS) {
    name += key
    times.push(await timeKey(page, key, name))
    await page.waitForTimeout(300)
  }
  const longest = await page.evaluate(() => Math.max(0, ...(window as never as { tasks: number[] }).tasks))
  await page.waitForTimeout(1200)
  await page.keyboard.press('Control+z')
  await page.waitForTimeout(1500)
  await page.keyboard.press('Control+z')
  await page.waitForTimeout(1500)
  return { times, longest }
}

/** How soon the canvas follows what is typed, language by language. */
export async function measureTyping(page: Page, table: string): Promise<void> {
  await page.getByRole('treeitem', { name: table }).first().dblclick()
  await page.waitForTimeout(1500)
  await openTab(page, 'Code')
  for (const way of WAYS) {
    const { times, longest } = await typeIn(page, table, way)
    const middle = [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0
    const all = times.map((it) => it.toFixed(0)).join(', ')
    console.log(
      `  ${way.tab.padEnd(10)} keystroke to canvas ${middle.toFixed(0).padStart(4)} ms (${all})   longest task of the page ${longest.toFixed(0)} ms`,
    )
  }
}
