import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { findBrowser } from '../scripts/browser.ts'
import { dropFile } from './journeys.ts'
const app = await preview({ preview: { port: 4314 } })
const browser = await chromium.launch({ executablePath: findBrowser()!, args: ['--no-sandbox','--disable-gpu'] })
const ctx = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true, colorScheme: (process.argv[2] ?? 'light') as 'light' })
const page = await ctx.newPage()
await page.goto(app.resolvedUrls!.local[0]!)
await dropFile(page, 'pagila.sql', readFileSync('/work/shared/corpus/sql-postgres/pagila.sql', 'utf8'))
await page.getByRole('button', { name: 'Open it' }).click({ timeout: 60000 })
await page.waitForTimeout(4000)
await page.keyboard.press('Alt+4')
await page.waitForTimeout(3000)
await page.screenshot({ path: '/tmp/s1.png' })
await page.getByRole('treeitem', { name: 'customer' }).first().click()
await page.waitForTimeout(1500)
await page.screenshot({ path: '/tmp/s2.png' })
await dropFile(page, 'change.sql', 'ALTER TABLE customer RENAME COLUMN first_name TO given_name;\nALTER TABLE film ADD COLUMN age_limit int CHECK (age_limit > 0);\nDROP VIEW sales_by_store;\nALTER TABLE nothere ADD x int;')
await page.getByRole('button', { name: 'Change the design' }).waitFor({ timeout: 60000 })
await page.waitForTimeout(1500)
await page.screenshot({ path: '/tmp/s3.png' })
await browser.close(); await app.close(); process.exit(0)
