import { BLOG } from './pages/blog.ts'
import { expect, test } from './pages/story.ts'

const EDGE = 'posts_author_id_fkey'

test('an edge is led by keyboard, one undo for a row of steps', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  const { canvas } = designer
  await designer.treeItem('posts').click()
  await designer.inspector.getByRole('button', { name: new RegExp(EDGE) }).click()
  await canvas.root.focus()
  const before = await canvas.way(EDGE)
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight')
  await expect(page.locator('.status-said')).toContainText('led right')
  const after = await canvas.way(EDGE)
  expect(after).not.toEqual(before)
  await page.keyboard.press('Control+z')
  expect(await canvas.way(EDGE)).toEqual(before)
})
