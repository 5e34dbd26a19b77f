import type { Page } from '@playwright/test'
import { codeOf, PRISMA_SHOP } from './pages/code.ts'
import type { Designer } from './pages/designer.ts'
import { expect, test } from './pages/story.ts'

const SQL = `CREATE TABLE customer (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE
);
CREATE TABLE purchase (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES customer (id));
`

async function openText(designer: Designer, page: Page, { file, text, tab }: Record<'file' | 'text' | 'tab', string>) {
  await designer.open()
  await designer.dropFile(file, text)
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(designer.canvas.root).toBeVisible()
  await designer.openCode()
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await expect.poll(() => codeOf(page)).toContain(text.split('\n')[0])
}

/** Puts the cursor behind a line of the text. */
async function cursorBehind(page: Page, words: string): Promise<void> {
  await page.locator('.code-editor .view-line').filter({ hasText: words }).first().click()
  await page.keyboard.press('End')
}

/** Takes the suggestion that is to be the first, by the keyboard. */
async function take(page: Page, label: string): Promise<void> {
  await expect(page.locator('.suggest-widget.visible .monaco-list-row.focused')).toContainText(label)
  await page.keyboard.press('Tab')
  await expect(page.locator('.suggest-widget.visible')).toHaveCount(0)
}

/** Where the last of a word stands in a line of the text. */
async function pointAt(page: Page, line: string, word: string): Promise<{ readonly x: number; readonly y: number }> {
  const found = page.locator('.code-editor .view-line').filter({ hasText: line }).first()
  return found.evaluate((element, name) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let [last, at]: [Node | null, number] = [null, -1]
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const match of (node.textContent ?? '').matchAll(new RegExp(`\\b${name}\\b`, 'g')))
        [last, at] = [node, match.index]
    }
    const range = document.createRange()
    if (last) range.setStart(last, at)
    if (last) range.setEnd(last, at + name.length)
    const box = range.getBoundingClientRect()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }, word)
}

test('Prisma as in an editor of its own: completed, looked up, renamed and laid out, each one undo', async ({
  designer,
  page,
}) => {
  await openText(designer, page, { file: 'shop.prisma', text: PRISMA_SHOP, tab: 'Prisma' })
  await cursorBehind(page, '// in lower case')
  await page.keyboard.press('Enter')
  await page.keyboard.type('phone Str')
  await take(page, 'String')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeVisible()
  await cursorBehind(page, 'customer_id Int')
  await page.keyboard.press('Enter')
  await page.keyboard.type('@@index([cus')
  await take(page, 'customer_id')
  await expect.poll(() => codeOf(page)).toContain('@@index([customer_id')

  const mention = await pointAt(page, 'orders order[]', 'order')
  await page.mouse.move(mention.x, mention.y)
  await expect(page.locator('.monaco-hover').filter({ hasText: 'CREATE TABLE "order"' }).first()).toBeVisible()

  await page.keyboard.press('Control+z')
  await expect.poll(() => codeOf(page)).not.toContain('@@index')
  await page.mouse.move(300, 400)
  await expect(page.locator('.monaco-hover:visible')).toHaveCount(0)
  const before = await codeOf(page)
  const line = page.locator('.code-editor .active-line-number')
  const wanted = before.split('\n').findIndex((it) => it.includes('customer @relation')) + 1
  // The text may still scroll to where the undo was.
  await expect(async () => {
    const name = await pointAt(page, 'customer @relation', 'customer')
    await page.mouse.click(name.x, name.y)
    await expect(line).toHaveText(String(wanted), { timeout: 1000 })
  }).toPass()
  await page.keyboard.press('F12')
  await expect(line).toHaveText('6')
  await page.keyboard.press('F2')
  const box = page.locator('.rename-box input')
  await expect(box).toHaveValue('customer')
  await box.fill('order')
  await page.keyboard.press('Enter')
  await expect(page.getByText('There is a table “order” already.').first()).toBeVisible()
  await page.keyboard.press('F2')
  await expect(box).toHaveValue('customer')
  await box.fill('buyer')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('card-buyer')).toBeVisible()
  await expect.poll(() => codeOf(page)).toContain('// Whoever buys from us.\nmodel buyer {')
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('card-customer')).toBeVisible()
  await expect.poll(() => codeOf(page)).toBe(before)

  await page.keyboard.press('Shift+Alt+f')
  await expect.poll(() => codeOf(page)).toContain('  email  String  @unique // in lower case\n')
  await page.keyboard.press('Control+z')
  await expect.poll(() => codeOf(page)).toBe(before)
})

test('SQL as in an editor of its own: completed, looked up, renamed and laid out', async ({ designer, page }) => {
  await openText(designer, page, { file: 'shop.sql', text: SQL, tab: 'PostgreSQL' })
  await cursorBehind(page, 'GENERATED ALWAYS')
  await page.keyboard.press('Enter')
  await page.keyboard.type('phone var')
  await take(page, 'varchar')
  await page.keyboard.type('(20),   -- in lower case')
  await page.keyboard.press('Control+End')
  await page.keyboard.type('CREATE INDEX ON customer (em')
  await take(page, 'email')
  await expect.poll(() => codeOf(page)).toContain('CREATE INDEX ON customer (email')
  await page.keyboard.press('End')
  await page.keyboard.type(';')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeVisible({ timeout: 30_000 })

  const name = await pointAt(page, 'CREATE INDEX', 'customer')
  await page.mouse.click(name.x, name.y)
  await page.keyboard.press('F12')
  await expect(page.locator('.code-editor .active-line-number')).toHaveText('1')
  await page.keyboard.press('F2')
  const box = page.locator('.rename-box input')
  await expect(box).toHaveValue('customer')
  await box.fill('buyer')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('card-buyer')).toBeVisible()
  await expect.poll(() => codeOf(page)).toContain('CREATE INDEX ON buyer (email)')
  await expect.poll(() => codeOf(page)).toContain('REFERENCES buyer (id)')
  await expect.poll(() => codeOf(page)).toContain('phone varchar(20),   -- in lower case')
  const before = await codeOf(page)
  await page.keyboard.press('Shift+Alt+f')
  await expect.poll(() => codeOf(page)).toContain('phone varchar(20), -- in lower case')
  await page.keyboard.press('Control+z')
  await expect.poll(() => codeOf(page)).toBe(before)
})
