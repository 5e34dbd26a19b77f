import { BLOG } from './pages/blog.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

test('a declared query says which index serves it; one that none serves gets its index at a click', async ({
  designer,
  page,
}) => {
  await designer.startWith(BLOG)
  await designer.canvas.settled('posts')
  await designer.canvas.click('posts')
  const section = page.getByRole('region', { name: 'Queries' })
  const declare = async (name: string, sql: string) => {
    await section.getByRole('button', { name: 'Declare a query' }).click()
    await section.getByRole('textbox', { name: 'Called' }).fill(name)
    await section.getByRole('textbox', { name: 'SELECT' }).fill(sql)
    await section.getByRole('button', { name: 'Declare', exact: true }).click()
  }
  await declare('posts of a user', 'select * from posts where author_id = $1')
  await expect(section.getByRole('listitem')).toContainText('served by posts_author_id_idx')
  await declare('a title', 'select * from posts where title = $1')
  await expect(section.getByRole('listitem').filter({ hasText: 'a title' })).toContainText('no index leads to its rows')
  await expectAccessible(page)
  await section.getByRole('button', { name: 'Add it' }).click()
  await expect(section.getByRole('listitem').filter({ hasText: 'a title' })).toContainText('served by posts_title_idx')
  await declare('nonsense', 'selec from')
  await expect(section.getByRole('alert')).toContainText('can’t parse')
})

test('a query is declared by what it asks of each column, without SQL', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  await designer.canvas.settled('posts')
  await designer.canvas.click('posts')
  const section = page.getByRole('region', { name: 'Queries' })
  await section.getByRole('button', { name: 'Declare a query' }).click()
  await section.getByRole('tab', { name: 'By columns' }).click()
  await section.getByRole('textbox', { name: 'Called' }).fill('pages of titles')
  await section.getByRole('combobox', { name: 'author_id' }).selectOption('equal')
  await section.getByRole('combobox', { name: 'title' }).selectOption('down')
  await section.getByRole('checkbox', { name: /Page by page/ }).check()
  await expectAccessible(page)
  await section.getByRole('button', { name: 'Declare', exact: true }).click()
  await expect(section.getByRole('listitem')).toContainText('pages of titles')
  const file = await designer.file()
  expect(file).toContain('"keyset": true')
  expect(file).toContain('"descending": true')
})
