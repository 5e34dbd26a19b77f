import { Finder } from './pages/finder.ts'
import { Keys } from './pages/keys.ts'
import { expect, test } from './pages/story.ts'

/** As pg_dump writes it: tables first, keys by ALTER TABLE. What is looked for is among nine hundred and ninety others. */
function dump(): string {
  const way = [
    ['invoice', 'customer'],
    ['customer', 'address'],
    ['address', 'city'],
    ['city', 'country'],
  ] as const
  const names = ['invoice', 'customer', 'address', 'city', 'country']
  const others = Array.from({ length: 995 }, (_, i) => `stock_${i}`)
  const table = (name: string) =>
    `CREATE TABLE public.${name} (\n    id bigint NOT NULL,\n    name text NOT NULL,\n    of_id bigint\n);\n`
  const primary = (name: string) =>
    `ALTER TABLE ONLY public.${name}\n    ADD CONSTRAINT ${name}_pkey PRIMARY KEY (id);\n`
  const foreign = (from: string, to: string) =>
    `ALTER TABLE ONLY public.${from}\n    ADD CONSTRAINT ${from}_of_id_fkey FOREIGN KEY (of_id) REFERENCES public.${to}(id);\n`
  return [
    "SET statement_timeout = 0;\nSET client_encoding = 'UTF8';\nSELECT pg_catalog.set_config('search_path', '', false);\n",
    ...[...names, ...others].map(table),
    ...[...names, ...others].map(primary),
    ...way.map(([from, to]) => foreign(from, to)),
    ...others.slice(10).map((name, i) => foreign(name, `stock_${Math.floor(i / 6)}`)),
  ].join('\n')
}

test('a dump of a thousand tables: the path, the focus, a picture of it, diagrams of parts, folded areas, and all of it undone', async ({
  designer,
  page,
}) => {
  test.slow()
  const finder = new Finder(page)
  const keys = new Keys(page)
  const { canvas } = designer
  await designer.open()
  await designer.dropFile('dump.sql', dump())
  await designer.dialog.getByRole('button', { name: 'Open it' }).click({ timeout: 120_000 })
  await expect(page.locator('.status-said')).toHaveText('Arranged', { timeout: 60_000 })
  const before = await designer.design()
  expect(Object.values(before.objects).filter((it) => it.kind === 'table')).toHaveLength(1000)

  await test.step('the path from invoice to country', async () => {
    await canvas.root.focus()
    await keys.press('Shift+P')
    await finder.between('invoice', 'country')
    await expect(finder.path.getByRole('listitem').first()).toContainText('customer → address → city → country')
    await keys.press('Escape')
  })
  await test.step('the focus on one of them, wider, and a picture of what it shows', async () => {
    await keys.press('Control+k')
    await page.keyboard.type('customer')
    await keys.press('Enter')
    await canvas.settled('customer')
    await canvas.root.focus()
    await keys.press('Shift+F')
    await expect(finder.bar).toContainText('1 step')
    await keys.press(']')
    await expect(finder.bar).toContainText('2 steps')
    await expect.poll(() => canvas.find('stock_0')).toBeNull()
    await keys.press('Control+a')
    const { text } = await designer.download(() => designer.menu('File', 'Save picture of selection as SVG'))
    for (const name of ['invoice', 'customer', 'address', 'city']) expect(text).toContain(`>${name}<`)
    expect(text).not.toContain('stock_0')
  })
  await test.step('a diagram of their own for what is in focus, arranged by itself', async () => {
    await designer.run('New diagram of the selection')
    const tabs = page.getByRole('tablist', { name: 'Diagrams' })
    await expect(tabs.getByRole('tab')).toHaveText(['Main', 'Diagram'])
    await designer.run('Arrange from left to right')
    await expect(page.locator('.status-said')).toHaveText('Arranged')
    const now = await designer.design()
    expect(now.diagrams.main?.places).toEqual(before.diagrams.main?.places)
    expect(await canvas.find('stock_0')).toBeNull()
  })
  await test.step('an area round it all, folded into one card', async () => {
    await designer.run('Zoom out')
    await designer.run('Zoom out')
    const { x, y, width, height } = await canvas.box()
    await canvas.root.focus()
    await keys.press('a')
    await canvas.drag({ x: x + 8, y: y + 60 }, { x: x + width - 8, y: y + height - 60 })
    await page.getByRole('textbox', { name: 'Area name' }).fill('Sales')
    await keys.press('Enter')
    await canvas.root.focus()
    await keys.press('c')
    await expect.poll(() => canvas.find('Sales')).not.toBeNull()
    await expect.poll(() => canvas.find('customer.name')).toBeNull()
  })
  await test.step('undone step by step, the design is as it was opened', async () => {
    const undo = page.getByRole('button', { name: /^Undo/ })
    for (let i = 0; i < 8 && (await page.getByRole('tablist', { name: 'Diagrams' }).getByRole('tab').count()) > 1; i++)
      await undo.click()
    const now = await designer.design()
    expect(now.objects).toEqual(before.objects)
    expect(now.diagrams).toEqual(before.diagrams)
  })
})
