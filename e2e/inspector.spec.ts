import { BLOG } from './pages/blog.ts'
import { expect, test } from './pages/story.ts'

test("a wrong check shows Postgres' own message while it is typed, a right one clears it", async ({
  designer,
  page,
}) => {
  await designer.startWith(BLOG)
  await designer.canvas.click('posts')
  const { inspector } = designer
  await inspector.getByRole('region', { name: 'checks' }).locator('.inspector-child').first().click()
  const expression = inspector.getByRole('textbox', { name: 'Expression' })
  await expression.fill("titel <> ''")
  await expect(inspector.getByRole('alert')).toContainText('column "titel" does not exist', { timeout: 30_000 })
  await expression.fill("title <> 'none'")
  await expect(inspector.getByRole('alert')).toHaveCount(0)
  await expect(page.locator('.ui-field-error')).toHaveCount(0)
})
