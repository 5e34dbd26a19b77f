import { BLOG } from './pages/blog.ts'
import { expect, test } from './pages/story.ts'

const BROKEN = `CREATE TABLE good (id bigint PRIMARY KEY);

CREATE TABLE bad (id bigint, FOREIGN KEY (id) REFERENCES nowhere (id));
  CREATE TABEL worse (id int);
CREATE TABLE fine (id bigint PRIMARY KEY, good_id bigint REFERENCES good (id));
`

test('SQL with errors: where and why, and the rest is imported', async ({ designer }) => {
  await designer.open()
  await designer.dropFile('broken.sql', BROKEN)
  const ledger = designer.dialog.locator('.ledger')
  await expect(ledger).toBeVisible({ timeout: 40_000 })
  await expect(ledger).toContainText('3:1 · relation "nowhere" does not exist')
  await expect(ledger).toContainText('4:10 · syntax error at or near "TABEL"')
  await designer.dialog.getByRole('button', { name: 'Open it' }).click()
  expect(await designer.names('table')).toEqual(['fine', 'good'])
})

test('a design file that is broken says so, and nothing is lost', async ({ designer }) => {
  await designer.startWith(BLOG)
  const before = await designer.file()
  const broken = {
    'cut.json': before.slice(0, before.length / 2),
    'other.json': '{"name": "something else"}',
    'commas.json': before.replace(/,\n/, '\n'),
    'newer.json': before.replace(/"schemawright": 1/, '"schemawright": 99'),
  }
  const lines = before.slice(0, before.indexOf(',\n') + 2).split('\n').length
  const indent = /,\n( *)/.exec(before)?.[1]?.length ?? 0
  for (const [name, text] of Object.entries(broken)) {
    await designer.dropFile(name, text)
    const said = designer.toasts.locator('[data-tone=error]').last()
    await expect(said).toBeVisible()
    await expect(said).toContainText(name === 'newer.json' ? 'newer' : 'not a design file')
    if (name === 'commas.json') await expect(said).toContainText(`line ${lines}, column ${indent + 1}: a comma`)
    await said.getByRole('button', { name: /Dismiss|Close/ }).click()
  }
  expect(await designer.file()).toBe(before)
})

test('text in no language that we read is refused with words, and can be mended in place', async ({ designer }) => {
  await designer.open()
  await designer.dropFile('letter.txt', 'Dear all,\nthis is a letter.')
  await expect(designer.dialog).toContainText(/not in a language|Nothing was found|syntax error/, { timeout: 40_000 })
})
