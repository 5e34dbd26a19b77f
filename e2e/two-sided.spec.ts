import { BLOG } from './pages/blog.ts'
import { expect, test } from './pages/story.ts'

test('a table clicked marks its lines; a line clicked selects its table', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  const lines = await designer.openCode()
  await designer.canvas.click('posts')
  await expect(page.locator('.code-editor .code-mark').first()).toBeVisible()
  const marked = await page.evaluate(() => {
    const marks = [...document.querySelectorAll('.code-mark')].map((it) => it.parentElement?.style.top)
    return [...document.querySelectorAll<HTMLElement>('.view-line')]
      .filter((it) => marks.includes(it.style.top))
      .map((it) => it.textContent?.replaceAll('\u00a0', ' ') ?? '')
  })
  expect(marked[0]).toMatch(/CREATE TABLE (public\.)?posts/)
  expect(marked.join('\n')).not.toMatch(/CREATE TABLE (public\.)?users/)

  await lines.getByText('tags', { exact: false }).first().click()
  await expect(page.getByTestId('card-tags')).toHaveAttribute('data-selected', 'true')
  await expect(page.getByTestId('card-posts')).not.toHaveAttribute('data-selected', 'true')
})

test('a column chosen in the palette lights its row', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  await designer.canvas.settled('users')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('users.email')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('card-users').getByTestId('row-email')).toHaveAttribute('data-lit', 'true')
})

test('the palette finds what needs a selection, and says so', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  await designer.canvas.settled('users')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('add policy')
  const option = page.getByRole('option', { name: /policy/i }).first()
  await expect(option).toContainText('needs a selection')
  await expect(option).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await expect(option).toBeVisible()
  await page.keyboard.press('Escape')
  await designer.canvas.click('users')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('add policy')
  await page.keyboard.press('Enter')
  await expect(designer.inspector.getByRole('textbox', { name: 'Name of the policy' })).toBeVisible()
})
