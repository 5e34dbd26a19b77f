import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { sqlExporter, textOf } from '#export'
import { tablesOf } from '#model'
import { toFile } from '#share'
import { dataDir } from '../cli/data-dir.ts'
import { findBrowser } from '../scripts/browser.ts'
import { busiestSince, threadTimes } from './cpu.ts'
import { drag, type Gesture, pan, zoom } from './gestures.ts'
import { alone, measureImport } from './imports.ts'
import { countFrames, dropFile, openTab, timeKeystrokes } from './journeys.ts'
import { measureLinks } from './links.ts'
import { madeUpDesign } from './made-up.ts'
import { measureMigrations } from './migrations.ts'
import { measureRules } from './rules.ts'
import { measureScale } from './scale.ts'
import { measureTyping } from './typing.ts'

/**
 * Everything the product promises of speed, measured in one run, each figure beside what it is compared with. Figures are
 * of this machine and this minute; the ratios are what counts.
 */

type Bare = Record<'pan' | 'zoom' | 'drag', { fps: number; worst: number }>

const SIZES = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0)
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** How many tables there are where someone types. */
const TYPED = 200
const fixed = (value: number, digits = 0): string => value.toFixed(digits)

/** Bytes of script that index.html loads before anything is asked for, gzipped. */
function firstLoad(): number {
  const html = readFileSync('dist/index.html', 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((found) => found[1] as string)
  return named.reduce((sum, name) => sum + gzipSync(readFileSync(`dist/${name}`)).length, 0)
}

async function benchPage(browser: Browser | BrowserContext, url: string): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(url)
  await page.waitForFunction(() => 'bench' in window)
  return page
}

const row = (name: string, ours: Gesture, bare: { fps: number; worst: number }): string =>
  `  ${name.padEnd(6)} ${fixed(ours.fps).padStart(3)} fps, worst frame ${fixed(ours.worst).padStart(3)} ms, scripts in a frame at most ${fixed(ours.script)} ms, longest task ${fixed(ours.longest)} ms   bare loop ${fixed(bare.fps).padStart(3)} fps, worst ${fixed(bare.worst).padStart(3)} ms   ratio ${fixed(ours.fps / bare.fps, 2)}`

async function measure(browser: Browser, urls: { app: string; bench: string }, size: number): Promise<void> {
  const design = madeUpDesign(size)
  const file = toFile(design)
  const sql = sqlExporter.emit(design, {}).files.map(textOf).join('')
  console.log(
    `\n${size} tables (${[...design.objects.buckets.values()].reduce((sum, it) => sum + it.members.size, 0)} objects, ${fixed(sql.length / 1000)} kB of SQL)`,
  )

  const bench = await benchPage(browser, urls.bench)
  const fit = 1100 / (Math.ceil(Math.sqrt(size * 1.6)) * 360)
  const bare = await bench.evaluate(
    ([text, k]) =>
      (window as never as { bench: { bareLoop: (file: string, fit: number) => Promise<Bare> } }).bench.bareLoop(
        text as string,
        k as number,
      ),
    [file, fit] as const,
  )
  const pure = await bench.evaluate(
    (text) =>
      (
        window as never as { bench: { pure: (file: string) => { edit: number; encode: number; link: number } } }
      ).bench.pure(text),
    file,
  )
  await bench.close()

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  await countFrames(page)
  await page.goto(urls.app)
  await dropFile(page, `${size}.schemawright.json`, file)
  await page.waitForSelector('[data-testid=canvas]')
  await page.waitForTimeout(1500)
  await page.keyboard.press('Shift+1')
  await page.waitForTimeout(1200)
  const name = tablesOf(design)[0]?.name ?? ''
  console.log(row('pan', await pan(page), bare.pan))
  console.log(row('zoom', await zoom(page), bare.zoom))
  console.log(row('drag', await drag(page, name), bare.drag))
  await openTab(page, 'Code')
  // The tree lists by name, numbers by their worth, and draws only what is seen: its first table is always there.
  const first = tablesOf(design)
    .map((it) => it.name)
    .sort(new Intl.Collator('en', { numeric: true }).compare)[0]
  const keys = await timeKeystrokes(page, first ?? name)
  console.log(
    `  keystroke to painted code: ${keys.map((it) => `${fixed(it.ms)} ms in frame ${it.frames}`).join(', ')} (the first opens what later ones find)`,
  )
  await context.close()

  await measureImport(browser, urls, { name: `${size}.sql`, text: sql })
  console.log(
    `  one edit in the store: ${fixed(pure.edit, 3)} ms   link: ${pure.link} characters, ${fixed(pure.link / size, 1)} a table, encoded in ${fixed(pure.encode, 1)} ms`,
  )
}

/** What is typed in a language, at a size that people have. */
async function typing(browser: Browser, url: string, size: number): Promise<void> {
  const design = madeUpDesign(size)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  await page.goto(url)
  await dropFile(page, `${size}.schemawright.json`, toFile(design))
  await page.waitForSelector('[data-testid=canvas]')
  await page.waitForTimeout(1500)
  console.log(`\nTyping, ${size} tables:`)
  await measureTyping(page, tablesOf(design)[0]?.name ?? '')
  await context.close()
}

/** From its prebuilt data directory to the first answer: a thread that ended has left no time, so it is asked before. */
async function measurePostgres(browser: Browser, url: string): Promise<void> {
  const { path } = await dataDir()
  const runs: string[] = []
  for (let i = 0; i < 3; i++) {
    const bench = await benchPage(browser, url)
    const before = threadTimes()
    const { open } = await alone(bench, '', `${url}postgres/${path.split('/').at(-1)}`)
    const busy = busiestSince(before)
    runs.push(`${fixed(open)} ms${busy === null ? '' : `, ${fixed(busy)} ms of CPU in its busiest thread`}`)
    await bench.close()
  }
  console.log(`Postgres usable from its prebuilt data directory: ${runs.join('; ')}`)
}

/** Words on the command line name the parts to measure; without one, all. */
const PARTS = process.argv.slice(2).filter((word) => !(Number(word) > 0))
const wanted = (part: string): boolean => PARTS.length === 0 || PARTS.includes(part)

async function reviewing(browser: Browser, url: string): Promise<void> {
  console.log('\nRules, in a worker, by the CPU of its thread:')
  for (const size of SIZES.length > 0 ? SIZES : [100, 500, 1000])
    await measureRules(() => benchPage(browser, url), size)
}

async function screen(browser: Browser, urls: { app: string; bench: string }): Promise<void> {
  console.log(
    `First load: ${fixed(firstLoad() / 1000, 1)} kB of script, gzipped; ${readdirSync('dist/assets').length} files in all`,
  )
  await measurePostgres(browser, urls.bench)
  for (const size of SIZES.length > 0 ? SIZES : [100, 500, 1000, 2000]) await measure(browser, urls, size)
}

/** That part of the screen's by itself. */
async function importing(browser: Browser, urls: { app: string; bench: string }): Promise<void> {
  for (const size of SIZES.length > 0 ? SIZES : [100, 500, 1000]) {
    const text = sqlExporter.emit(madeUpDesign(size), {}).files.map(textOf).join('')
    console.log(`\nImport, ${size} tables:`)
    await measureImport(browser, urls, { name: `${size}.sql`, text })
  }
}

/** Each size in a browser of its own, which has seen nothing yet. */
async function scale(browser: Browser, url: string): Promise<void> {
  for (const size of SIZES.length > 0 ? SIZES : [100, 500, 1000, 2000, 5000]) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
    await measureScale(await context.newPage(), url, madeUpDesign(size))
    await context.close()
  }
}

// What is built takes it along: a page that is given another file in its place waits for good.
await dataDir()
const usesApp = wanted('screen') || wanted('import') || wanted('typing') || wanted('scale')
if (usesApp) await build({ logLevel: 'error' })
await build({ configFile: 'bench/vite.config.ts', logLevel: 'error' })
const app = usesApp ? await preview({ preview: { port: 4301 } }) : null
const bench = await preview({ configFile: 'bench/vite.config.ts', preview: { port: 4302 } })
const executablePath = findBrowser()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ARGS })
try {
  const url = bench.resolvedUrls?.local[0] ?? ''
  const page = app?.resolvedUrls?.local[0] ?? ''
  if (wanted('screen')) await screen(browser, { app: page, bench: url })
  if (PARTS.includes('import')) await importing(browser, { app: page, bench: url })
  if (wanted('typing')) await typing(browser, page, SIZES[0] ?? TYPED)
  if (wanted('scale')) await scale(browser, page)
  if (wanted('rules')) await reviewing(browser, url)
} finally {
  await browser.close()
  await Promise.all([app?.close(), bench.close()])
}
if (wanted('links')) {
  console.log('\nLinks of real schemas:')
  await measureLinks()
}
if (wanted('migrations')) {
  console.log('\nMigrations, in Node:')
  for (const size of SIZES.length > 0 ? SIZES : [100, 500, 1000]) await measureMigrations(size)
}
