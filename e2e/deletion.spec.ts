import { BLOG } from './pages/blog.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

test('the diagram shows what a DELETE reaches, and where it fails, until Escape', async ({ designer, page }) => {
  await designer.startWith(`${BLOG}
CREATE TABLE likes (post_id bigint NOT NULL REFERENCES posts ON DELETE CASCADE, user_id bigint REFERENCES users ON DELETE SET NULL);
CREATE TABLE bills (user_id bigint NOT NULL REFERENCES users ON DELETE RESTRICT);`)
  await designer.canvas.settled('users')
  await designer.canvas.click('users')
  await designer.run('Show what a DELETE reaches')
  const list = page.getByRole('region', { name: 'What a DELETE on users reaches' })
  await expect(list.getByRole('listitem')).toHaveCount(4)
  const line = (table: string) => list.getByRole('listitem').filter({ has: page.getByRole('button', { name: table }) })
  await expect(line('posts')).toContainText('deleted along')
  await expect(line('bills')).toContainText('the DELETE fails while a row refers')
  await expect(line('likes').filter({ hasText: 'SET NULL' })).toContainText('left, without the reference')
  await expect(page.getByTestId('card-tags')).toHaveAttribute('data-dim', 'true')
  await expect(page.getByTestId('card-bills')).not.toHaveAttribute('data-dim', 'true')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(page.getByTestId('card-tags')).not.toHaveAttribute('data-dim', 'true')
})
