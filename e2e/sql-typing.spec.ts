import type { Page } from '@playwright/test'
import { codeOf } from './pages/code.ts'
import type { Designer } from './pages/designer.ts'
import { expect, test } from './pages/story.ts'

const SHOP = `CREATE TABLE customer (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE
);
CREATE TABLE purchase (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customer (id)
);
`

/** Postgres starts when it is first needed. */
const STARTING = { timeout: 30_000 }

async function openShop(designer: Designer, page: Page): Promise<void> {
  await designer.open()
  await designer.dropFile('shop.sql', SHOP)
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(designer.canvas.root).toBeVisible()
  await designer.openCode()
  await page.getByRole('tab', { name: 'PostgreSQL', exact: true }).click()
  await expect.poll(() => codeOf(page)).toContain('CREATE TABLE customer (')
}

/** Puts the cursor behind a line of the text. */
async function cursorBehind(page: Page, words: string): Promise<void> {
  await page.locator('.code-editor .view-line').filter({ hasText: words }).first().click()
  await page.keyboard.press('End')
}

test('typing in SQL: the canvas follows, the text stays as typed, and one undo takes it back', async ({
  designer,
  page,
}) => {
  await openShop(designer, page)
  const before = await codeOf(page)
  await cursorBehind(page, 'id integer GENERATED')
  // At once: whoever pauses while typing has typed two steps.
  await page.keyboard.insertText('\n  phone   varchar(20), -- as they gave it')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeVisible(STARTING)
  await expect.poll(() => codeOf(page)).toContain('phone   varchar(20), -- as they gave it')
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeHidden()
  await expect.poll(() => codeOf(page)).toBe(before)
})

test('a mistake in SQL is marked in the words of Postgres, and loses nothing', async ({ designer, page }) => {
  await openShop(designer, page)
  await cursorBehind(page, 'id integer GENERATED')
  await page.keyboard.type(',')
  await expect(page.getByText('syntax error at or near ","').first()).toBeVisible(STARTING)
  await expect(page.locator('.code-editor .squiggly-error').first()).toBeVisible()
  await expect(page.getByTestId('card-customer').getByTestId('row-email')).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(page.getByText('syntax error at or near ","')).toHaveCount(0)
  await page.keyboard.press('Control+End')
  await page.keyboard.type('CREATE INDEX ON customer (mail);')
  await expect(page.getByText('column "mail" does not exist').first()).toBeVisible(STARTING)
  await expect(page.locator('.code-editor .squiggly-error').first()).toBeVisible()
  await expect(page.getByTestId('card-purchase').getByTestId('row-customer_id')).toBeVisible()
})

test('a table renamed on the canvas: the SQL that someone typed keeps its comments and its layout', async ({
  designer,
  page,
}) => {
  await openShop(designer, page)
  await cursorBehind(page, 'CREATE TABLE customer (')
  await page.keyboard.type(' -- whoever buys from us')
  await page.keyboard.press('Enter')
  await page.keyboard.type('phone   varchar(20), -- as they gave it')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeVisible(STARTING)
  await designer.canvas.click('customer')
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('buyer')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => codeOf(page))
    .toContain('CREATE TABLE buyer ( -- whoever buys from us\nphone   varchar(20), -- as they gave it')
  await expect.poll(() => codeOf(page)).toContain('REFERENCES buyer (id)')
})
