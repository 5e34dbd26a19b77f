import { BLOG } from './pages/blog.ts'
import { expect, test } from './pages/story.ts'

const placesOf = async (designer: {
  design: () => Promise<{ diagrams: Record<string, { places: Record<string, unknown> }> }>
}) => Object.values((await designer.design()).diagrams)[0]?.places ?? {}

test('an import asks whether to add or to replace, and what is there never moves', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  await designer.canvas.settled('users')
  const before = await placesOf(designer)
  await designer.dropFile('more.sql', `${BLOG}\nCREATE TABLE extra (id bigint PRIMARY KEY, n int);`)
  const choice = designer.dialog.getByRole('radiogroup', { name: 'What to do with it' })
  await expect(choice).toBeVisible({ timeout: 40_000 })
  await choice.getByText('Add beside').click()
  await designer.dialog.getByRole('button', { name: 'Add to the design' }).click()
  await designer.canvas.settled('extra')
  expect(await designer.names('table')).toEqual(['extra', 'posts', 'tags', 'users'])
  expect(await placesOf(designer)).toMatchObject(before)

  await designer.dropFile('less.sql', 'CREATE TABLE users (id bigint PRIMARY KEY, email text, born date);')
  await expect(choice).toBeVisible({ timeout: 40_000 })
  await designer.dialog.getByRole('button', { name: 'Replace the design' }).click()
  await expect.poll(() => designer.names('table')).toEqual(['users'])
  const [id, place] = Object.entries(await placesOf(designer))[0] ?? []
  expect(before).toMatchObject({ [String(id)]: place })
  await designer.undo()
  expect(await designer.names('table')).toEqual(['extra', 'posts', 'tags', 'users'])
  await expect(page.getByTestId('card-posts')).toBeVisible()
})

test('an import that is cancelled leaves the design as it was', async ({ designer }) => {
  await designer.startWith(BLOG)
  const before = await designer.file()
  const many = Array.from({ length: 2000 }, (_, i) => `CREATE TABLE t${i} (id bigint PRIMARY KEY);`).join('\n')
  await designer.dropFile('many.sql', many)
  await designer.dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(designer.dialog.getByRole('textbox', { name: 'Text to import' })).toBeVisible()
  await designer.dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(designer.dialog).toBeHidden()
  expect(await designer.file()).toBe(before)
})
