import { BLOG } from './pages/blog.ts'
import { expect, test } from './pages/story.ts'

test('wheel and keys move and zoom as everywhere', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  const { canvas } = designer
  const start = await canvas.settled('users')
  const box = await canvas.box()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.wheel(0, 100)
  const panned = await canvas.settled('users')
  expect(panned.x).toBeCloseTo(start.x, 0)
  expect(panned.y).toBeLessThan(start.y - 50)

  await test.step('Ctrl and wheel zoom at the pointer', async () => {
    const was = await canvas.zoom()
    await page.mouse.move(panned.x, panned.y)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, 240)
    await page.keyboard.up('Control')
    const zoomed = await canvas.settled('users')
    expect(await canvas.zoom()).toBeLessThan(was * 0.95)
    expect(Math.abs(zoomed.x - panned.x) + Math.abs(zoomed.y - panned.y)).toBeLessThan(4)
    await expect(designer.status.getByRole('button', { name: /^Zoom: / })).toHaveText(
      `${Math.round((await canvas.zoom()) * 100)}%`,
    )
  })
  await canvas.root.focus()
  await page.keyboard.press('Control+0')
  await expect.poll(() => canvas.zoom()).toBeCloseTo(1, 2)
  await page.keyboard.press('Shift+1')
  await expect
    .poll(async () => {
      const places = await Promise.all(['users', 'posts', 'tags', 'mood'].map((it) => canvas.find(it)))
      return places.every((it) => !it || (it.x > box.x && it.y > box.y && it.y < box.y + box.height))
    })
    .toBe(true)
  await expect(page.getByTestId('minimap')).toBeHidden()
})

test('a marquee selects; Delete takes off the diagram, Shift+Delete drops', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  const { canvas } = designer
  await canvas.settled('users')
  const box = await canvas.box()
  // Not at the rim: there the view moves on with the pointer for as long as it is held.
  const corner = { x: box.x + box.width - 26, y: box.y + box.height - 26 }
  await canvas.drag({ x: box.x + 26, y: box.y + 26 }, corner)
  await expect(designer.status).toContainText('4 selected')
  await page.keyboard.press('Escape')
  await canvas.click('tags')
  await page.keyboard.press('Delete')
  await expect(designer.status).toContainText('3 tables, 2 on the diagram')
  expect(await canvas.find('tags')).toBeNull()
  await expect(designer.treeItem('tags')).toHaveAttribute('data-faded', 'true')
  await canvas.click('posts')
  await page.keyboard.press('Shift+Delete')
  if (await designer.dialog.isVisible()) await designer.dialog.getByRole('button', { name: 'Drop' }).click()
  await expect(designer.status).toContainText('2 tables')
  expect(await designer.names('table')).toEqual(['tags', 'users'])
  await designer.undo()
  await canvas.settled('posts')
})

test('areas and notes are drawn, named, kept; everything has a context menu', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  const { canvas } = designer
  await canvas.settled('users')
  const box = await canvas.box()
  await page.keyboard.press('Escape')
  await canvas.root.focus()
  await page.keyboard.press('a')
  await canvas.drag({ x: box.x + 8, y: box.y + 8 }, { x: box.x + 200, y: box.y + 160 })
  await page.getByRole('textbox', { name: 'Area name' }).fill('Writing')
  await page.keyboard.press('Enter')
  await page.keyboard.press('n')
  await page.mouse.click(box.x + 40, box.y + box.height - 160)
  await page.getByRole('textbox', { name: 'Note' }).fill('Ask Ann about moods')
  await page.keyboard.press('Control+Enter')
  const file = await designer.file()
  expect(file).toContain('"Writing"')
  expect(file).toContain('"Ask Ann about moods"')

  const menu = page.getByRole('menu')
  const at = await canvas.settled('users.email')
  const spots = [at, await canvas.settled('users'), { x: box.x + 60, y: box.y + box.height - 120 }]
  for (const { x, y } of [...spots, { x: box.x + box.width - 20, y: box.y + box.height / 2 }]) {
    await page.mouse.click(x, y, { button: 'right' })
    await expect(menu.getByRole('menuitem').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menu).toBeHidden()
  }
  await designer.treeItem('tags').click({ button: 'right' })
  await expect(menu).toBeVisible()
})

const MANY = Array.from(
  { length: 60 },
  (_, i) => `CREATE TABLE t${i} (id int PRIMARY KEY, ${i === 2 ? 'remark' : 'note'} text);`,
).join('\n')

test('what is gone to comes into view in the object tree, and a column shows its table there', async ({
  designer,
  page,
}) => {
  await designer.startWith(MANY)
  await expect(designer.treeItem('t1')).toBeVisible()
  await expect(designer.treeItem('t55')).toBeHidden()
  const goTo = async (name: string) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(name)
    await page.getByRole('option', { name }).first().click()
  }
  await goTo('t55')
  await expect(designer.treeItem('t55')).toBeInViewport()
  await expect(designer.treeItem('t55')).toHaveAttribute('aria-selected', 'true')
  await expect(designer.treeItem('t1')).toBeHidden()
  await test.step('what is folded by keyboard is still where one is', async () => {
    await designer.tree.focus()
    for (const key of ['Home', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key)
    await expect(designer.treeItem('t55')).toHaveCount(0)
    await expect(designer.tree).toHaveAttribute('aria-activedescendant', /\/table$/)
    await page.keyboard.press('ArrowRight')
  })
  await goTo('remark')
  await expect(designer.treeItem('t2')).toBeInViewport()
  await expect(designer.tree.getByRole('treeitem', { name: /^remark/ })).toBeHidden()
})
