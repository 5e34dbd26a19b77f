import { expect, test } from './pages/story.ts'

test('a blog schema is built by keyboard alone', async ({ designer, page }) => {
  const { canvas } = designer
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await designer.open()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>new design')
  await press('Enter')
  await expect(canvas.root).toBeVisible()
  await designer.run('Select')
  await canvas.root.focus()

  const table = async (name: string, columns: readonly (readonly [string, string])[]) => {
    await press('t', 'Enter')
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.type(name)
    await press('Tab', 'Tab', 'Tab')
    for (const [column, type] of columns) {
      await page.keyboard.type(column)
      await press('Tab')
      await page.keyboard.type(type)
      await press('Tab')
    }
    await press('Escape', 'Escape')
    await expect(canvas.root).toBeFocused()
    await expect(page.getByTestId(`card-${name}`)).toBeVisible()
  }
  await table('users', [['email', 'text']])
  await table('posts', [['title', 'varchar(200)']])
  await table('comments', [['body', 'text']])
  await table('tags', [['name', 'text']])

  /** Walks to a card: what the live region says is where we are. */
  const walkTo = async (name: string) => {
    await press('Escape', 'Escape')
    for (const way of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'])
      for (let i = 0; i < 8; i++) {
        if ((await page.locator('.status-said').textContent())?.startsWith(`${name},`)) return
        await press(i === 0 ? way : `Control+${way}`)
      }
    expect(await page.locator('.status-said').textContent()).toContain(`${name},`)
  }
  const join = async (tool: string, from: string, to: string) => {
    await walkTo(from)
    await press(tool, 'Enter')
    for (const way of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'])
      for (let i = 0; i < 8; i++) {
        const said = await page.locator('.status-said').textContent()
        if (said?.startsWith(`${to},`)) {
          await press('Enter')
          return
        }
        await press(`Control+${way}`)
      }
  }
  await join('f', 'posts', 'users')
  await join('f', 'comments', 'posts')
  await join('m', 'posts', 'tags')
  const sql = await designer.sql()
  expect(sql.match(/CREATE TABLE \S+/g)).toHaveLength(5)
  expect(sql).toMatch(/CREATE TABLE (public\.)?post_tags/)
  expect(sql).toContain('title varchar(200)')
  expect(sql.match(/FOREIGN KEY/g)).toHaveLength(4)
})
