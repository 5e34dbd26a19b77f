import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { preview } from 'vite'
import { dropFile } from '../bench/journeys.ts'
import { findBrowser } from './browser.ts'
import { SCREENS, type Screen, SHOP } from './screens.ts'

/**
 * Pictures of the built app's screens, light and dark, held against those of the last run: `npm run build`, then
 * `npm run pictures`. They are not in the repository: fonts differ from machine to machine, and pixels with them.
 */
const NOW = '.cache/pictures'
const BEFORE = '.cache/pictures-before'
/** The share of pixels that may differ: a caret, a clock. */
const ALIKE = 0.0005

/** The design, as a file: imported once. */
async function readShop(browser: Browser, url: string): Promise<string> {
  const page = await browser.newPage()
  await page.goto(url)
  await dropFile(page, 'shop.sql', SHOP)
  await page.getByRole('button', { name: 'Open it' }).click({ timeout: 90_000 })
  await page.getByText('Arranged').waitFor({ timeout: 60_000 })
  const coming = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  const path = await (await coming).path()
  const file = readFileSync(path, 'utf8')
  await page.close()
  return file
}

type How = { readonly url: string; readonly design: string; readonly scheme: 'light' | 'dark' }

async function take(browser: Browser, screen: Screen, { url, design, scheme }: How): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: screen.phone ? { width: 390, height: 780 } : { width: 1440, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    ...(screen.phone ? { hasTouch: true, isMobile: true } : {}),
  })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'Share' }).waitFor()
  if (screen.open) {
    await dropFile(page, 'shop.json', design)
    await page.getByTestId('canvas').waitFor()
  }
  await screen.show(page)
  await page.waitForTimeout(700)
  const picture = await page.screenshot({ caret: 'hide' })
  await context.close()
  return picture
}

/** The share of pixels in which two pictures differ; all of them where their sizes do. */
function difference(page: Page, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(
    async (urls) => {
      const read = async (url: string) => {
        const image = await createImageBitmap(await (await fetch(url)).blob())
        const ctx = new OffscreenCanvas(image.width, image.height).getContext('2d')
        ctx?.drawImage(image, 0, 0)
        return ctx?.getImageData(0, 0, image.width, image.height)
      }
      const [one, other] = await Promise.all(urls.map(read))
      if (!one || !other || one.width !== other.width || one.height !== other.height) return 1
      let count = 0
      for (let i = 0; i < one.data.length; i += 4)
        if ([0, 1, 2].some((n) => Math.abs((one.data[i + n] ?? 0) - (other.data[i + n] ?? 0)) > 24)) count++
      return count / (one.data.length / 4)
    },
    [a, b].map((it) => `data:image/png;base64,${it.toString('base64')}`),
  )
}

const wanted = process.argv.slice(2)
if (existsSync(NOW) && wanted.length === 0) {
  rmSync(BEFORE, { recursive: true, force: true })
  renameSync(NOW, BEFORE)
}
mkdirSync(NOW, { recursive: true })
const server = await preview({ preview: { port: 4312 } })
const url = server.resolvedUrls?.local[0] ?? ''
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-background-networking'],
})
const judge = await browser.newPage()
let others = 0
try {
  const design = await readShop(browser, url)
  for (const screen of SCREENS.filter((it) => wanted.length === 0 || wanted.includes(it.name)))
    for (const scheme of ['light', 'dark'] as const) {
      const file = `${screen.name}-${scheme}.png`
      const picture = await take(browser, screen, { url, design, scheme }).catch((problem: Error) => problem)
      if (picture instanceof Error) {
        others++
        console.log(`✗ ${file}: ${picture.message.split('\n')[0]}`)
        continue
      }
      writeFileSync(`${NOW}/${file}`, picture)
      const before = existsSync(`${BEFORE}/${file}`) ? readFileSync(`${BEFORE}/${file}`) : null
      const share = before ? await difference(judge, before, picture) : 0
      if (share > ALIKE) others++
      console.log(`${share > ALIKE ? '≠' : '='} ${file}${before ? `  ${(share * 100).toFixed(2)} %` : '  new'}`)
    }
} finally {
  await browser.close()
  await server.close()
}
console.log(`${others} differ; the pictures are in ${NOW}`)
process.exitCode = others > 0 ? 1 : 0
