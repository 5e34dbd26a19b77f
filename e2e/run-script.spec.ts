import { BLOG } from './pages/blog.ts'
import { expect, test } from './pages/story.ts'

test('a script that speaks of the design runs on it: what it renames keeps its place, and one undo takes it back', async ({
  designer,
}) => {
  await designer.startWith(BLOG)
  await designer.canvas.settled('users')
  const before = await designer.design()
  await designer.dropFile(
    'change.sql',
    'ALTER TABLE users RENAME TO people;\nALTER TABLE people ADD COLUMN born date;\nALTER TABLE nowhere ADD COLUMN x int;',
  )
  await expect(designer.dialog).toContainText('change.sql runs on this design', { timeout: 40_000 })
  await expect(designer.dialog).toContainText('Rename table users to people')
  await expect(designer.dialog).toContainText('Add column born (users)')
  await expect(designer.dialog).toContainText('relation "nowhere" does not exist')
  await designer.dialog.getByRole('button', { name: 'Change the design' }).click()
  await expect.poll(() => designer.names('table')).toEqual(['people', 'posts', 'tags'])
  expect((await designer.design()).diagrams).toEqual(before.diagrams)

  await designer.dropFile('again.sql', 'DROP TABLE people CASCADE;')
  await expect(designer.dialog).toContainText('Drop table people', { timeout: 40_000 })
  await designer.dialog.getByRole('button', { name: 'Change the design' }).click()
  await expect.poll(() => designer.names('table')).toEqual(['posts', 'tags'])
  await designer.undo()
  await designer.undo()
  expect((await designer.design()).objects).toEqual(before.objects)
})
