import { BLOG } from './pages/blog.ts'
import { expect, test } from './pages/story.ts'

test('thirty steps are undone and done again, the layout included', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  const { canvas } = designer
  await canvas.settled('tags')
  const before = await designer.file()
  const undo = page.getByRole('button', { name: /^Undo/ })
  const first = await undo.getAttribute('aria-label')

  for (let i = 0; i < 10; i++) {
    const at = await canvas.settled(i === 0 ? 'tags' : `tags_${i - 1}`)
    await canvas.drag(at, { x: at.x + (i % 2 ? -24 : 32), y: at.y + (i % 3 ? 16 : -16) })
    const head = await canvas.settled(i === 0 ? 'tags' : `tags_${i - 1}`)
    await page.mouse.dblclick(head.x, head.y)
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.type(`tags_${i}`)
    await page.keyboard.press('Tab')
    await expect(canvas.editor).toHaveAttribute('aria-label', 'Column name')
    await page.keyboard.type(`id_${i}`)
    await page.keyboard.press('Tab')
    await expect(canvas.editor).toHaveAttribute('aria-label', 'Type')
    await page.keyboard.press('Escape')
  }
  const after = await designer.file()
  expect(after).not.toBe(before)
  await canvas.root.focus()
  let steps = 0
  for (; steps < 60 && (await undo.getAttribute('aria-label')) !== first; steps++)
    await page.keyboard.press('Control+z')
  expect(steps).toBeGreaterThanOrEqual(30)
  expect(await designer.file()).toBe(before)
  for (let i = 0; i < steps; i++) await page.keyboard.press('Control+y')
  expect(await designer.file()).toBe(after)
})
