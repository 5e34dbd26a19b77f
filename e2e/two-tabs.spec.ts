import type { Page } from '@playwright/test'
import { BLOG } from './pages/blog.ts'
import { Designer } from './pages/designer.ts'
import { expect, overhear, test } from './pages/story.ts'

const rename = async ({ canvas, page }: Designer, what: string, to: string) => {
  await canvas.doubleClick(what)
  await expect(canvas.editor).toBeFocused()
  await page.keyboard.type(to)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
}

const comment = async (page: Page, text: string) => {
  const field = page.getByRole('textbox', { name: 'Comment' })
  await field.fill(text)
  await field.blur()
}

test('two tabs of one design keep the edits of both', async ({ designer, context, told }) => {
  await designer.startWith(BLOG)
  await designer.saved()
  const second = new Designer(await context.newPage())
  await overhear(second.page, told)
  await second.open()
  await second.canvas.settled('tags')

  await test.step('edits of different tables at the same time', async () => {
    await Promise.all([rename(designer, 'tags', 'labels'), rename(second, 'users', 'people')])
    for (const it of [designer, second])
      await expect(it.treeItem('labels').and(it.page.locator(':visible'))).toBeVisible()
    for (const it of [designer, second]) await expect(it.treeItem('people')).toBeVisible()
  })
  await test.step('edits of different fields of one table at the same time', async () => {
    await second.canvas.click('posts')
    await designer.canvas.click('posts')
    await Promise.all([comment(second.page, 'What people wrote'), rename(designer, 'posts', 'articles')])
    for (const it of [designer, second]) await expect(it.treeItem('articles')).toBeVisible()
  })
  await test.step('both tabs, and what is kept, say the same', async () => {
    await expect.poll(async () => (await designer.file()) === (await second.file()), { timeout: 10_000 }).toBe(true)
    const sql = await designer.sql()
    expect(sql).toContain("'What people wrote'")
    expect(sql).toMatch(/CREATE TABLE (public\.)?articles/)
    await designer.saved()
    await second.page.close()
    await designer.page.reload()
    await designer.canvas.settled('articles')
    expect(await designer.sql()).toBe(sql)
  })
})
