import { Dependencies } from './pages/dependencies.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

const ORDERS = `CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  customer_city text,
  total numeric(12,2) NOT NULL CHECK (total > 0)
);`

test('a dependency is declared, read in plain words, judged, and the table split by it', async ({ designer, page }) => {
  await designer.startWith(ORDERS)
  await designer.canvas.settled('orders')
  await designer.canvas.click('orders')
  const dependencies = new Dependencies(page)
  await test.step('of a table of which nothing is declared no form is told', async () => {
    await expect(dependencies.root).toContainText('Nothing declared')
    await expect(dependencies.root.locator('.verdict')).toHaveCount(0)
  })
  await test.step('columns are picked, and read back as a sentence', async () => {
    await dependencies.pick(['customer_id'], ['customer_city'])
    await expect(dependencies.form).toContainText('For one customer there is one customer city.')
    await expectAccessible(page)
    await dependencies.declare()
    await expect(dependencies.declared).toContainText(['customer_id → customer_city'])
  })
  await test.step('keys, the highest form, and rows that show what is wrong', async () => {
    await expect(dependencies.root.locator('.verdict')).toContainText('2NF by what is declared. Candidate key: (id)')
    const rows = dependencies.root.locator('.violation tbody tr')
    await expect(rows).toHaveCount(2)
    await expect(rows.locator('td[data-repeated]')).toHaveText(['city A', 'city A'])
    await expectAccessible(page)
    await page.screenshot({ path: 'test-results/dependencies.png' })
  })
  await test.step('the split is shown before it is done', async () => {
    await dependencies.root.getByRole('button', { name: 'Split into 3NF…' }).click()
    await expect(designer.dialog.locator('.change-preview').first()).toContainText('CREATE TABLE')
    await page.screenshot({ path: 'test-results/split.png' })
    await designer.dialog.getByRole('button', { name: /^Make customers/ }).click()
    const sql = await designer.sql()
    expect(sql).toMatch(/CREATE TABLE customers \(\s+customer_id bigint NOT NULL,\s+customer_city text/)
    expect(sql).toMatch(/FOREIGN KEY \(customer_id\) REFERENCES customers \(customer_id\)/)
    await expect(dependencies.root).toContainText('Nothing declared')
  })
  await test.step('one undo takes it back, and a dependency can be taken back as well', async () => {
    await designer.undo()
    await expect(dependencies.declared).toHaveCount(1)
    await dependencies.declared.getByRole('button', { name: /^Take back/ }).click()
    await expect(dependencies.root).toContainText('Nothing declared')
    expect(await designer.names('table')).toEqual(['orders'])
  })
})
