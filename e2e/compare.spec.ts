import { BLOG } from './pages/blog.ts'
import { Designer } from './pages/designer.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

const NEXT = `${BLOG.replace(/CREATE TABLE tags [^;]*;/, '')}
CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL);
CREATE INDEX posts_title_idx ON posts (title);`

test('the open design is compared with an older file: plan, objections, a better plan for a database at work', async ({
  designer,
  page,
  browser,
}) => {
  test.slow()
  const elsewhere = await browser.newContext()
  const other = new Designer(await elsewhere.newPage())
  await other.startWith(BLOG)
  const older = await other.file()
  await elsewhere.close()
  await designer.startWith(NEXT)
  await designer.canvas.settled('notes')
  await designer.menu('File', /Compare with an older version/)
  const { dialog } = designer
  const said = dialog.getByRole('status')
  await expect(said).toHaveText('Choose the version that a database holds now.')
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Design file…' }).click()
  await (await chooser).setFiles({ name: 'released.json', mimeType: 'application/json', buffer: Buffer.from(older) })
  const sql = dialog.getByRole('tabpanel')
  await test.step('what the way is, and what speaks against it', async () => {
    await expect(said).toContainText('From released.json:')
    await expect(sql).toContainText('CREATE TABLE notes')
    await expect(sql).toContainText('DROP TABLE tags')
    await expect(dialog.getByRole('list', { name: 'Objections' })).toContainText('mig-destructive')
    await expectAccessible(page)
    await page.screenshot({ path: 'test-results/compare.png' })
  })
  await test.step('the way back', async () => {
    await dialog.getByRole('tab', { name: 'Down' }).click()
    await expect(sql).toContainText('DROP TABLE notes')
    await expect(sql).toContainText('CREATE TABLE tags')
  })
  await test.step('for a database at work it is planned otherwise', async () => {
    await dialog.getByRole('tab', { name: 'Up' }).click()
    await expect(sql).not.toContainText('CONCURRENTLY')
    await dialog.getByRole('checkbox', { name: /people write to meanwhile/ }).check()
    await expect(sql).toContainText('CONCURRENTLY')
  })
  await test.step('it is kept as a file', async () => {
    const file = await designer.download(() => dialog.getByRole('button', { name: 'Download up.sql' }).click())
    expect(file.name).toBe('up.sql')
    expect(file.text).toContain('CREATE INDEX CONCURRENTLY')
  })
})

test('a version that can’t be read says so', async ({ designer }) => {
  await designer.startWith(BLOG)
  await designer.menu('File', /Compare with an older version/)
  const { dialog } = designer
  await dialog.getByRole('textbox', { name: 'Its link' }).fill('https://example.org/#nonsense')
  await dialog.getByRole('textbox', { name: 'Its link' }).press('Enter')
  await expect(dialog.getByRole('status')).not.toHaveText(/Planning|Choose/)
  await expect(dialog.getByRole('tabpanel')).toHaveCount(0)
})
