import { Finder } from './pages/finder.ts'
import { Keys } from './pages/keys.ts'
import { expect, test } from './pages/story.ts'

test('a blog schema is built by keyboard alone', async ({ designer, page }) => {
  const keys = new Keys(page)
  await keys.begin()
  await keys.table('users', [['email', 'text']])
  await keys.table('posts', [['title', 'varchar(200)']])
  await keys.table('comments', [['body', 'text']])
  await keys.table('tags', [['name', 'text']])
  await keys.join('f', 'posts', 'users')
  await keys.join('f', 'comments', 'posts')
  await keys.join('m', 'posts', 'tags')
  const sql = await designer.sql()
  expect(sql.match(/CREATE TABLE \S+/g)).toHaveLength(5)
  expect(sql).toMatch(/CREATE TABLE (public\.)?post_tags/)
  expect(sql).toContain('title varchar(200)')
  expect(sql.match(/FOREIGN KEY/g)).toHaveLength(4)
})

test('the schema of a shop is modelled from nothing by keyboard, in one continuous run', async ({ designer, page }) => {
  const keys = new Keys(page)
  const finder = new Finder(page)
  const { canvas } = designer
  await keys.begin()
  await test.step('tables and what they hold', async () => {
    await keys.table('customers', [
      ['email', 'text'],
      ['full_name', 'text'],
    ])
    await keys.table('addresses', [['street', 'text']])
    await keys.table('countries', [['iso_code', 'char(2)']])
    await keys.table('orders', [['placed_at', 'timestamptz']])
    await keys.table('order_lines', [['quantity', 'integer']])
    await keys.table('products', [['price', 'numeric(12,2)']])
    await keys.table('categories', [['title', 'text']])
  })
  await test.step('how they belong together', async () => {
    await keys.join('f', 'addresses', 'customers')
    await keys.join('f', 'addresses', 'countries')
    await keys.join('f', 'orders', 'addresses')
    await keys.join('f', 'order_lines', 'orders')
    await keys.join('f', 'order_lines', 'products')
    await keys.join('m', 'products', 'categories')
    await designer.run('Arrange from left to right')
    await expect(page.locator('.status-said')).toHaveText('Arranged')
  })
  await test.step('a piece laid on one of them', async () => {
    await keys.walkTo('products')
    await designer.run('Timestamps')
    await expect.poll(() => canvas.find('products.created_at')).not.toBeNull()
  })
  await test.step('the way from a line of an order to a country', async () => {
    await keys.press('Shift+P')
    await finder.between('order_lines', 'countries')
    await expect(finder.path.getByRole('listitem').first()).toContainText('orders → addresses → countries')
    await keys.press('Escape')
  })
  await test.step('what the rules can mend safely is mended from their list, in one step', async () => {
    await keys.press('Alt+4')
    const all = designer.problems.getByRole('button', { name: /Fix all \d+ safe ones/ })
    await expect(all).toBeVisible()
    await keys.tabTo(all)
    await keys.press('Enter')
    const go = designer.dialog.getByRole('button', { name: /Make these \d+ changes/ })
    await expect(go).toBeVisible()
    await keys.tabTo(go)
    await keys.press('Enter')
    await expect(designer.dialog).toBeHidden()
    await expect(all).toBeHidden()
  })
  const sql = await designer.sql()
  expect(sql.match(/CREATE TABLE \S+/g)).toHaveLength(8)
  expect(sql.match(/FOREIGN KEY/g)).toHaveLength(7)
  expect(sql).toContain('price numeric(12,2)')
  expect(await designer.names('table')).toContain('product_categories')
})
