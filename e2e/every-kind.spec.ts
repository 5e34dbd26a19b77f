import { expect, expectAccessible, test } from './pages/story.ts'

const LEDGER = `
CREATE SCHEMA audit;
CREATE ROLE clerk;
CREATE TYPE state AS ENUM ('open', 'closed');
CREATE DOMAIN amount AS numeric(12, 2) CHECK (VALUE >= 0);
CREATE TYPE span AS (starts date, ends date);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE FUNCTION add(a integer, b integer) RETURNS integer LANGUAGE sql RETURN a + b;
CREATE TABLE accounts (id bigint PRIMARY KEY, email text NOT NULL, state state, credit amount, CHECK (email <> ''));
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON accounts TO clerk USING (email = CURRENT_USER);
CREATE POLICY seen ON accounts FOR SELECT USING (state = 'open');
CREATE TRIGGER touched BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION touch();
GRANT SELECT ON accounts TO clerk;
CREATE TABLE bookings (account_id bigint REFERENCES accounts, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE bookings_2023 PARTITION OF bookings FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE bookings_2024 PARTITION OF bookings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE VIEW open_accounts AS SELECT id, email FROM accounts WHERE state = 'open';
CREATE VIEW addresses AS SELECT email FROM open_accounts;
CREATE MATERIALIZED VIEW daily AS SELECT day, count(*) AS number FROM bookings GROUP BY day;
`

test('views, types, partitions, policies and triggers have their look on the diagram', async ({ designer, page }) => {
  await designer.startWith(LEDGER)
  const { canvas, inspector } = designer
  for (const name of ['accounts', 'open_accounts', 'daily', 'state', 'amount', 'span']) await canvas.settled(`${name}`)
  expect(await canvas.find('bookings_2023')).toBeNull()

  await test.step('a table unfolds its partitions, each of which is a table to be looked at', async () => {
    await canvas.click('bookings.2 partitions')
    await canvas.click('bookings.bookings_2024')
    await expect(inspector.getByRole('textbox', { name: 'Name of the table' })).toHaveValue('bookings_2024')
    await canvas.click('bookings.2 partitions')
    await expect.poll(() => canvas.find('bookings.bookings_2024')).toBeNull()
  })
  await test.step('marks on the head open what they count', async () => {
    await page.getByTestId('card-accounts').getByRole('button', { name: '2 policies, row security on' }).click()
    await expect(inspector.getByRole('button', { name: /^own/ })).toBeVisible()
    await page.getByTestId('card-accounts').getByRole('button', { name: '1 trigger' }).click()
    await expect(inspector.getByRole('textbox', { name: 'Name of the trigger' })).toHaveValue('touched')
  })
  await test.step('sorts of cards are hidden and shown together', async () => {
    await designer.menu('View', 'Views on the diagram')
    await expect.poll(() => canvas.find('open_accounts')).toBeNull()
    await designer.menu('View', 'Views on the diagram')
    await canvas.settled('daily')
  })
  for (const theme of ['light', 'dark']) {
    await designer.run(`Theme: ${theme}`)
    await test.step(`all of it, ${theme}`, () => expectAccessible(page))
  }
})

test('the object tree shows every kind under its schema or table, by keyboard too', async ({ designer, page }) => {
  await designer.startWith(LEDGER)
  const { tree, inspector } = designer
  const item = (name: RegExp) => tree.getByRole('treeitem', { name })
  for (const name of [/^Tables 2/, /^Views 2/, /^Materialized views 1/, /^Routines 2/, /^Domains 1/, /^Roles 1/])
    await expect(item(name)).toBeVisible()
  await expect(item(/^add\(integer, integer\)/)).toBeVisible()
  await tree.focus()
  await designer.treeItem('accounts').click()
  await page.keyboard.press('ArrowRight')
  await expect(item(/^Policies 2/)).toHaveAttribute('aria-expanded', 'false')
  await item(/^Grants 1/).click()
  await expect(item(/^clerk SELECT/)).toBeVisible()
  await test.step('what is added starts valid, selected, its name to be typed, as one step', async () => {
    await designer.treeItem('accounts').click()
    await inspector.getByRole('button', { name: 'Add rule' }).click()
    await expect(inspector.getByRole('textbox', { name: 'Name of the rule' })).toBeFocused()
    await page.keyboard.type('quiet')
    await page.keyboard.press('Enter')
    expect(await designer.names('rule')).toEqual(['quiet'])
    await page.getByRole('button', { name: 'Add an object' }).click()
    await page.getByRole('menuitem', { name: 'Publication' }).click()
    await expect(inspector.getByRole('textbox', { name: 'Name of the publication' })).toBeFocused()
    await designer.undo()
    expect(await designer.names('publication')).toEqual([])
  })
})

test('a view is written with Postgres looking on, which knows its columns and what it reads', async ({
  designer,
  page,
}) => {
  await designer.startWith(LEDGER)
  const { canvas, inspector } = designer
  await designer.run('View')
  await expect(inspector.getByRole('textbox', { name: 'Name of the view' })).toBeFocused()
  await page.keyboard.type('totals')
  await page.keyboard.press('Enter')
  await canvas.settled('totals.id')
  const editor = inspector.locator('.sql-editor')
  await editor.locator('.view-lines').click({ timeout: 20_000 })
  await page.keyboard.press('Control+a')
  await page.keyboard.type('select credit, state from acounts')
  await expect(inspector.getByRole('alert')).toContainText('relation "acounts" does not exist', { timeout: 30_000 })
  await expect(editor.locator('.squiggly-error')).toBeVisible()
  await test.step('the editor with a fault', () => expectAccessible(page))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('select credit, state from accounts')
  await expect(inspector.getByRole('alert')).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await canvas.settled('totals.credit')
  const { objects } = await designer.design()
  const view = Object.values(objects).find((it) => it.name === 'totals')
  const read = ((view?.uses ?? []) as string[]).map((id) => objects[id]?.name)
  expect(read).toEqual(expect.arrayContaining(['credit', 'state']))
  await designer.undo()
  await canvas.settled('totals.id')
})

test('a rename tells what it changes, and views keep their columns; a drop tells what goes', async ({
  designer,
  page,
}) => {
  await designer.startWith(LEDGER)
  const { canvas, inspector, dialog } = designer
  await canvas.click('accounts')
  await inspector.locator('.inspector-child', { hasText: 'email' }).first().click()
  const name = inspector.getByRole('textbox', { name: 'Name of the column' })
  await name.fill('address')
  const along = inspector.getByRole('region', { name: 'Renamed along' })
  await expect(along).toContainText('open_accounts')
  await expect(along).toContainText('accounts.own')
  await test.step('what changes along', () => expectAccessible(page))
  await name.press('Escape')
  await expect(name).toHaveValue('email')
  await name.fill('address')
  await name.press('Enter')
  expect(await designer.sql()).toMatch(/address AS email/)
  await canvas.click('accounts')
  await page.keyboard.press('Shift+Delete')
  await expect(dialog.getByRole('region', { name: 'These lean on it and go too' })).toContainText('open_accounts')
  await test.step('the question', () => expectAccessible(page))
  await dialog.getByRole('button', { name: /^Drop all/ }).click()
  expect(await designer.names('view')).toEqual([])
  await designer.undo()
  expect(await designer.names('view')).toEqual(['addresses', 'open_accounts'])
})

/** Sorts of objects that come late, with what is unusual about each: no result, no element, a function of Postgres' own. */
const EXTENDED = `
CREATE TYPE size;
CREATE FUNCTION size_in(cstring) RETURNS size LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION size_out(size) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE size (INPUT = size_in, OUTPUT = size_out, LIKE = int4);
CREATE PROCEDURE tidy(OUT done boolean) LANGUAGE sql AS $$SELECT true$$;
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer);
CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
CREATE TYPE period AS RANGE (SUBTYPE = date);
CREATE COLLATION german FROM "C";
CREATE TABLE boxes (id integer PRIMARY KEY, size size);
CREATE PUBLICATION changes FOR TABLE boxes;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
`

test('whatever stands in the tree opens its form', async ({ designer, page }) => {
  await designer.startWith(EXTENDED)
  const { tree, inspector } = designer
  const items = tree.locator('[role=treeitem]:not([aria-expanded])')
  for (let i = 0; i < (await items.count()); i++) {
    await items.nth(i).click()
    await expect(inspector).toBeVisible()
  }
  expect(await items.count()).toBeGreaterThan(9)
  await tree.getByRole('treeitem', { name: /^size/ }).last().click()
  await inspector.getByRole('combobox', { name: 'Send' }).fill('int4send')
  await page.keyboard.press('Enter')
  await expect(inspector.getByRole('combobox', { name: 'Send' })).toHaveValue('int4send')
})
