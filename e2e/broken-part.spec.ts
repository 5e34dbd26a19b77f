import { expect, test } from './pages/story.ts'

const SHARE = '**/share-dialog*.js'

test('a part that can not be loaded says so and takes nothing down with it', async ({ designer, page }) => {
  await designer.startEmpty()
  await page.route(SHARE, (route) => route.abort())
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(designer.dialog).toContainText('This part could not be loaded.')
  await expect(page.getByTestId('canvas')).toBeVisible()
  await page.unroute(SHARE)
  await designer.dialog.getByRole('button', { name: 'Reload' }).click()
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(designer.dialog.getByRole('heading', { name: 'Share' })).toBeVisible()
})

test('an import that was put away is opened again', async ({ designer, page }) => {
  await page.goto('.')
  await page.getByRole('button', { name: 'Paste SQL…' }).click()
  await designer.importText('CREATE TABLE users (id bigint PRIMARY KEY); SELECT nothing;')
  await expect(designer.dialog).toContainText('1 table')
  await page.keyboard.press('Escape')
  await expect(designer.dialog).toBeHidden()
  await page.getByRole('button', { name: 'Open it again' }).click()
  await expect(designer.dialog).toContainText('1 table')
})
