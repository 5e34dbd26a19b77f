import type { Page } from '@playwright/test'
import { codeOf } from './pages/code.ts'
import { expect, test } from './pages/story.ts'

const USERS = `import { integer, pgTable, text } from 'drizzle-orm/pg-core'

/* Who signs in. */
export const users = pgTable('users', {
  id: integer().primaryKey(), // never shown
  email: text().notNull(),
})
`
const POSTS = `import { integer, pgTable } from 'drizzle-orm/pg-core'
import { users } from './users'

// What they write.
export const posts = pgTable('posts', {
  id: integer().primaryKey(),
  userId: integer('user_id').references(() => users.id),
})
`

/** A folder that the page may write to stands for the one that a person would choose. */
async function withFolder(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(async (all) => {
    const folder = await navigator.storage.getDirectory()
    const src = await folder.getDirectoryHandle('src', { create: true })
    for (const [name, text] of Object.entries(all)) {
      const file = await (await src.getFileHandle(name, { create: true })).createWritable()
      await file.write(text)
      await file.close()
    }
    Object.assign(window, { showDirectoryPicker: async () => folder })
  }, files)
}

const fileIn = (page: Page, name: string): Promise<string> =>
  page.evaluate(async (name) => {
    const src = await (await navigator.storage.getDirectory()).getDirectoryHandle('src')
    return (await (await src.getFileHandle(name)).getFile()).text()
  }, name)

test('a project’s folder is opened, and saved back by the smallest change of its files', async ({ designer, page }) => {
  await designer.open()
  await withFolder(page, { 'users.ts': USERS, 'posts.ts': POSTS })
  await designer.run('Open project folder')
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(designer.canvas.root).toBeVisible()
  await designer.canvas.click('users')
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('members')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('card-members')).toBeVisible()
  // Meanwhile someone has edited the other file.
  await withFolder(page, { 'posts.ts': POSTS.replace('users.id),\n', 'users.id),\n  likes: integer(),\n') })
  await designer.run('Save to the project')
  await expect(page.getByText('Saved src/posts.ts, src/users.ts')).toBeVisible()
  // What is called as its table goes with it, and nothing else.
  expect(await fileIn(page, 'users.ts')).toBe(USERS.replace("users = pgTable('users'", "members = pgTable('members'"))
  const posts = await fileIn(page, 'posts.ts')
  for (const words of ['// What they write.\nexport const posts', 'members.id', 'likes: integer(),'])
    expect(posts).toContain(words)
  await expect(page.getByTestId('card-posts').getByTestId('row-likes')).toBeVisible()
  await designer.run('Save to the project')
  await expect(page.getByText('Nothing to save')).toBeVisible()
})

test('each language is checked by its own tool, which says what, when and where', async ({ designer, page }) => {
  await designer.open()
  await designer.dropFile('schema.ts', `${USERS.replace('email: text()', 'email: text({ lenght: 5 })')}`)
  await page.getByRole('button', { name: 'Open it' }).click()
  await designer.openCode()
  await page.getByRole('tab', { name: 'Drizzle', exact: true }).click()
  const said = page.locator('.code-checked')
  await expect(said).toContainText(/^TypeScript 5\S+ drizzle-orm 0\.45\S+ .*line 6: .*lenght/s, { timeout: 60_000 })
  await expect(page.locator('.code-editor .squiggly-error').first()).toBeVisible()
  await page.getByRole('tab', { name: 'Prisma', exact: true }).click()
  await expect.poll(() => codeOf(page)).toContain('model')
  await expect(said).toContainText(/^Checked by Prisma 7\S* at .*: nothing wrong$/, { timeout: 60_000 })
  await page.getByRole('tab', { name: 'DBML', exact: true }).click()
  await expect(said).toContainText(/^Checked by DBML at/, { timeout: 60_000 })
  await page.getByRole('tab', { name: 'PostgreSQL', exact: true }).click()
  await expect(said).toContainText(/^Checked by PostgreSQL 18\S* at/, { timeout: 60_000 })
})
