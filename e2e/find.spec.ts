import { BLOG as PLAIN } from './pages/blog.ts'
import { Finder } from './pages/finder.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

const BLOG = `${PLAIN}
CREATE TABLE post_tags (
  post_id bigint REFERENCES posts ON DELETE CASCADE,
  tag_id bigint REFERENCES tags ON DELETE CASCADE,
  PRIMARY KEY (post_id, tag_id)
);
CREATE VIEW written AS SELECT users.email, posts.title FROM users JOIN posts ON posts.author_id = users.id;
`

test('text is found in names and SQL by keyboard, and replaced where it is a name, in one step', async ({
  designer,
  page,
}) => {
  const finder = new Finder(page)
  await designer.startWith(BLOG)
  await designer.canvas.root.focus()
  await page.keyboard.press('Control+Shift+F')
  await expect(finder.text).toBeFocused()
  await page.keyboard.type('user')
  await expect(finder.said).toContainText(/\d+ places in \d+/)
  await expect(finder.lines.filter({ hasText: 'users' }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(designer.status).toContainText('selected')
  await expectAccessible(page)
  await test.step('a pattern that is none says why', async () => {
    await page.getByRole('button', { name: 'Regular expression' }).click()
    await finder.text.fill('(')
    await expect(finder.said).toContainText(/regular expression/i)
    await finder.text.fill('^user(.*)$')
  })
  await test.step('replacing is shown first; one undo takes all of it back', async () => {
    const before = await designer.names('table')
    expect(before).toContain('users')
    await page.getByRole('button', { name: 'Replace…' }).first().click()
    await finder.replace.fill('member$1')
    await page.getByRole('button', { name: 'Replace…', exact: true }).click()
    await expect(designer.dialog).toContainText('Rename table users to members')
    await expectAccessible(page)
    await designer.dialog.getByRole('button', { name: /^Replace in/ }).click()
    expect(await designer.names('table')).toContain('members')
    expect(await designer.sql()).not.toMatch(/\busers\b/)
    await designer.toasts.getByRole('button', { name: 'Undo' }).click()
    expect(await designer.names('table')).toEqual(before)
  })
})

test('a focus shows a table with what is round it, wider and narrower by key, and leaves by Escape', async ({
  designer,
  page,
}) => {
  const finder = new Finder(page)
  const { canvas } = designer
  await designer.startWith(BLOG)
  await canvas.click('tags')
  await page.keyboard.press('Shift+F')
  await expect(finder.bar).toContainText('1 step')
  await expect.poll(() => canvas.find('users')).toBeNull()
  await canvas.at('post_tags')
  await page.keyboard.press(']')
  await expect(finder.bar).toContainText('2 steps')
  await canvas.at('posts')
  await page.keyboard.press('[')
  await expect.poll(() => canvas.find('posts')).toBeNull()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await canvas.at('users')
  await expect(finder.bar).toBeHidden()
})

test('the path between two tables is lit, and copied as a JOIN', async ({ designer, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const finder = new Finder(page)
  await designer.startWith(BLOG)
  await designer.canvas.root.focus()
  await page.keyboard.press('Shift+P')
  await finder.between('tags', 'users')
  await expect(finder.path.getByRole('listitem').first()).toContainText('post_tags → posts → users')
  await expectAccessible(page)
  await finder.path.getByRole('button', { name: 'Copy JOIN' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^select tags\.\*, users\.\*\nfrom tags\njoin post_tags on post_tags\.tag_id = tags\.id\n/)
  await page.keyboard.press('Escape')
  await expect(finder.path).toBeHidden()
})

test('a filter leaves what it asks for; going to something else shows it again', async ({ designer, page }) => {
  const finder = new Finder(page)
  const { canvas } = designer
  await designer.startWith(`create schema shop; create table shop.orders (id int primary key); ${BLOG}`)
  await page.keyboard.press('Alt+5')
  await finder.filter.getByRole('checkbox', { name: 'shop' }).click()
  await expect.poll(() => canvas.find('users')).toBeNull()
  await canvas.at('shop.orders')
  await expectAccessible(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('users')
  await page.keyboard.press('Enter')
  await canvas.at('users')
  await test.step('a key is found by the name that Postgres calls it in a message', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('post_tags_tag_id_fkey')
    await page.keyboard.press('Enter')
    await expect(designer.inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('post_tags_tag_id_fkey')
  })
})

test('one goes back and forward through the tables visited', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  for (const name of ['users', 'posts', 'tags']) await designer.treeItem(name).click()
  await designer.canvas.root.focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(designer.status).toContainText('Back to posts')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(designer.inspector).toContainText('users')
  await page.getByRole('button', { name: /^Forward/ }).click()
  await expect(designer.status).toContainText('Forward to posts')
})

test('a link leads to a table of the design that it holds', async ({ designer, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await designer.startWith(BLOG)
  await designer.treeItem('tags').click()
  await page.keyboard.press('Shift+F')
  await designer.run('Copy link to this')
  await expect(designer.toasts).toContainText('Link copied')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/#[\w=-]+&at=tags&steps=1$/)
  await page.goto('about:blank')
  await page.goto(link)
  await designer.canvas.at('tags')
  await expect.poll(() => designer.canvas.find('users')).toBeNull()
  await page.evaluate(() => {
    location.hash = `#&at=users&view=${'9'.repeat(400)},x&steps=-1`
  })
  await designer.canvas.at('users')
})
