import { existsSync, readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, test } from './pages/story.ts'

const DUMP = new URL('../../shared/corpus/sql-postgres/pagila.sql', import.meta.url)

test('Pagila: dropped, laid out, joined, renamed, read as code, taken home', async ({ designer, page }) => {
  test.skip(!existsSync(DUMP), 'the dump of Pagila (../shared/corpus) is not here')
  const { canvas } = designer
  await designer.open()
  await designer.dropFile('pagila.sql', readFileSync(DUMP, 'utf8'))
  await expect(designer.dialog.locator('.ledger')).toBeVisible({ timeout: 45_000 })
  await designer.dialog.getByRole('button', { name: 'Open it' }).click()
  await test.step('tables are laid out, none over another', async () => {
    await canvas.settled('film')
    await expect(designer.status).toContainText(/\d\d tables/)
    const { diagrams, objects } = await designer.design()
    const places = Object.values(diagrams).flatMap((it) => Object.entries(it.places))
    const tables = Object.values(objects).filter((it) => it.kind === 'table')
    expect(tables.length).toBeGreaterThan(15)
    for (const [id, at] of places)
      for (const [other, where] of places)
        if (id < other) expect(Math.abs(at.x - where.x) + Math.abs(at.y - where.y)).toBeGreaterThan(60)
  })
  await test.step('a column dragged onto another makes a foreign key', async () => {
    const before = (await designer.names('foreign-key')).length
    await designer.treeItem('actor').click()
    await designer.treeItem('category').click({ modifiers: ['Shift'] })
    await designer.run('Zoom to selection')
    await canvas.settled('category')
    await page.getByRole('button', { name: /^Foreign key tool/ }).click()
    await canvas.drag(await canvas.settled('actor.actor_id'), await canvas.settled('category.category_id'))
    await expect(designer.status).toContainText('Foreign key from actor to category added')
    await expect.poll(async () => (await designer.names('foreign-key')).length).toBe(before + 1)
  })
  await test.step('a table and a column are renamed on the canvas, and every language follows', async () => {
    const lines = await designer.openCode()
    const tabs = page.getByRole('tablist', { name: 'Code language' }).getByRole('tab')
    await designer.treeItem('language').click()
    await canvas.doubleClick('language')
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.type('tongue')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await canvas.doubleClick('tongue.name')
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.type('spoken_name')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    for (const language of await tabs.allInnerTexts()) {
      if (language === 'Decisions') continue
      await tabs.filter({ hasText: language }).click()
      await canvas.click('tongue')
      await expect(lines, language).toContainText(/tongue/i)
      await expect(lines, language).toContainText(/spoken_?name/i)
    }
  })
  await test.step('everything is taken home as a zip', async () => {
    const { name, bytes } = await designer.download(() => designer.menu('File', /Download all code/))
    expect(name).toMatch(/\.zip$/)
    const files = Object.entries(unzipSync(new Uint8Array(bytes)))
    const holding = files.filter(([path]) => /(\.sql|schema\.prisma|schema\.ts)$/.test(path))
    expect(holding.length).toBeGreaterThan(0)
    for (const [path, content] of holding) expect(Buffer.from(content).toString('utf8'), path).toMatch(/tongue/i)
  })
})
