import type { Page } from '@playwright/test'
import { codeOf } from './pages/code.ts'
import type { Designer } from './pages/designer.ts'
import { expect, test } from './pages/story.ts'

const SHOP = `from sqlmodel import Field, Relationship, SQLModel


# Whoever buys from us.
class Customer(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True)  # in lower case

    orders: list["Order"] = Relationship(back_populates="customer")


class Order(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = Field(foreign_key="customer.id")
    customer: Customer = Relationship(back_populates="orders")
`

async function openShop(designer: Designer, page: Page): Promise<void> {
  await designer.open()
  await designer.dropFile('models.py', SHOP)
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(designer.canvas.root).toBeVisible()
  await designer.openCode()
  await page.getByRole('tab', { name: 'SQLModel', exact: true }).click()
  await expect.poll(() => codeOf(page)).toContain('# Whoever buys from us.')
}

async function cursorBehind(page: Page, words: string): Promise<void> {
  await page.locator('.code-editor .view-line').filter({ hasText: words }).first().click()
  await page.keyboard.press('End')
}

test('typing a field: the canvas follows, and one undo takes it back', async ({ designer, page }) => {
  await openShop(designer, page)
  await cursorBehind(page, '# in lower case')
  await page.keyboard.press('Enter')
  await page.keyboard.type('phone: str | None = None')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeHidden()
})

test('the first line of a class stands as far in as the others', async ({ designer, page }) => {
  await openShop(designer, page)
  await cursorBehind(page, 'class Customer')
  await page.keyboard.press('Enter')
  await page.keyboard.type('phone: str | None = None')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeVisible()
})

test('a table renamed on the canvas keeps its comment in the models', async ({ designer, page }) => {
  await openShop(designer, page)
  await designer.canvas.click('customer')
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('buyer')
  await page.keyboard.press('Enter')
  await expect.poll(() => codeOf(page)).toContain('__tablename__ = "buyer"')
  await expect.poll(() => codeOf(page)).toContain('# Whoever buys from us.\nclass Customer(SQLModel, table=True):')
  await expect.poll(() => codeOf(page)).toContain('foreign_key="buyer.id"')
  await expect.poll(() => codeOf(page)).toContain('# in lower case')
})

test('a syntax error halfway loses nothing', async ({ designer, page }) => {
  await openShop(designer, page)
  await cursorBehind(page, 'foreign_key="customer.id")')
  await page.keyboard.press('Backspace')
  await expect(page.locator('.code-editor .squiggly-error').first()).toBeVisible()
  await expect(page.getByTestId('card-order').getByTestId('row-customer_id')).toBeVisible()
  await page.keyboard.type(')')
  await expect(page.getByText(/until this can be read/)).toHaveCount(0)
  await expect(page.getByTestId('card-order').getByTestId('row-customer_id')).toBeVisible()
})
