import type { Browser, Page } from '@playwright/test'
import { dataDir } from '../cli/data-dir.ts'
import { timeImport } from './journeys.ts'
import { median } from './median.ts'

/** How often each is timed, in turns: what else a machine does changes from one minute to the next. */
const TURNS = 3

type Turn = {
  readonly read: number
  readonly drawn: number
  readonly open: number
  /** PGlite alone, from nothing to the end of the text. */
  readonly whole: number
}

/** PGlite alone, in a page of its own. */
export const alone = (bench: Page, sql: string, dataDir: string): Promise<{ open: number; run: number }> =>
  bench.evaluate(
    ([text, url]) =>
      (
        window as never as {
          bench: { postgresAlone: (sql: string, url: string) => Promise<{ open: number; run: number }> }
        }
      ).bench.postgresAlone(text as string, url as string),
    [sql, dataDir] as const,
  )

async function turn(
  browser: Browser,
  urls: { app: string; bench: string },
  file: { name: string; text: string },
): Promise<Turn> {
  const { path } = await dataDir()
  // As cold as the app is: nothing of PGlite is in the browser's caches.
  const cold = await browser.newContext()
  const bench = await cold.newPage()
  await bench.goto(urls.bench)
  await bench.waitForFunction(() => 'bench' in window)
  const { open, run } = await alone(bench, file.text, `${urls.bench}postgres/${path.split('/').at(-1)}`)
  await cold.close()
  const fresh = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
  const { read, drawn } = await timeImport(await fresh.newPage(), urls.app, file)
  await fresh.close()
  return { read, drawn, open, whole: open + run }
}

/** A script dropped on the app beside PGlite alone with the same text: the median of each, and of their ratios. */
export async function measureImport(
  browser: Browser,
  urls: { app: string; bench: string },
  file: { name: string; text: string },
): Promise<void> {
  const turns: Turn[] = []
  for (let i = 0; i < TURNS; i++) turns.push(await turn(browser, urls, file))
  const of = (value: (it: Turn) => number, digits = 0): string => median(turns.map(value)).toFixed(digits)
  console.log(
    `  drop to read: ${of((it) => it.read)} ms, to everything drawn: ${of((it) => it.drawn)} ms   PGlite alone: ${of((it) => it.whole)} ms (${of((it) => it.open)} to open)   ratio ${of((it) => it.read / it.whole, 2)} (${turns.map((it) => (it.read / it.whole).toFixed(2)).join(', ')}), drawn ${of((it) => it.drawn / it.whole, 2)}`,
  )
}
