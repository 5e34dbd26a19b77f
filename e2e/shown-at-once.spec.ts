import { expect, test } from './pages/story.ts'

/** What is loaded when it is first shown is there as soon as it has come, and waits for no clock. */
test('a dialog opens while the clock stands still', async ({ designer, page }) => {
  await page.clock.install()
  await designer.startEmpty()
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
})
