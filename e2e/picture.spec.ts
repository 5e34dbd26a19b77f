import { BLOG } from './pages/blog.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

const HOSTILE = `
CREATE TABLE "<img src=x onerror=alert(1)>" (id bigint PRIMARY KEY, "a & b ""; DROP" text, "שלום" text);
COMMENT ON TABLE "<img src=x onerror=alert(1)>" IS '</svg><script>alert(1)</script>';
`

test('the diagram is saved as a sharp picture that any browser opens: the whole or the selection, light or dark', async ({
  designer,
  page,
}) => {
  await designer.startWith(BLOG + HOSTILE)
  const { canvas } = designer
  await canvas.root.focus()
  const save = (what: string) => designer.download(() => designer.menu('File', what))
  /** Read as XML and shown as an image: what texts and colours it has, and how large it is. */
  const read = (text: string) =>
    page.evaluate(async (svg) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
      const image = new Image()
      image.src = `data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(svg)))}`
      await image.decode()
      const drawn = document.createElement('canvas')
      drawn.width = image.naturalWidth
      drawn.height = image.naturalHeight
      const ctx = drawn.getContext('2d')
      ctx?.drawImage(image, 0, 0)
      return {
        wrong: parsed.querySelector('parsererror')?.textContent ?? null,
        tags: [...new Set([...parsed.querySelectorAll('*')].map((it) => it.localName))].sort(),
        texts: [...parsed.querySelectorAll('text')].map((it) => it.textContent),
        lines: parsed.querySelectorAll('path[stroke-dasharray]').length,
        size: [image.naturalWidth, image.naturalHeight] as const,
        corner: [...(ctx?.getImageData(2, 2, 1, 1).data ?? [])],
        colours: new Set(ctx?.getImageData(0, 0, drawn.width, drawn.height).data.filter((_, i) => i % 4 === 0)).size,
      }
    }, text)

  await designer.run('Theme: light')
  const whole = await save('Save picture as SVG')
  expect(whole.name).toMatch(/\.svg$/)
  const seen = await read(whole.text)
  expect(seen.wrong).toBeNull()
  expect(seen.tags).toEqual(['path', 'rect', 'style', 'svg', 'text', 'title'])
  expect(seen.texts).toEqual(expect.arrayContaining(['users', 'posts', 'email', 'שלום', 'a & b "; DROP']))
  expect(seen.texts.some((it) => it?.startsWith('<img src=x'))).toBe(true)
  expect(seen.lines).toBeGreaterThan(0)
  expect(seen.colours).toBeGreaterThan(20)

  await test.step('dark as shown, and only what is selected', async () => {
    await designer.run('Theme: dark')
    await canvas.click('users')
    const some = await read((await save('Save picture of selection as SVG')).text)
    expect(some.texts).toContain('users')
    expect(some.texts).not.toContain('posts')
    expect(some.size[0]).toBeLessThan(seen.size[0])
    expect(Number(some.corner[0])).toBeLessThan(60)
    expect(Number(seen.corner[0])).toBeGreaterThan(200)
  })
  await test.step('as a PNG too', async () => {
    const { name, bytes } = await save('Save picture of selection as PNG')
    expect(name).toMatch(/\.png$/)
    expect([...bytes.subarray(1, 4)]).toEqual([...new TextEncoder().encode('PNG')])
  })
})

test('a picture is chosen before it is taken: how large, in which colours, with or without a ground', async ({
  designer,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await designer.startWith(BLOG)
  await designer.run('Theme: light')
  await designer.run('Picture…')
  await expect(designer.dialog.getByRole('img', { name: 'How it will look' })).toBeVisible()
  await expectAccessible(page)
  await designer.dialog.getByRole('combobox', { name: 'Size of a PNG' }).selectOption('1×')
  const small = await designer.dialog.getByText(/pixels$/).textContent()
  await designer.dialog.getByRole('combobox', { name: 'Size of a PNG' }).selectOption('4×')
  await expect(designer.dialog.getByText(/pixels$/)).not.toHaveText(small ?? '')
  await designer.dialog.getByRole('combobox', { name: 'Colours' }).selectOption('Dark')
  await designer.dialog.getByRole('checkbox', { name: 'Without a ground' }).click()
  const svg = await designer.download(() => designer.dialog.getByRole('button', { name: 'Save SVG' }).click())
  expect(svg.text).not.toMatch(/<\/style>\s*<rect[^>]*fill="(#f4f6f8|rgb\(244)/)
  expect(svg.text).toMatch(/fill="(#e3e7ed|rgb\(227, ?231, ?237\))"/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await test.step('and copied', async () => {
    await designer.run('Picture…')
    await designer.dialog.getByRole('button', { name: 'Copy PNG' }).click()
    await expect(designer.toasts).toContainText('Picture copied')
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((it) => it.types))
    expect(types).toContain('image/png')
  })
})
