import { BLOG } from './pages/blog.ts'
import { Designer, type DesignFile } from './pages/designer.ts'
import { expect, overhear, test } from './pages/story.ts'

const linkOf = async (designer: Designer): Promise<string> => {
  await designer.page.getByRole('button', { name: 'Share' }).click()
  const field = designer.dialog.getByRole('textbox', { name: 'Link' })
  await expect(field).toHaveValue(/#/)
  const link = await field.inputValue()
  await designer.page.keyboard.press('Escape')
  await expect(designer.dialog).toBeHidden()
  return link
}

/** Where the tables stand, by name: a link gives objects new ids. */
const placesOf = ({ objects, diagrams }: DesignFile) =>
  Object.values(diagrams)
    .flatMap((it) => Object.entries(it.places).map(([id, { x, y }]) => `${objects[id]?.name} ${x} ${y}`))
    .sort()

test('a link opened elsewhere gives the same design, byte for byte', async ({ designer, browser, told }) => {
  await designer.startWith(BLOG)
  const link = await linkOf(designer)
  const [sql, file] = [await designer.sql(), await designer.file()]

  const elsewhere = await browser.newContext()
  const other = new Designer(await elsewhere.newPage())
  await overhear(other.page, told)
  await other.open(link)
  await other.canvas.settled('users')
  expect(await linkOf(other)).toBe(link)
  expect(await other.sql()).toBe(sql)
  expect(placesOf(await other.design())).toEqual(placesOf(JSON.parse(file)))
  await elsewhere.close()
})

test('opening a link never overwrites the design that is here', async ({ designer, page, context }) => {
  await designer.startWith('CREATE TABLE theirs (id bigint PRIMARY KEY);')
  const link = await linkOf(designer)
  await designer.run('New design')
  await designer.run('Table')
  await expect(designer.canvas.editor).toBeFocused()
  await page.keyboard.type('mine')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await designer.saved()

  const other = new Designer(await context.newPage())
  await other.open(link)
  await other.canvas.settled('theirs')
  await expect(other.toasts).toContainText('copy of your own')
  expect(other.page.url()).not.toContain('#')
  await other.canvas.doubleClick('theirs')
  await expect(other.canvas.editor).toBeFocused()
  await other.page.keyboard.type('changed')
  await other.page.keyboard.press('Tab')
  await other.page.keyboard.press('Escape')
  await other.saved()

  await page.reload()
  await designer.canvas.settled('mine')
  expect(await designer.names('table')).toEqual(['mine'])
  await designer.run('All designs')
  await expect(designer.dialog.getByRole('button', { name: /^Open (?!file)/ })).toHaveCount(3)
})

test('a link that was cut or is nonsense says so, and leaves all as it is', async ({ designer }) => {
  for (const fragment of ['nonsense', '1AAAA', '%F0%9F', 'x'.repeat(5000)]) {
    await designer.page.goto('about:blank')
    await designer.open(`./#${fragment}`)
    await expect(designer.toasts.locator('[data-tone=error]')).toBeVisible()
    await expect(designer.page.getByRole('button', { name: /Start empty/ })).toBeVisible()
  }
})
