import { BLOG } from './pages/blog.ts'
import { expect, test } from './pages/story.ts'

const CELLS = ['nick\ttext\tno\t\tWhat others see', 'age\tsmallint(', 'born_on\tdate\tyes\tnow()'].join('\r\n')

test('cells of a spreadsheet pasted on a table become its columns, in one step, and bad lines are told', async ({
  designer,
  page,
}) => {
  await designer.startWith(BLOG)
  const { canvas, toasts } = designer
  await canvas.click('tags')
  await canvas.root.focus()
  const paste = (text: string) =>
    canvas.root.evaluate((it, cells) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', cells)
      it.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  const columns = async () => {
    const { objects } = await designer.design()
    const tags = Object.entries(objects).find(([, it]) => it.kind === 'table' && it.name === 'tags')?.[0]
    return Object.values(objects).flatMap((it) => (it.kind === 'column' && it.parent === tags ? [it.name] : []))
  }
  await paste(CELLS)
  await expect(toasts.locator('[data-tone=error]')).toContainText('2 columns added to tags. Line 2:')
  await expect(toasts.locator('[data-tone=error]')).toContainText('smallint(')
  await canvas.settled('tags.born_on')
  expect((await columns()).sort()).toEqual(['born_on', 'id', 'name', 'nick'])
  expect(await designer.sql()).toMatch(/nick text NOT NULL[^;]*born_on date DEFAULT now\(\)/)
  await designer.undo()
  expect((await columns()).sort()).toEqual(['id', 'name'])

  await test.step('with no table selected it is a text to be imported', async () => {
    await page.keyboard.press('Escape')
    await canvas.root.focus()
    await page.keyboard.press('Escape')
    await paste(CELLS)
    await expect(designer.dialog).toBeVisible()
  })
})
