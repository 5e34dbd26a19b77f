import { BLOG } from './pages/blog.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

test('high contrast is chosen or asked for by the system, holds after a reload, and draws the diagram too', async ({
  designer,
  page,
}) => {
  await designer.startWith(BLOG)
  const html = page.locator('html')
  const { canvas } = designer
  /** How many colours the drawn diagram has. */
  const colours = () =>
    page
      .locator('.sw-base [data-front] canvas')
      .nth(3)
      .evaluate((it: HTMLCanvasElement) => {
        const { data } = it.getContext('2d')?.getImageData(0, 0, it.width, it.height) ?? { data: [] }
        return new Set(Array.from(data).filter((_, i) => i % 4 === 0)).size
      })
  await expect(html).toHaveAttribute('data-contrast', 'usual')
  await test.step('the system asks for it', async () => {
    await page.emulateMedia({ contrast: 'more' })
    await expect(html).toHaveAttribute('data-contrast', 'more')
    await page.emulateMedia({ contrast: 'no-preference' })
    await expect(html).toHaveAttribute('data-contrast', 'usual')
  })
  await test.step('one chooses it', async () => {
    await designer.run('High contrast')
    await expect(html).toHaveAttribute('data-contrast', 'more')
    await canvas.click('users')
    await expectAccessible(page)
    await designer.saved()
    await page.reload()
    await expect(html).toHaveAttribute('data-contrast', 'more')
  })
  await test.step('the system has colours of its own', async () => {
    await canvas.settled('users')
    await page.emulateMedia({ forcedColors: 'active' })
    await expect.poll(colours).toBeGreaterThan(2)
  })
})
