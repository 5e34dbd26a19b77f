import type { Page } from '@playwright/test'
import { codeOf, PRISMA_SHOP } from './pages/code.ts'
import type { Designer } from './pages/designer.ts'
import { expect, test } from './pages/story.ts'

/** Opens the schema by dropping its file, and the code beside it. */
async function openShop(designer: Designer, page: Page): Promise<void> {
  await designer.open()
  await designer.dropFile('shop.prisma', PRISMA_SHOP)
  const openIt = page.getByRole('button', { name: 'Open it' })
  await openIt.click()
  await expect(designer.canvas.root).toBeVisible()
  await designer.openCode()
  await page.getByRole('tab', { name: 'Prisma', exact: true }).click()
  await expect.poll(() => codeOf(page)).toContain('// Whoever buys from us.')
}

/** Puts the cursor behind some words of the text. */
async function cursorBehind(page: Page, words: string): Promise<void> {
  const line = page.locator('.code-editor .view-line').filter({ hasText: words }).first()
  await line.click()
  await page.keyboard.press('End')
}

test('typing in Prisma: the canvas follows, and one undo takes it back', async ({ designer, page }) => {
  await openShop(designer, page)
  await cursorBehind(page, '// in lower case')
  await page.keyboard.press('Enter')
  await page.keyboard.type('phone String?')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeHidden()
  await expect.poll(() => codeOf(page)).toContain('email String @unique // in lower case\n  orders order[]')
})

test('a table renamed on the canvas keeps its comment in the text', async ({ designer, page }) => {
  await openShop(designer, page)
  await designer.canvas.click('customer')
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('buyer')
  await page.keyboard.press('Enter')
  await expect.poll(() => codeOf(page)).toContain('// Whoever buys from us.\nmodel buyer {')
  await expect.poll(() => codeOf(page)).toContain('// in lower case')
  await expect.poll(() => codeOf(page)).toContain('customer    buyer @relation')
})

test('a syntax error halfway loses nothing', async ({ designer, page }) => {
  await openShop(designer, page)
  await cursorBehind(page, 'model order {')
  await page.keyboard.press('Backspace')
  await expect(page.getByText(/“{” is missing after model order/).first()).toBeVisible()
  await expect(page.locator('.code-editor .squiggly-error').first()).toBeVisible()
  await expect(page.getByTestId('card-order')).toBeVisible()
  await page.keyboard.type('{')
  // The editor closes what is opened.
  if ((await codeOf(page)).includes('model order {}')) await page.keyboard.press('Delete')
  await expect(page.getByText(/until this can be read/)).toHaveCount(0)
  await expect.poll(() => codeOf(page)).toContain('model order {')
  await expect(page.getByTestId('card-order').getByTestId('row-customer_id')).toBeVisible()
})
