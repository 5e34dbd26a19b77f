import { BLOG } from './pages/blog.ts'
import { Designer } from './pages/designer.ts'
import { Fingers } from './pages/fingers.ts'
import { Frames } from './pages/frames.ts'
import { expect, expectAccessible, overhear, test } from './pages/story.ts'

test('on a tablet one pans, pinches, drags and asks for the menu by finger', async ({ browser, told, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 1180, height: 820 },
    baseURL: baseURL ?? '',
  })
  const page = await context.newPage()
  await overhear(page, told)
  const frames = await Frames.of(page)
  const designer = new Designer(page)
  const { canvas } = designer
  const fingers = new Fingers(page)
  await designer.startWith(BLOG)
  const box = await canvas.box()
  const free = { x: box.x + 40, y: box.y + 60 }
  await test.step('one finger on the ground pans', async () => {
    const before = await canvas.settled('users')
    await fingers.move([
      { x: free.x + 100, y: free.y },
      { x: free.x + 10, y: free.y + 50 },
    ])
    const after = await canvas.settled('users')
    expect(after.x - before.x).toBeLessThan(-60)
    expect(after.y - before.y).toBeGreaterThan(30)
  })
  await test.step('a tap selects, and on the ground lets go', async () => {
    const { x, y } = await canvas.settled('users')
    await page.touchscreen.tap(x, y)
    await expect(designer.status).toContainText('1 selected')
    await page.touchscreen.tap(free.x, free.y)
    await expect(designer.status).not.toContainText('selected')
  })
  await test.step('two fingers zoom', async () => {
    const was = await canvas.zoom()
    const fit = page.getByRole('contentinfo').getByRole('button', { name: /fit/i })
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await fingers.move(
      [
        { x: middle.x - 40, y: middle.y },
        { x: middle.x - 120, y: middle.y },
      ],
      [
        { x: middle.x + 40, y: middle.y },
        { x: middle.x + 120, y: middle.y },
      ],
    )
    await expect.poll(() => canvas.zoom()).toBeGreaterThan(was * 1.5)
    // Where frames come late, what is due once the view rests comes between two steps of a way.
    await frames.slow(150)
    await fit.tap()
    await expect.poll(() => canvas.zoom()).toBeCloseTo(was, 5)
    await frames.slow(0)
    await canvas.settled('users')
  })
  await test.step('a finger drags a card, alone', async () => {
    const [from, others] = [await canvas.settled('users'), await canvas.at('posts')]
    await fingers.move([from, { x: from.x - 70, y: from.y + 60 }])
    const [to, still] = [await canvas.settled('users'), await canvas.at('posts')]
    expect(to.x - from.x).toBeLessThan(-40)
    expect(Math.abs(still.x - others.x)).toBeLessThan(2)
    await designer.undo()
  })
  await test.step('a tap with the tool in hand makes a table', async () => {
    await page.getByRole('button', { name: 'Table tool' }).tap()
    await page.touchscreen.tap(box.x + 60, box.y + box.height - 120)
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(designer.status).toContainText('4 tables')
    await designer.undo()
  })
  await test.step('a finger that stays asks for the menu', async () => {
    await fingers.hold(await canvas.settled('posts'))
    const item = page.getByRole('menuitem', { name: /Rename/ })
    await expect(item).toBeVisible()
    expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(40)
    await page.keyboard.press('Escape')
  })
  await test.step('what a finger aims at is large enough', async () => {
    for (const button of await page.getByRole('banner').getByRole('button').all()) {
      const size = await button.boundingBox()
      expect(
        Math.min(size?.width ?? 40, size?.height ?? 40),
        (await button.getAttribute('aria-label')) ?? '',
      ).toBeGreaterThanOrEqual(40)
    }
  })
  await context.close()
})

test('on a tablet held upright nothing falls off the bar, in long words either, and one dock leaves the diagram room', async ({
  browser,
  told,
  baseURL,
}) => {
  const context = await browser.newContext({
    hasTouch: true,
    locale: 'fr',
    viewport: { width: 820, height: 1180 },
    baseURL: baseURL ?? '',
  })
  const page = await context.newPage()
  await overhear(page, told)
  const designer = new Designer(page)
  await page.goto('./')
  await page.getByRole('button', { name: 'Partir de zéro' }).tap()
  await expect(designer.canvas.root).toBeVisible()
  await expect.poll(async () => (await designer.canvas.box()).width).toBeGreaterThan(400)
  await expect(page.getByRole('complementary')).toHaveCount(1)
  for (const width of [701, 820, 1024, 1180]) {
    await page.setViewportSize({ width, height: 800 })
    for (const button of await page.getByRole('banner').getByRole('button').all()) {
      const { x, width: w } = (await button.boundingBox()) ?? { x: -1, width: 0 }
      expect.soft(x, `${width}: ${await button.getAttribute('aria-label')}`).toBeGreaterThanOrEqual(0)
      expect.soft(x + w).toBeLessThanOrEqual(width)
    }
  }
  await context.close()
})

test('on a phone one reads, searches and comments', async ({ browser, told, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 780 },
    baseURL: baseURL ?? '',
  })
  const page = await context.newPage()
  await overhear(page, told)
  const designer = new Designer(page)
  const { canvas } = designer
  await designer.open()
  await designer.dropFile('blog.sql', BLOG)
  await designer.dialog.getByRole('button', { name: 'Open it' }).tap({ timeout: 40_000 })
  await expect(canvas.root).toBeVisible()
  const hand = page.getByRole('navigation', { name: 'At hand' })
  await expect(page.locator('.status-said')).toHaveText('Arranged')
  expect((await canvas.box()).width).toBeGreaterThan(380)
  await test.step('the diagram is read', async () => {
    const { x, y } = await canvas.settled('users')
    await page.touchscreen.tap(x, y)
    await hand.getByRole('button', { name: 'Details' }).tap()
    await expect(designer.inspector).toContainText('users')
    await expectAccessible(page)
  })
  await test.step('a comment is written', async () => {
    const comment = designer.inspector.getByRole('textbox', { name: 'Comment' })
    await comment.fill('Everyone who may sign in')
    await comment.blur()
    await hand.getByRole('button', { name: 'Objects' }).tap()
    await expect(designer.inspector).toBeHidden()
    await expect(designer.tree).toBeVisible()
    await hand.getByRole('button', { name: 'Objects' }).tap()
  })
  await test.step('a table is found', async () => {
    await hand.getByRole('button', { name: 'Find' }).tap()
    await page.getByRole('combobox', { name: /Find a table/ }).fill('tags')
    await page.getByRole('option', { name: /tags/ }).first().tap()
    await hand.getByRole('button', { name: 'Details' }).tap()
    await expect(designer.inspector.getByRole('textbox', { name: 'Name of the table' })).toHaveValue('tags')
  })
  await test.step('nothing is wider than the screen', async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
  await context.close()
})
