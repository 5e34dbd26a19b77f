import { BLOG } from './pages/blog.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

test('a finding is shown, its fix previewed, applied, undone; another is accepted with a reason', async ({
  designer,
  page,
}) => {
  await designer.startWith(`${BLOG}\nCREATE TABLE notes (body text);\nCREATE TABLE drafts (body text);`)
  await designer.canvas.settled('notes')
  await page.keyboard.press('Alt+4')
  const { problems } = designer
  const rows = problems.locator('.problem')
  const row = (table: string) => rows.filter({ hasText: 'pk-required' }).filter({ hasText: table })
  await expect(row('notes')).toHaveCount(1)
  await expectAccessible(page)
  await test.step('the fix is shown before it is done, and done in one click', async () => {
    await row('notes').getByRole('button', { name: 'Fix…' }).click()
    await expect(designer.dialog.locator('.change-preview').first()).toContainText(/PRIMARY KEY/i)
    await designer.dialog
      .locator('.ui-button[data-look=primary]')
      .or(designer.dialog.getByRole('button').last())
      .first()
      .click()
    await expect(row('notes')).toHaveCount(0)
    expect(await designer.sql()).toMatch(/notes[\s\S]*PRIMARY KEY/)
  })
  await test.step('one undo takes it back', async () => {
    await designer.undo()
    await expect(row('notes')).toHaveCount(1)
  })
  await test.step('accepted with a reason, it is told no more, and the reason is kept', async () => {
    await row('drafts').getByRole('button', { name: 'Accept with a reason' }).click()
    await designer.dialog.getByRole('textbox', { name: 'Reason' }).fill('A scratch table, emptied nightly')
    await designer.dialog.getByRole('button', { name: 'Accept with this reason' }).click()
    await expect(row('drafts')).toHaveCount(0)
    expect(await designer.file()).toContain('A scratch table, emptied nightly')
  })
  await test.step('clicking a finding shows its table', async () => {
    await row('notes').locator('.problem-text').click()
    await expect(page.getByTestId('card-notes')).toHaveAttribute('data-selected', 'true')
  })
  await test.step('what is safe to mend is shown as a whole, and mended in one step', async () => {
    const before = await designer.file()
    await problems.getByRole('button', { name: /Fix all \d+ safe ones/ }).click()
    await expect(designer.dialog.locator('.change-preview').first()).toBeVisible()
    await designer.dialog.getByRole('button', { name: /Make these \d+ changes/ }).click()
    await expect(problems.getByRole('button', { name: /Fix all \d+ safe ones/ })).toBeHidden()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    expect(await designer.file()).toBe(before)
  })
  await test.step('an inherited design starts from a baseline: only what is new is shown', async () => {
    await problems.getByRole('button', { name: 'More about problems' }).click()
    await page.getByRole('menuitem', { name: /^Take all \d+ as given/ }).click()
    await expect(rows).toHaveCount(0)
    await designer.run('New table')
    await page.keyboard.press('Escape')
    await expect(rows.first()).toBeVisible()
    await problems.getByRole('button', { name: /\d+ accepted/ }).click()
    await expect(rows.filter({ hasText: 'drafts' }).filter({ hasText: 'pk-required' })).toHaveCount(1)
    await expectAccessible(page)
  })
})
