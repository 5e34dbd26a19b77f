import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { preview } from 'vite'
import { dropFile } from '../bench/journeys.ts'
import { findBrowser } from './browser.ts'

/** The pictures of the README, taken from the built app: `npm run build`, then `tsx scripts/screenshots.ts [schema.sql]`. */

const schema = process.argv[2] ?? '../shared/corpus/sql-postgres/pagila.sql'
if (!existsSync(schema)) throw new Error(`${schema} is not there; name a schema to picture`)
mkdirSync('docs/images', { recursive: true })

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.waitForTimeout(800)
  await dropFile(page, 'pagila.sql', readFileSync(schema, 'utf8'))
  await page.getByRole('button', { name: 'Open it' }).click({ timeout: 60_000 })
  await page.waitForTimeout(2500)
}

const server = await preview({ preview: { port: 4311 } })
const url = server.resolvedUrls?.local[0] ?? ''
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
})
try {
  for (const scheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: scheme })
    const page = await context.newPage()
    await open(page, url)
    await page.getByRole('treeitem', { name: 'film', exact: true }).dblclick()
    await page.waitForTimeout(1200)
    await page.getByRole('tab', { name: 'Code' }).first().click()
    await page.waitForTimeout(2500)
    await page.screenshot({ path: `docs/images/designer-${scheme}.png` })
    await context.close()
  }
} finally {
  await browser.close()
  await server.close()
}
