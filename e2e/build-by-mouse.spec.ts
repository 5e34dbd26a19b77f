import { expect, test } from './pages/story.ts'

test('a blog schema is built by mouse alone', async ({ designer, page }) => {
  await designer.startEmpty()
  const { canvas } = designer
  const box = await canvas.box()
  const names = ['users', 'posts', 'comments', 'tags']
  for (const [i, name] of names.entries()) {
    await page.getByRole('button', { name: /^Table tool/ }).click()
    await page.mouse.click(box.x + 60 + (i % 2) * 380, box.y + 40 + Math.floor(i / 2) * 300)
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.type(name)
    await page.mouse.click(box.x + 20, box.y + 20)
    await expect(page.getByTestId(`card-${name}`)).toBeVisible()
  }
  await test.step('a foreign key is drawn with the tool, and makes its column', async () => {
    for (const [from, to] of [
      ['posts', 'users'],
      ['comments', 'posts'],
      ['comments', 'users'],
    ] as const) {
      await page.getByRole('button', { name: /^Foreign key tool/ }).click()
      await canvas.drag(await canvas.settled(from), await canvas.settled(to))
    }
    await expect(page.getByTestId('card-comments').getByTestId('row-user_id')).toBeVisible()
  })
  await test.step('many to many is drawn from table to table', async () => {
    await page.getByRole('button', { name: /^Many-to-many tool/ }).click()
    await canvas.drag(await canvas.settled('posts'), await canvas.settled('tags'))
    await expect(designer.status).toContainText('5 tables')
  })
  await test.step('a column is added from the context menu', async () => {
    await canvas.click('users', { button: 'right' })
    await page.getByRole('menu').getByRole('menuitem', { name: 'Column', exact: true }).click()
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.type('email')
    await page.mouse.click(box.x + 20, box.y + 20)
    await expect(page.getByTestId('card-users').getByTestId('row-email')).toBeVisible()
  })
  const sql = await designer.sql()
  expect(sql.match(/CREATE TABLE \S+/g)).toHaveLength(5)
  expect(sql).toMatch(/CREATE TABLE (public\.)?post_tags/)
  expect(sql.match(/FOREIGN KEY/g)).toHaveLength(5)
  expect(sql).toMatch(/email text/)
})
