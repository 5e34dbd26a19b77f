import { BLOG } from './pages/blog.ts'
import { expectAccessible, test } from './pages/story.ts'

// All other screens: looks.spec.ts.
test('what became of an import is sound for assistive technology', async ({ designer, page }) => {
  await designer.open()
  await page.getByRole('button', { name: 'Paste SQL…' }).click()
  await designer.importText(`${BLOG}\nCREATE TABEL oops;`)
  await expectAccessible(page)
})
