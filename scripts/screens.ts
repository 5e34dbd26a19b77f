import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** A screen of the app, and the way to it. */
export type Screen = {
  readonly name: string
  /** A design is open; else it is the first page. */
  readonly open: boolean
  readonly phone?: boolean
  readonly show: (page: Page) => Promise<unknown>
}

/** The design that is open. */
export const SHOP = readFileSync('src/app/samples/shop.sql', 'utf8')

const run = async (page: Page, title: string) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find a table/ }).fill(`>${title}`)
  await page.keyboard.press('Enter')
}
const go = async (page: Page, name: string) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find a table/ }).fill(name)
  await page.keyboard.press('Enter')
}
/** Once the view has come to rest it stands on whole pixels: what moves it sooner ends a pixel beside. */
const rest = (page: Page) =>
  page.waitForFunction(() =>
    /translate\(-?\d+px, -?\d+px\)/.test(
      document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? '',
    ),
  )
const shop = (name: string, show: Screen['show'], phone = false): Screen => ({ name, open: true, show, phone })
const dialog = (name: string, title: string) => shop(name, (page) => run(page, title))
const hand = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'At hand' }).getByRole('button', { name }).tap()

export const SCREENS: readonly Screen[] = [
  { name: 'first-page', open: false, show: async () => undefined },
  { name: 'first-page-phone', open: false, phone: true, show: async () => undefined },
  shop('overview', async () => undefined),
  shop('reading', async (page) => {
    await go(page, 'orders')
    await rest(page)
    await run(page, 'Zoom to 100%')
  }),
  shop('high-contrast', async (page) => {
    await run(page, 'High contrast')
    await go(page, 'orders')
  }),
  shop('code-sql', async (page) => {
    await go(page, 'orders')
    await page.getByRole('tab', { name: 'Code' }).first().click()
    // With what Postgres says of it: how soon that comes is the machine's.
    await page.getByText(/^Checked by PostgreSQL/).waitFor({ timeout: 60_000 })
  }),
  shop('problems', (page) => page.keyboard.press('Alt+4')),
  shop('sheet', (page) => page.keyboard.press('Alt+6')),
  shop('outline', (page) => page.keyboard.press('Alt+7')),
  shop('find', async (page) => {
    await page.keyboard.press('Control+Shift+f')
    await page.getByRole('combobox', { name: 'Text to find' }).fill('price')
  }),
  shop('filter', (page) => page.keyboard.press('Alt+5')),
  shop('focus', async (page) => {
    await go(page, 'orders')
    await run(page, 'Focus on')
  }),
  shop('path', async (page) => {
    await page.keyboard.press('Shift+P')
    for (const [end, table] of [
      ['From', 'products'],
      ['To', 'customers'],
    ] as const) {
      await page.getByRole('combobox', { name: end, exact: true }).fill(table)
      await page.keyboard.press('Enter')
    }
  }),
  shop('palette', async (page) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('ord')
  }),
  dialog('share', 'Share link'),
  dialog('picture', 'Picture'),
  dialog('style', 'Style and rules'),
  dialog('compare', 'Compare with an older'),
  dialog('designs', 'All designs'),
  dialog('shortcuts', 'Keyboard shortcuts'),
  dialog('gallery', 'New design from a template'),
  shop('view', async (page) => {
    await run(page, 'Share link')
    await page.getByRole('combobox', { name: 'What to share' }).selectOption('view')
    const field = page.getByRole('textbox', { name: 'Link' })
    await page.waitForTimeout(600)
    const link = await field.inputValue()
    await page.goto('about:blank')
    await page.goto(link)
    await page.waitForTimeout(1500)
    await go(page, 'orders')
  }),
  shop('phone', (page) => page.waitForTimeout(200), true),
  shop(
    'phone-details',
    async (page) => {
      await hand(page, 'Find')
      await page.keyboard.type('orders')
      await page.keyboard.press('Enter')
      await hand(page, 'Details')
    },
    true,
  ),
]
