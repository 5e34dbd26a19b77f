import type { Page } from '@playwright/test'
import { codeOf } from './pages/code.ts'
import type { Designer } from './pages/designer.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

const SHOP = `import { integer, pgTable, serial, text } from "drizzle-orm/pg-core";

// Whoever buys from us.
export const customer = pgTable("customer", {
  id: serial("id").primaryKey(),
  email: text("email").notNull().unique(), // in lower case
});

export const order = pgTable("order", {
  id: serial("id").primaryKey(),
  customerId: integer("customer_id").references(() => customer.id),
});
`

/** A project as people lay it out: a file a table, what they share in files of their own. */
const PROJECT: Readonly<Record<string, string>> = {
  'db/columns.ts': `import { timestamp, uuid } from 'drizzle-orm/pg-core'
export const id = () => uuid('id').primaryKey().defaultRandom()
export const timestamps = { createdAt: timestamp('created_at').notNull().defaultNow() }
`,
  'db/enums.ts': `import { pgEnum } from 'drizzle-orm/pg-core'
export const state = pgEnum('state', ['open', 'paid', 'sent'])
`,
  'db/schema/index.ts': ['customers', 'addresses', 'products', 'orders', 'lines', 'payments', 'reviews']
    .map((name) => `export * from './${name}'\n`)
    .join(''),
  ...Object.fromEntries(
    (
      [
        ['customers', "email: text('email').notNull().unique(),", ''],
        ['addresses', "customerId: uuid('customer_id').references(() => customers.id),", 'customers'],
        ['products', "title: text('title').notNull(),", ''],
        [
          'orders',
          "customerId: uuid('customer_id').references(() => customers.id),\\n  state: state('state'),",
          'customers',
        ],
        ['lines', "orderId: uuid('order_id').references(() => orders.id),", 'orders'],
        ['payments', "orderId: uuid('order_id').references(() => orders.id),", 'orders'],
        ['reviews', "productId: uuid('product_id').references(() => products.id),", 'products'],
      ] as const
    ).map(([name, line, from]) => [
      `db/schema/${name}.ts`,
      `import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, timestamps } from '../columns'
${name === 'orders' ? "import { state } from '../enums'\n" : ''}${from ? `import { ${from} } from './${from}'\n` : ''}
// All about ${name}.
export const ${name} = pgTable('${name}', {
  id: id(),
  ${line.replace('\\n', '\n')}
  ...timestamps,
})
`,
    ]),
  ),
}

async function openCode(designer: Designer, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(designer.canvas.root).toBeVisible()
  await designer.openCode()
  await page.getByRole('tab', { name: 'Drizzle', exact: true }).click()
}

async function openShop(designer: Designer, page: Page): Promise<void> {
  await designer.open()
  await designer.dropFile('schema.ts', SHOP)
  await openCode(designer, page)
  await expect.poll(() => codeOf(page)).toContain('// Whoever buys from us.')
}

async function rename(designer: Designer, page: Page, { from, to }: { from: string; to: string }): Promise<void> {
  await designer.canvas.click(from)
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(to)
  await page.keyboard.press('Enter')
}

async function cursorBehind(page: Page, words: string): Promise<void> {
  await page.locator('.code-editor .view-line').filter({ hasText: words }).first().click()
  await page.keyboard.press('End')
}

test('a table renamed on the canvas keeps its comment in the Drizzle file', async ({ designer, page }) => {
  await openShop(designer, page)
  await rename(designer, page, { from: 'customer', to: 'buyer' })
  await expect.poll(() => codeOf(page)).toContain('// Whoever buys from us.\nexport const buyer = pgTable(')
  await expect.poll(() => codeOf(page)).toContain('// in lower case')
  await expect.poll(() => codeOf(page)).toContain('buyer.id')
})

test('typing in Drizzle: the canvas follows, and one undo takes it back', async ({ designer, page }) => {
  await openShop(designer, page)
  await cursorBehind(page, '// in lower case')
  await page.keyboard.press('Enter')
  await page.keyboard.type('phone: text(),')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('card-customer').getByTestId('row-phone')).toBeHidden()
})

test('a syntax error halfway loses nothing', async ({ designer, page }) => {
  await openShop(designer, page)
  await cursorBehind(page, 'pgTable("order", {')
  await page.keyboard.type(')')
  await expect(page.locator('.code-editor .squiggly-error').first()).toBeVisible()
  await expect(page.getByTestId('card-order').getByTestId('row-customer_id')).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(page.getByText(/until this can be read/)).toHaveCount(0)
  await expect(page.getByTestId('card-order').getByTestId('row-customer_id')).toBeVisible()
})

test('a project of ten files, dropped: every table is there, and a rename reaches every file', async ({
  designer,
  page,
}) => {
  await designer.open()
  // Files that are dropped without their folder have no path.
  await designer.dropFiles(
    Object.fromEntries(Object.entries(PROJECT).map(([path, text]) => [path.split('/').at(-1) ?? path, text])),
  )
  await openCode(designer, page)
  for (const name of ['customers', 'addresses', 'products', 'orders', 'lines', 'payments', 'reviews'])
    await expect(page.getByTestId(`card-${name}`)).toBeVisible()
  await expect(page.getByTestId('card-lines').getByTestId('row-created_at')).toBeVisible()
  await rename(designer, page, { from: 'products', to: 'goods' })
  await page.locator('.code-editor').click()
  await page.keyboard.press('Control+End')
  await expect.poll(() => codeOf(page)).toContain("import { goods } from './products'")
  await expect.poll(() => codeOf(page)).toContain('goods.id')
})

test('a project of ten files, pasted one after another', async ({ designer, page }) => {
  await designer.open()
  await page.getByRole('button', { name: 'Paste SQL…' }).click()
  const text = Object.entries(PROJECT)
    .map(([path, each]) => `// ${path}\n${each}`)
    .join('\n')
  await designer.importText(text)
  await openCode(designer, page)
  await expect(page.getByTestId('card-orders').getByTestId('row-customer_id')).toBeVisible()
  await expect(page.getByTestId('card-reviews').getByTestId('row-created_at')).toBeVisible()
})

test('how a language is written is chosen beside its code, and stays with the design', async ({ designer, page }) => {
  await designer.startWith('CREATE TABLE post (id bigint PRIMARY KEY);')
  await designer.openCode()
  await page.getByRole('tab', { name: 'Drizzle', exact: true }).click()
  await expect.poll(() => codeOf(page)).toContain('export const post = pgTable(')
  await page.getByRole('button', { name: 'Options of Drizzle' }).click()
  await designer.dialog.getByRole('combobox', { name: /Names of tables/ }).selectOption('suffixed')
  await designer.dialog.getByRole('checkbox', { name: 'Types of rows read and inserted' }).uncheck()
  await expectAccessible(page)
  await designer.dialog.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => codeOf(page)).toContain('export const postTable = pgTable(')
  expect(await codeOf(page)).not.toContain('$inferSelect')
  await designer.saved()
  await page.reload()
  await expect(designer.canvas.root).toBeVisible()
  await designer.openCode()
  await expect.poll(() => codeOf(page)).toContain('export const postTable = pgTable(')
  await test.step('one file for each table', async () => {
    await page.getByRole('button', { name: 'Options of Drizzle' }).click()
    await designer.dialog.getByRole('combobox', { name: 'Files of the schema' }).selectOption('by-table')
    await designer.dialog.getByRole('button', { name: 'Done' }).click()
    await expect.poll(() => codeOf(page)).toContain('// file: schema/post.ts')
    expect(await codeOf(page)).toContain("export * from './post';")
  })
})
