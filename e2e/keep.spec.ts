import { BLOG } from './pages/blog.ts'
import { Designer } from './pages/designer.ts'
import { expect, test } from './pages/story.ts'

test('a reload a second after an edit loses nothing, the layout included', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  const from = await designer.canvas.settled('tags')
  await designer.canvas.drag(from, { x: from.x + 80, y: from.y + 64 })
  const before = await designer.file()
  await page.waitForTimeout(1000)
  await page.reload()
  await designer.canvas.settled('tags')
  expect(await designer.file()).toBe(before)
})

test('a tab closed or crashed a second after an edit loses nothing', async ({ designer, page, context }) => {
  await designer.startWith(BLOG)
  await designer.canvas.doubleClick('tags')
  await expect(designer.canvas.editor).toBeFocused()
  await page.keyboard.type('labels\n')
  await page.keyboard.press('Escape')
  const before = await designer.file()
  await page.waitForTimeout(1000)

  await page.close({ runBeforeUnload: false })
  const second = new Designer(await context.newPage())
  await second.open()
  await second.canvas.settled('labels')
  expect(await second.file()).toBe(before)

  await second.canvas.doubleClick('labels')
  await expect(second.canvas.editor).toBeFocused()
  await second.page.keyboard.type('marks')
  await second.page.keyboard.press('Tab')
  await second.page.keyboard.press('Escape')
  const renamed = await second.file()
  await second.page.waitForTimeout(1000)
  const devtools = await context.newCDPSession(second.page)
  const crash = second.page.waitForEvent('crash')
  // A crashed page never answers.
  void devtools.send('Page.crash').catch(() => undefined)
  await crash
  const third = new Designer(await context.newPage())
  await third.open()
  await third.canvas.settled('marks')
  expect(await third.file()).toBe(renamed)
})

test('going to a new design at once saves the last edit of the one before', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  await designer.canvas.doubleClick('tags')
  await expect(designer.canvas.editor).toBeFocused()
  await page.keyboard.type('labels')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await designer.run('New design')
  await expect(designer.status).toContainText('0 tables')
  // The list tells what is kept: the new one too, once it is.
  await designer.saved()
  await designer.run('All designs')
  await designer.dialog
    .getByRole('button', { name: /^Open / })
    .nth(1)
    .click()
  await expect(designer.treeItem('labels')).toBeVisible()
})
