import type { CDPSession, Page } from '@playwright/test'
import { type Design, tablesOf } from '#model'
import { toFile } from '#share'
import { dropFile } from './journeys.ts'
import { measureRouting } from './routing.ts'

const fixed = (value: number): string => value.toFixed(0)

/** Runs in the page: from now until a text shows in the status bar, in milliseconds, with the longest task meanwhile. */
const untilSaid = (page: Page, said: string): Promise<{ ms: number; longest: number }> =>
  page.evaluate(
    (wanted) =>
      new Promise<{ ms: number; longest: number }>((done, fail) => {
        const start = performance.now()
        let longest = 0
        const tasks = new PerformanceObserver((list) => {
          for (const it of list.getEntries()) longest = Math.max(longest, it.duration)
        })
        tasks.observe({ entryTypes: ['longtask'] })
        const seen = new MutationObserver(() => {
          if (document.querySelector('.status-said')?.textContent !== wanted) return
          seen.disconnect()
          const ms = performance.now() - start
          setTimeout(() => {
            tasks.disconnect()
            done({ ms, longest })
          }, 500)
        })
        seen.observe(document.body, { childList: true, subtree: true, characterData: true })
        setTimeout(() => fail(new Error(`${wanted} was never said`)), 120_000)
      }),
    said,
  )

/** From the reload of a page whose design is kept to its cards on the canvas, in milliseconds since the page was asked for. */
async function timeOpening(page: Page, table: string): Promise<number> {
  await page.reload({ waitUntil: 'commit' })
  return page.evaluate(
    (name) =>
      new Promise<number>((done) => {
        const looking = setInterval(() => {
          const canvas = document.querySelector('[data-testid=canvas]') as
            | (HTMLElement & { placeOf?: (name: string) => unknown })
            | null
          if (!canvas?.placeOf?.(name)) return
          clearInterval(looking)
          requestAnimationFrame(() => done(performance.now()))
        }, 5)
      }),
    table,
  )
}

/** From each key in the palette to what it finds, in milliseconds. */
async function timeSearch(page: Page, words: string): Promise<readonly number[]> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find a table/ }).waitFor()
  const times: number[] = []
  for (const key of words) {
    // A page that is busy hears the key before it listens, unless that is waited for.
    await page.evaluate(() => {
      const field = document.querySelector('input[role=combobox]') as HTMLInputElement
      const found = new Promise<number>((done) => {
        let start = 0
        addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true })
        // The list is that of the text by the frame after it was typed.
        field.addEventListener(
          'input',
          () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))),
          { once: true },
        )
      })
      Object.assign(window, { found })
    })
    await page.keyboard.press(key)
    times.push(await page.evaluate(() => (window as never as { found: Promise<number> }).found))
  }
  await page.keyboard.press('Escape')
  return times
}

/** What the page and its workers hold once all that can be let go of was, in megabytes. */
async function heldBy(page: Page): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number }
  await session.detach()
  return usedSize / 1e6
}

/** A person's hour at so many tables, compressed: places visited, tables made, named, moved, dropped; undone and redone. */
async function edit(page: Page, round: number): Promise<void> {
  const key = (name: string) => page.keyboard.press(name)
  await key('Control+k')
  await page.keyboard.insertText('>Add table')
  await key('Enter')
  await page.waitForTimeout(150)
  await page.keyboard.insertText(`soak_${round}`)
  await key('Enter')
  await page.keyboard.insertText(`note_${round} text`)
  await key('Enter')
  await key('Escape')
  await key('Escape')
  for (let i = 0; i < 8; i++) await key('ArrowRight')
  await key('Control+a')
  await key('Escape')
  if (round % 2 === 0) for (let i = 0; i < 3; i++) await key('Control+z')
  if (round % 4 === 0) for (let i = 0; i < 3; i++) await key('Control+Shift+z')
  await page.waitForTimeout(60)
}

/** Memory over `rounds` of editing: as it is after the first tenth, and at the end. */
async function soak(page: Page, rounds: number): Promise<readonly number[]> {
  const held: number[] = []
  for (let round = 0; round < rounds; round++) {
    await edit(page, round)
    if ((round + 1) % Math.ceil(rounds / 5) === 0) held.push(await heldBy(page))
  }
  return held
}

/** How the app bears a design of so many tables: opening, arranging, finding, and a long time of editing. */
export async function measureScale(page: Page, url: string, design: Design): Promise<void> {
  const tables = tablesOf(design)
  const table = tables[0]?.name ?? ''
  await page.goto(url)
  await dropFile(page, 'scale.schemawright.json', toFile(design))
  await page.waitForSelector('[data-testid=canvas]')
  await page.getByText('Saved in this browser').waitFor({ timeout: 60_000 })
  const opened = [await timeOpening(page, table), await timeOpening(page, table), await timeOpening(page, table)]
  console.log(`\n${tables.length} tables\n  opened from storage: ${opened.map(fixed).join(', ')} ms`)
  await page.waitForTimeout(3000)
  const arranged = untilSaid(page, 'Arranged')
  await page.keyboard.press('Control+Shift+L')
  const { ms, longest } = await arranged
  console.log(`  arranged: ${fixed(ms)} ms, longest task of the page ${fixed(longest)} ms`)
  const { edges, whole, moved } = measureRouting(design)
  console.log(`  ${edges} edges led round cards: ${fixed(whole)} ms; after a card has moved ${fixed(moved)} ms`)
  console.log(`  a key in the palette: ${(await timeSearch(page, 'customer')).map(fixed).join(', ')} ms`)
  const before = await heldBy(page)
  const held = await soak(page, 100)
  console.log(`  memory of the page: ${fixed(before)} MB, while editing ${held.map(fixed).join(', ')} MB`)
}
