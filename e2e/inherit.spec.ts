import { Designer } from './pages/designer.ts'
import { expect, overhear, test } from './pages/story.ts'

const INHERITED = `
CREATE TABLE users (email varchar(80), name text, created timestamp);
CREATE TABLE projects (id serial PRIMARY KEY, name text, status text DEFAULT 'open');
CREATE TABLE members (project_id int REFERENCES projects, user_email varchar(80));
CREATE TABLE audit (at timestamp, what text);
`

test('a bad schema is inherited, judged by a chosen style, and mended to no errors by the panel alone', async ({
  designer,
  page,
}) => {
  test.slow()
  await designer.startWith(INHERITED)
  await designer.canvas.settled('users')
  await page.keyboard.press('Alt+4')
  const { problems, dialog } = designer
  await test.step('choose a style', async () => {
    await page.getByRole('button', { name: 'Style and rules…' }).click()
    await dialog.getByRole('combobox', { name: 'Builds on' }).selectOption('sqlmodel')
    await expect(dialog.getByRole('status')).toContainText('Found beyond now')
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await expect(dialog).toBeHidden()
  })
  const errors = problems.locator('.problem[data-severity=error]')
  await expect(errors.first()).toBeVisible()
  await test.step('all that is safe, in one step', async () => {
    await problems.getByRole('button', { name: /Fix all \d+ safe ones/ }).click()
    await dialog.getByRole('button', { name: /Make these \d+ changes/ }).click()
    await expect(dialog).toBeHidden()
  })
  await test.step('the rest one by one, each by its first way', async () => {
    for (let round = 0; round < 30 && (await settled(errors)) > 0; round++) {
      const folded = problems.locator('.problem[data-severity=error][data-rule]:not([data-open])').first()
      if (await folded.count()) await folded.locator('.problem-text').click()
      const mendable = errors.filter({ has: page.getByRole('button', { name: 'Fix…' }) }).first()
      const told = await mendable.locator('.problem-text').textContent()
      await mendable.getByRole('button', { name: 'Fix…' }).click()
      await dialog.locator('.ui-button[data-look=primary]').click()
      await expect(dialog).toBeHidden()
      await expect(errors.filter({ hasText: told ?? '' })).toHaveCount(0)
    }
    await expect(errors).toHaveCount(0)
  })
  const sql = await designer.sql()
  expect(sql.match(/PRIMARY KEY/g)?.length).toBeGreaterThanOrEqual(4)
  expect(sql.match(/updated_at/g)?.length).toBeGreaterThanOrEqual(4)
})

/** How many there are once the worker has looked. */
async function settled(rows: ReturnType<Designer['page']['locator']>): Promise<number> {
  await rows.page().waitForTimeout(400)
  return rows.count()
}

test('a colleague opens the link and reads why a finding was accepted', async ({ designer, page, browser, told }) => {
  await designer.startWith('CREATE TABLE drafts (body text);')
  await page.keyboard.press('Alt+4')
  const row = designer.problems.locator('.problem').filter({ hasText: 'pk-required' })
  await row.getByRole('button', { name: 'Accept with a reason' }).click()
  await designer.dialog.getByRole('textbox', { name: 'Reason' }).fill('A scratch table, emptied nightly')
  await designer.dialog.getByRole('button', { name: 'Accept with this reason' }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: 'Share' }).click()
  const field = designer.dialog.getByRole('textbox', { name: 'Link' })
  await expect(field).toHaveValue(/#/)
  const link = await field.inputValue()
  const elsewhere = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const other = new Designer(await elsewhere.newPage())
  await overhear(other.page, told)
  await other.open(link)
  await other.canvas.settled('drafts')
  await other.page.keyboard.press('Alt+4')
  await other.problems.getByRole('button', { name: /\d+ accepted/ }).click()
  await expect(other.problems.locator('.problem').filter({ hasText: 'pk-required' })).toContainText(
    'Accepted: A scratch table, emptied nightly',
  )
  await elsewhere.close()
})
