import { BLOG } from './pages/blog.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

test('every screen is sound for assistive technology, in light and dark', async ({ designer, page }) => {
  // Each screen is looked at whole.
  test.slow()
  const { dialog } = designer
  await designer.open()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Paste SQL…' }).click()
  await designer.importText(`${BLOG}\nCREATE TABEL oops;`)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await designer.canvas.click('users')
  for (const theme of ['light', 'dark']) {
    await designer.run(`Theme: ${theme}`)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await test.step(`the designer and its inspector, ${theme}`, () => expectAccessible(page))
    await page.keyboard.press('Control+k')
    await test.step(`the palette, ${theme}`, () => expectAccessible(page))
    await page.keyboard.press('Escape')
    for (const title of ['Share link', 'Keyboard shortcuts', 'All designs']) {
      await designer.run(title)
      await expect(dialog).toBeVisible()
      await test.step(`${title}, ${theme}`, () => expectAccessible(page))
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    }
  }
  await designer.openCode()
  await test.step('the code', () => expectAccessible(page))
})
