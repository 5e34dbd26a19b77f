import { expect, expectAccessible, test } from './pages/story.ts'

test('a template is a design of its own in one step, without an error in its style', async ({ designer, page }) => {
  await designer.open()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Ledger/ }).click()
  await expect(designer.status).toContainText('5 tables', { timeout: 40_000 })
  await expect(page.getByRole('combobox', { name: 'Style that the design is judged by' })).toHaveValue(
    'postgres-classic',
  )
  await expect(designer.status.getByRole('button', { name: /^Problems: 0 errors/ })).toBeVisible({ timeout: 20_000 })
  await designer.canvas.at('posting')
  await expect(page.getByRole('textbox', { name: 'Name of the design' }).first()).toHaveValue('Ledger')
})

test('another template is begun beside what is open', async ({ designer }) => {
  await designer.startWith('create table mine (id int primary key);')
  await designer.run('New design from a template')
  await designer.dialog.getByRole('button', { name: /^Courses/ }).click()
  await expect(designer.status).toContainText('6 tables', { timeout: 40_000 })
  await designer.run('All designs')
  await expect(designer.dialog.locator('input[value="Courses"]')).toBeVisible()
  await expect(designer.dialog.getByRole('textbox')).toHaveCount(2)
})

test('a piece is laid on the selected tables in one step, named as the design names things', async ({
  designer,
  page,
}) => {
  await designer.startWith('create table "Invoice" ("invoiceId" int primary key, "paidAt" date, "sentAt" date);')
  await designer.treeItem('Invoice').click()
  const before = await designer.names('column')
  await designer.run('Timestamps')
  await expect(designer.toasts).toContainText('Timestamps added to Invoice')
  expect(await designer.names('column')).toEqual(expect.arrayContaining(['createdAt', 'updatedAt']))
  await designer.run('Comments')
  await designer.canvas.at('InvoiceComment')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect(await designer.names('column')).toEqual(before)
})
