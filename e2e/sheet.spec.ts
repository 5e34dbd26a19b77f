import { expect, expectAccessible, test } from './pages/story.ts'

const SQL = `
  create table users (id int primary key, email text, age text, check (age <> ''));
  create table posts (id int primary key, title text, author_id int references users);
`

test('columns are edited as in a spreadsheet: typed, many at once, pasted, each one step', async ({
  designer,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await designer.startWith(SQL)
  await designer.treeItem('users').click()
  await page.keyboard.press('Alt+6')
  const grid = page.getByRole('grid', { name: 'Columns', exact: true })
  const cells = (row: number) => grid.getByRole('row').nth(row).getByRole('gridcell')
  await expect(grid.getByRole('row')).toHaveCount(4)
  await expectAccessible(page)
  await test.step('typing, Tab, and Enter', async () => {
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('mail')
    await page.keyboard.press('Tab')
    await page.keyboard.type('varchar(80)')
    await page.keyboard.press('Enter')
    await expect(cells(2).nth(0)).toHaveText('mail')
    await expect(cells(2).nth(1)).toHaveText('varchar(80)')
  })
  await test.step('a type for all chosen rows is one step', async () => {
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('F2')
    await page.getByRole('combobox', { name: 'Cell' }).fill('citext')
    await page.keyboard.press('Escape')
    await page.keyboard.type('uuid')
    await page.keyboard.press('Enter')
    await expect(cells(2).nth(1)).toHaveText('uuid')
    await expect(cells(3).nth(1)).toHaveText('uuid')
    await page.keyboard.press('Control+z')
    await expect(cells(2).nth(1)).toHaveText('varchar(80)')
    await expect(cells(3).nth(1)).toHaveText('text')
  })
  await test.step('a block is pasted over columns and beyond the last', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('years\tint\tno\nsize\tnumeric(5,1)\tyes\t1.5'))
    await cells(3).nth(0).click()
    await page.keyboard.press('Control+v')
    await expect(designer.toasts).toContainText('1 columns added')
    await expect(cells(4).nth(0)).toHaveText('size')
    await expect(cells(4).nth(3)).toHaveText('1.5')
    expect(await designer.sql()).toMatch(/years <> ''/)
    await designer.toasts.getByRole('button', { name: 'Undo' }).last().click()
    await expect(grid.getByRole('row')).toHaveCount(4)
  })
  await test.step('names are changed by a pattern, and shown first', async () => {
    await page.getByRole('button', { name: 'Rename by pattern…' }).click()
    await page.keyboard.type('a')
    await designer.dialog.getByRole('textbox', { name: 'By', exact: true }).fill('A')
    await expect(designer.dialog.getByRole('list', { name: 'New names' })).toContainText('mAil')
    await expectAccessible(page)
    await designer.dialog.getByRole('button', { name: 'Rename 2' }).click()
    await expect(cells(3).nth(0)).toHaveText('Age')
  })
})
