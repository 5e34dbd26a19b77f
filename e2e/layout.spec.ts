import { expect, test } from './pages/story.ts'

/** Between `lines` and `invoices` stands `notes`; two keys lead from one table to the same other, one back to itself. */
const SHOP = `
CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE invoices (
  id bigint PRIMARY KEY,
  payer_id bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  receiver_id bigint REFERENCES customers (id),
  corrects_id bigint REFERENCES invoices (id)
);
CREATE TABLE lines (id bigint PRIMARY KEY, invoice_id bigint NOT NULL REFERENCES invoices (id));
CREATE TABLE notes (id bigint PRIMARY KEY, text text NOT NULL);
`

type Place = { x: number; y: number }

async function places(designer: { design: () => Promise<{ objects: object; diagrams: object }> }) {
  const { objects, diagrams } = (await designer.design()) as {
    objects: Record<string, { name: string }>
    diagrams: Record<string, { places: Record<string, Place> }>
  }
  const [main] = Object.values(diagrams)
  return new Map(Object.entries(main?.places ?? {}).map(([id, { x, y }]) => [objects[id]?.name ?? id, { x, y }]))
}

test('layouts, aligning and distributing are one step each and can be undone', async ({ designer, page }) => {
  await designer.startWith(SHOP)
  const { canvas } = designer
  await canvas.settled('lines')
  const before = await places(designer)
  await designer.run('Arrange from left to right')
  await expect(page.locator('.status-said')).toHaveText('Arranged')
  const layered = await places(designer)
  expect(layered.get('customers')?.x ?? 0).toBeLessThan(layered.get('invoices')?.x ?? 0)
  expect(layered.get('invoices')?.x ?? 0).toBeLessThan(layered.get('lines')?.x ?? 0)
  await designer.undo()
  expect(await places(designer)).toEqual(before)

  await canvas.click('invoices')
  await designer.run('Arrange round the selected table')
  await expect(page.locator('.status-said')).toHaveText('Arranged')
  expect(await places(designer)).not.toEqual(before)
  await designer.undo()

  await canvas.root.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Alt+a')
  expect(new Set([...(await places(designer)).values()].map((it) => it.x)).size).toBe(1)
  await page.keyboard.press('Alt+Shift+V')
  const down = [...(await places(designer)).values()].map((it) => it.y)
  expect(new Set(down).size).toBe(down.length)
  await designer.undo()
  await designer.undo()
  expect(await places(designer)).toEqual(before)
})

test('an edge says what it is, is led by hand, and finds its own way again', async ({ designer, page }) => {
  await designer.startWith(SHOP)
  const { canvas } = designer
  await designer.run('Arrange from left to right')
  await expect(page.locator('.status-said')).toHaveText('Arranged')
  await canvas.settled('lines')
  // Two keys to one table, and one of a table to itself, none on another.
  const ways = await Promise.all(
    ['invoices_payer_id_fkey', 'invoices_receiver_id_fkey', 'invoices_corrects_id_fkey'].map((it) => canvas.way(it)),
  )
  const uprights = ways.map((way) => way.flatMap((it, i) => (i > 0 && it.x === way[i - 1]?.x ? [it.x] : [])))
  expect(new Set(uprights.flat()).size).toBe(uprights.flat().length)

  const [first, second] = (await canvas.way('lines_invoice_id_fkey')) as [Place, Place]
  await page.mouse.move((first.x + second.x) / 2 - 1, first.y)
  await page.mouse.move((first.x + second.x) / 2, first.y)
  await expect(page.getByRole('tooltip')).toContainText('lines (invoice_id) → invoices (id)')

  const middle = { x: (first.x + second.x) / 2, y: first.y }
  await canvas.drag(middle, { x: middle.x, y: middle.y + 120 })
  const bent = await canvas.way('lines_invoice_id_fkey')
  expect(bent.some((it) => Math.abs(it.y - middle.y - 120) < 8)).toBe(true)
  const file = await designer.file()
  expect(file).toContain('"sort": "bends"')

  await designer.open()
  await designer.dropFile('again.json', file)
  await canvas.settled('lines')
  await page.keyboard.press('Shift+1')
  await canvas.settled('lines')
  const again = await canvas.way('lines_invoice_id_fkey')
  expect(again).toHaveLength(bent.length)
  const low = [...again].sort((a, b) => b.y - a.y).slice(0, 2) as [Place, Place]
  await page.mouse.dblclick((low[0].x + low[1].x) / 2, low[0].y)
  expect(await designer.file()).not.toContain('"sort": "bends"')
})

test('an area folds into one card with bundled edges, moves as one, and unfolds', async ({ designer, page }) => {
  await designer.startWith(SHOP)
  const { canvas } = designer
  await designer.run('Arrange from left to right')
  await expect(page.locator('.status-said')).toHaveText('Arranged')
  await canvas.root.focus()
  await page.keyboard.press('Control+-')
  await page.keyboard.press('Control+-')
  const customers = await canvas.settled('customers')
  await page.keyboard.press('a')
  await canvas.drag({ x: customers.x - 120, y: customers.y - 60 }, { x: customers.x + 110, y: customers.y + 120 })
  await page.getByRole('textbox', { name: 'Area name' }).fill('People')
  await page.keyboard.press('Enter')
  await canvas.root.focus()
  await page.keyboard.press('c')
  await expect.poll(() => canvas.find('People')).not.toBeNull()
  expect(await canvas.find('customers.name')).toBeNull()
  const was = (await places(designer)).get('customers')
  const folded = await canvas.settled('People')
  await canvas.drag(folded, { x: folded.x, y: folded.y + 160 })
  const now = (await places(designer)).get('customers')
  expect((now?.y ?? 0) - (was?.y ?? 0)).toBeGreaterThan(80)
  const moved = await canvas.settled('People')
  await page.mouse.dblclick(moved.x, moved.y)
  await expect.poll(() => canvas.find('customers.name')).not.toBeNull()
  for (let i = 0; i < 3; i++) await designer.undo()
  expect((await places(designer)).get('customers')).toEqual(was)
})

test('a design has several diagrams, each with its own cards, places and detail', async ({ designer, page }) => {
  await designer.startWith(SHOP)
  const { canvas } = designer
  await canvas.click('invoices')
  await page.keyboard.down('Shift')
  await canvas.click('customers')
  await page.keyboard.up('Shift')
  await designer.run('New diagram of the selection')
  const tabs = page.getByRole('tablist', { name: 'Diagrams' })
  await expect(tabs.getByRole('tab')).toHaveText(['Main', 'Diagram'])
  expect(await canvas.find('lines')).toBeNull()
  await canvas.click('invoices')
  await designer.run('Selected cards: keys')
  expect(await canvas.find('customers.name')).not.toBeNull()
  await canvas.click('customers')
  await designer.run('Selected cards: names only')
  await expect.poll(() => canvas.find('customers.name')).toBeNull()
  await designer.run('Rename diagram…')
  await designer.dialog.getByRole('textbox').fill('Billing')
  await page.keyboard.press('Enter')
  await expect(tabs.getByRole('tab')).toHaveText(['Main', 'Billing'])

  await page.keyboard.press('Alt+PageUp')
  await expect(tabs.getByRole('tab', { name: 'Main' })).toHaveAttribute('aria-selected', 'true')
  await canvas.settled('lines')
  expect(await canvas.find('customers.name')).not.toBeNull()
  const file = await designer.file()
  await tabs.getByRole('tab', { name: 'Billing' }).click()
  await designer.run('Remove diagram')
  await expect(tabs).toBeHidden()
  await designer.undo()
  await expect(tabs.getByRole('tab')).toHaveText(['Main', 'Billing'])
  expect(JSON.parse(await designer.file())).toEqual(JSON.parse(file))
})
