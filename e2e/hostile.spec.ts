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
