import type { Page } from '@playwright/test'
import { codeOf } from './pages/code.ts'
import type { Designer } from './pages/designer.ts'
import { expect, test } from './pages/story.ts'

const SHOP = `// What the shop is made of.
Table customers as C [headercolor: #abc] {
  id int [pk, increment]
  email varchar(200) [unique] // in lower case
}

Table orders {
  id int [pk, increment]
  customer_id int [not null, ref: > C.id]
}

TableGroup all {
  customers
  orders
}
`

async function openShop(designer: Designer, page: Page): Promise<void> {
  await designer.open()
  await designer.dropFile('shop.dbml', SHOP)
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(designer.canvas.root).toBeVisible()
  await designer.openCode()
  await page.getByRole('tab', { name: 'DBML', exact: true }).click()
  await expect.poll(() => codeOf(page)).toContain('// What the shop is made of.')
}

test('a DBML file beside its canvas: both can be edited, and its comments stay', async ({ designer, page }) => {
  await openShop(designer, page)
  await page.locator('.code-editor .view-line').filter({ hasText: '// in lower case' }).first().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('phone text')
  await expect(page.getByTestId('card-customers').getByTestId('row-phone')).toBeVisible()
  await designer.canvas.click('customers')
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('buyers')
  await page.keyboard.press('Enter')
  await expect.poll(() => codeOf(page)).toContain('Table buyers as C [headercolor: #abc] {')
  await expect.poll(() => codeOf(page)).toContain('  buyers\n  orders')
  expect(await codeOf(page)).toContain('email varchar(200) [unique] // in lower case\n  phone text\n')
})
