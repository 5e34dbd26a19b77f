import { expect, expectAccessible, test } from './pages/story.ts'

test.use({ locale: 'de-CH' })

test('the interface is in the language of the browser, and in another at once and from then on', async ({
  designer,
  page,
}) => {
  const { canvas, status } = designer
  const html = page.locator('html')
  await page.goto('./')
  await expect(html).toHaveAttribute('lang', 'de')
  await expect(html).toHaveAttribute('dir', 'ltr')
  await page.getByRole('button', { name: 'Leer beginnen' }).click()
  await expect(canvas.root).toBeVisible()
  await page.getByRole('button', { name: 'Sprache' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'العربية' }).click()
  await expect(html).toHaveAttribute('lang', 'ar')
  await expect(html).toHaveAttribute('dir', 'rtl')

  await canvas.root.focus()
  await page.keyboard.press('t')
  await page.keyboard.press('Enter')
  await expect(canvas.editor).toBeFocused()
  await page.keyboard.type('users')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(status).toContainText('جدول واحد')
  await expect(page.getByTestId('card-users')).toBeVisible()

  // The tree stands on the right, its arrows point and lead to the left; the diagram is as it is everywhere.
  const tree = page.getByRole('tree', { name: 'كائنات التصميم' })
  const [treeBox, canvasBox] = [await tree.boundingBox(), await canvas.root.boundingBox()]
  expect(treeBox?.x).toBeGreaterThan(canvasBox?.x ?? Number.POSITIVE_INFINITY)
  await expect(canvas.root).toHaveCSS('direction', 'ltr')
  const row = tree.getByRole('treeitem', { name: 'users', exact: true })
  await row.click()
  await page.keyboard.press('ArrowLeft')
  await expect(row).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(row).toHaveAttribute('aria-expanded', 'false')
  await expectAccessible(page)

  await canvas.root.focus()
  await page.keyboard.press('Control+z')
  await expect(status).toContainText('تم التراجع')
  await page.keyboard.press('Control+Shift+z')
  await expect(status).toContainText('محفوظ في هذا المتصفح')
  await page.reload()
  await expect(html).toHaveAttribute('dir', 'rtl')
  await expect(page.getByTestId('card-users')).toBeVisible()

  // Who does not read it finds English by its name.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>english')
  await page.keyboard.press('Enter')
  await expect(html).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible()
  await expect(page.getByTestId('card-users')).toBeVisible()
})
