import { BLOG } from './pages/blog.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

test('a style is tried before it is applied: what it would find is told first', async ({ designer, page }) => {
  await designer.startWith(`${BLOG}\nCREATE TABLE notes (body text);`)
  await page.keyboard.press('Alt+4')
  const { problems } = designer
  const rows = problems.locator('.problem').filter({ hasText: 'pk-required' })
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Style and rules…' }).click()
  const { dialog } = designer
  await expect(dialog.getByRole('status')).toHaveText('Nothing else would be found.')
  await expectAccessible(page)
  await dialog.getByText(/^\d+ rules/).click()
  await dialog.getByRole('textbox', { name: 'Find a rule' }).fill('pk-required')
  await dialog.getByRole('combobox', { name: 'How loud pk-required is' }).selectOption('off')
  await expect(dialog.getByRole('status')).toContainText('Found no more: 1 (1 pk-required')
  await dialog.getByRole('combobox', { name: 'Tenants' }).selectOption('column')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(rows).toHaveCount(0)
  expect(await designer.file()).toContain('"tenancy": "column"')
  await designer.undo()
  await expect(rows).toHaveCount(1)
})
