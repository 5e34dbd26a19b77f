// biome-ignore-all lint/suspicious/noTemplateCurlyInString: some names look like one on purpose
import { expect, test } from './pages/story.ts'

const NAMES = [
  '"; DROP TABLE users; --',
  "'); alert(1); ('",
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '${alert(1)} `x` {{x}}',
  'x'.repeat(10_000),
  'שלום עולם',
  '👩‍💻🔥',
  '__proto__',
]

test('hostile names harm nothing, wherever text is taken', async ({ designer, page }) => {
  test.setTimeout(100_000)
  await designer.startEmpty()
  const { canvas } = designer
  const commitTo = async (field: ReturnType<typeof page.getByRole>, text: string) => {
    await field.fill(text)
    await field.blur()
  }
  const names = ['', ...NAMES]
  for (const [i, name] of names.entries()) {
    await designer.run('Table')
    await expect(canvas.editor).toBeFocused()
    await page.keyboard.insertText(name)
    await page.keyboard.press('Tab')
    if (name === '') {
      await expect(page.locator('.sw-problem')).toContainText('empty')
      await page.keyboard.press('Escape')
      continue
    }
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.insertText(name)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    if (i < 4) await commitTo(page.getByRole('textbox', { name: 'Comment' }), name)
  }
  await test.step('design name, search, palette, note', async () => {
    for (const name of NAMES) {
      await commitTo(page.getByRole('textbox', { name: 'Name of the design' }).first(), name)
      await page.getByRole('textbox', { name: 'Filter objects' }).fill(name)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: /Find a table/ }).fill(name)
      await page.keyboard.press('Escape')
    }
    await page.getByRole('textbox', { name: 'Filter objects' }).fill('')
    await canvas.root.focus()
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Note' }).fill(NAMES.join('\n'))
    await page.keyboard.press('Control+Enter')
  })
  await test.step('a type is a type, or a name in quotes, and never more', async () => {
    for (const type of ['text); DROP TABLE users; --', 'text DEFAULT now()', "'text'", '"; DROP TABLE users; --']) {
      await designer.run('Table')
      await expect(canvas.editor).toBeFocused()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.insertText(type)
      await page.keyboard.press('Enter')
      const refused = await page.locator('.sw-problem').isVisible()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      if (!refused) expect(await designer.sql()).toContain(` "${type.replaceAll('"', '""')}" `)
      await canvas.root.focus()
      await page.keyboard.press('Shift+Delete')
    }
  })
  await designer.openCode()
  const sql = await designer.sql()
  const file = await designer.file()
  await page.waitForTimeout(500)

  await test.step('what was exported is taken by Postgres, every name as it was typed', async () => {
    await designer.run('New design')
    await designer.dropFile('hostile.sql', sql)
    await expect(designer.dialog.locator('.ledger')).toBeVisible({ timeout: 40_000 })
    await expect(designer.dialog.locator('.ledger-bar')).toContainText('0 refused')
    await designer.dialog.getByRole('button', { name: 'Open it' }).click()
    await expect(designer.dialog).toBeHidden()
    const tables = await designer.names('table')
    for (const name of NAMES.filter((it) => it.length < 60)) expect(tables).toContain(name)
  })
  await test.step('the file opens again as it was', async () => {
    await designer.dropFile('hostile.json', file)
    await expect.poll(async () => Object.keys((await designer.design()).objects).length).toBeGreaterThan(20)
    expect(await designer.file()).toBe(file)
  })
})

const SAID = [
  '"; DROP TABLE users; --',
  '<img src=x onerror=alert(1)>',
  'x'.repeat(10_000),
  'שלום \u202eעולם',
  '👩‍💻🔥',
]
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const named = (text: string) => `"${text.slice(0, 28).replaceAll('"', '""')}"`

const EVERYWHERE = SAID.map(
  (text, i) => `
CREATE SCHEMA ${named(text)};
CREATE TYPE ${named(text)}.${named(text)} AS ENUM (${quoted(text.slice(0, 28))}, 'other');
CREATE TABLE ${named(text)}.${named(`t ${text}`)} (
  id ${named(text)}.${named(text)} PRIMARY KEY, ${named(text)} text DEFAULT ${quoted(text)} CHECK (${named(text)} <> ${quoted(text)}));
CREATE VIEW ${named(text)}.${named(`v ${text}`)} AS SELECT ${named(text)}, ${quoted(text)} AS said FROM ${named(text)}.${named(`t ${text}`)};
CREATE FUNCTION f${i}() RETURNS text LANGUAGE sql AS ${quoted(`SELECT ${quoted(text)}`)};
COMMENT ON SCHEMA ${named(text)} IS ${quoted(text)};
COMMENT ON COLUMN ${named(text)}.${named(`t ${text}`)}.${named(text)} IS ${quoted(text)};`,
).join('\n')

test('hostile text in every other place is shown as text, on every panel, and goes through a link', async ({
  designer,
  page,
}) => {
  test.setTimeout(150_000)
  await designer.startWith(EVERYWHERE)
  const { canvas, tree } = designer
  const before = await designer.sql()
  await test.step('an area and a note', async () => {
    for (const [key, field] of [
      ['a', 'Area name'],
      ['n', 'Note'],
    ] as const) {
      await canvas.root.focus()
      await page.keyboard.press(key)
      await page.keyboard.press('Enter')
      await page.getByRole('textbox', { name: field }).fill(SAID.join('\n'))
      await page.keyboard.press('Control+Enter')
    }
  })
  await test.step('each thing is looked at in the tree and the inspector', async () => {
    const filter = page.getByRole('textbox', { name: 'Filter objects' })
    for (const sort of ['v ', 't ', ''])
      for (const text of SAID) {
        const name = `${sort}${text}`.slice(0, 28)
        await filter.fill(name)
        await tree.getByText(name, { exact: true }).first().click()
        await expect(designer.inspector.getByRole('textbox', { name: /^Name of/ })).toHaveValue(name)
      }
    await filter.fill('')
  })
  await test.step('every language of the code', async () => {
    await designer.openCode()
    for (const language of await page.getByRole('tablist', { name: 'Code language' }).getByRole('tab').all()) {
      // What was decided is a document of its own, and nothing was.
      if ((await language.innerText()) === 'Decisions') continue
      await language.click()
      await expect(page.locator('.code-editor .view-lines')).toContainText(/DROP/)
    }
    await page.getByRole('tab', { name: 'PostgreSQL' }).click()
  })
  await test.step('a link brings all of it back', async () => {
    await page.getByRole('button', { name: 'Share' }).click()
    const field = designer.dialog.getByRole('textbox', { name: 'Link' })
    await expect(field).toHaveValue(/#/)
    const link = await field.inputValue()
    await page.goto('about:blank')
    await designer.open(link)
    await expect(designer.toasts).toContainText('copy of your own')
    // Things of several schemas that stand at the same rank come in the order of their ids, which a link makes anew.
    const lines = (text: string) => text.split('\n').sort()
    expect(lines(await designer.sql())).toEqual(lines(before))
    const shapes = Object.values((await designer.design()).diagrams).flatMap((it) => Object.values(it.shapes))
    expect(shapes.map((it) => it.text)).toEqual([SAID.join('\n'), SAID.join('\n')])
  })
})

test('hostile fragments of a link are refused with words', async ({ designer, page }) => {
  for (const fragment of [
    ...SAID,
    'd=<img src=x onerror=alert(1)>',
    'd="; DROP TABLE',
    'd=1__proto__',
    `d=1${'A'.repeat(9000)}`,
  ]) {
    await page.goto('about:blank')
    await designer.open(`./#${fragment}`)
    await expect(designer.toasts.locator('[data-tone=error]')).toContainText('link')
    await expect(page.getByRole('button', { name: /Start empty/ })).toBeVisible()
  }
})
