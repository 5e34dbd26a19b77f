import { BLOG } from './pages/blog.ts'
import { Designer } from './pages/designer.ts'
import { expect, expectAccessible, overhear, test } from './pages/story.ts'
import { Viewer } from './pages/viewer.ts'

/** What the share dialog offers. */
async function offered(designer: Designer, what: RegExp, field: string): Promise<string> {
  await designer.page.getByRole('button', { name: 'Share' }).click()
  const choice = designer.dialog.getByRole('combobox', { name: 'What to share' })
  const wanted = await choice.getByRole('option').filter({ hasText: what }).getAttribute('value')
  await choice.selectOption(wanted)
  const text = designer.dialog.getByRole('textbox', { name: field })
  await expect(text).toHaveValue(/#/)
  const value = await text.inputValue()
  await designer.page.keyboard.press('Escape')
  await expect(designer.dialog).toBeHidden()
  return value
}

test('a link for reading only shows a design that nothing there changes', async ({ designer, browser, told }) => {
  await designer.startWith(BLOG)
  const whole = await offered(designer, /edited/, 'Link')
  const link = await offered(designer, /reading only/, 'Link')
  expect(link).toBe(`${whole}&mode=view`)

  const elsewhere = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await elsewhere.newPage()
  await overhear(page, told)
  const viewer = new Viewer(page)
  await viewer.open(link)
  const { canvas } = viewer
  await test.step('one sees and finds', async () => {
    await canvas.click('users')
    await expect(viewer.details).toContainText('People who write')
    await expect(viewer.details.getByRole('row', { name: /email/ })).toContainText('text')
    await viewer.details.getByRole('button', { name: 'posts' }).click()
    await expect(viewer.details.getByRole('heading')).toHaveText('posts')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('tags')
    await page.keyboard.press('Enter')
    await expect(viewer.details.getByRole('heading')).toHaveText('tags')
    await expectAccessible(page)
  })
  await test.step('no mouse changes it', async () => {
    const before = await canvas.settled('users')
    await canvas.doubleClick('users')
    await canvas.doubleClick('users.email')
    await expect(canvas.editor).toBeHidden()
    // A drag moves the view, not the card.
    const posts = await canvas.at('posts')
    await canvas.drag(before, { x: before.x + 60, y: before.y + 40 })
    const [after, others] = [await canvas.settled('users'), await canvas.at('posts')]
    expect(after.x - before.x).toBeCloseTo(others.x - posts.x, 0)
    expect(Math.abs(after.x - before.x)).toBeGreaterThan(20)
    await canvas.click('users', { button: 'right' })
    await expect(page.getByRole('menuitem', { name: /Copy link/ })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: /Rename|Drop|Remove|Duplicate|Column|Table$/ })).toHaveCount(0)
    await page.keyboard.press('Escape')
  })
  await test.step('no key changes it', async () => {
    await canvas.click('users.email')
    await page.evaluate(() => navigator.clipboard.writeText('more\ttext\nand\tint'))
    for (const key of [
      'F2',
      'Delete',
      'Shift+Delete',
      't',
      'Enter',
      'Shift+Enter',
      'Alt+ArrowDown',
      'Shift+ArrowRight',
    ])
      await page.keyboard.press(key)
    for (const key of ['Control+d', 'Control+v', 'Control+x', 'Control+z', 'Alt+6', 'Alt+7'])
      await page.keyboard.press(key)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('>drop')
    await expect(page.getByRole('option', { name: /Drop from design/ })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('textbox')).toHaveCount(0)
  })
  await test.step('one reads it as code, in every language', async () => {
    await page.keyboard.press('Alt+3')
    const code = page.getByRole('complementary', { name: 'Side panel' })
    await expect(code.locator('.view-lines')).toContainText(/CREATE.TABLE.users/, { timeout: 60_000 })
    const shown = await code.locator('.view-lines').innerText()
    await code.getByRole('textbox').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.type('DROP TABLE users;')
    expect(await code.locator('.view-lines').innerText()).toBe(shown)
    await expect(code.getByRole('button', { name: /Options of|Write this text anew/ })).toHaveCount(0)
    await code.getByRole('tab', { name: 'Prisma' }).click()
    await code
      .locator('.view-line')
      .filter({ hasText: /model.Post/ })
      .first()
      .click()
    await expect(viewer.details.getByRole('heading')).toHaveText('posts')
    await code.getByRole('button', { name: 'Copy all of this file' }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('model User {')
    await expectAccessible(page)
    await page.getByRole('banner').getByRole('button', { name: 'Code' }).click()
    await expect(code).toBeHidden()
  })
  await test.step('a copy is what was sent', async () => {
    await page.getByRole('button', { name: 'Open a copy to edit' }).click()
    const mine = new Designer(page)
    await expect(page.getByRole('button', { name: 'Share' })).toBeVisible()
    expect(page.url()).not.toContain('#')
    expect(await offered(mine, /edited/, 'Link')).toBe(whole)
    await mine.run('Table')
    await expect(mine.canvas.editor).toBeFocused()
    await page.keyboard.type('mine')
    await page.keyboard.press('Tab')
    expect(await mine.names('table')).toContain('mine')
  })
  await elsewhere.close()
})

test('a page embeds a design by the snippet that is offered', async ({ designer, page, browser, told }) => {
  await designer.startWith(BLOG)
  const name = page.getByRole('banner').getByRole('textbox', { name: 'Name of the design' })
  await name.fill('"><img src=x onerror=alert(1)>')
  await name.press('Enter')
  const snippet = await offered(designer, /iframe/, 'Snippet')
  // A page that a server of this machine gave, as it gives the app: browsers keep pages from elsewhere off it.
  const context = await browser.newContext({ baseURL: page.url() })
  const wiki = await context.newPage()
  await overhear(wiki, told)
  await wiki.goto('./manifest.webmanifest')
  await wiki.setContent(`<h1>A wiki</h1>${snippet}`)
  const frame = wiki.frameLocator('iframe')
  await expect(frame.getByRole('heading', { name: '"><img src=x onerror=alert(1)>' })).toBeVisible()
  await expect(frame.getByTestId('canvas')).toBeVisible()
  await expect(frame.getByRole('link', { name: 'Open a copy to edit' })).toHaveAttribute('target', '_blank')
  expect(await wiki.locator('img').count()).toBe(0)
  await context.close()
})
