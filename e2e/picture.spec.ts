import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
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
      image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
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

/** What a reader finds in a PDF: its title, the size of its pages and their texts, and the fonts. */
async function readPdf(bytes: Buffer) {
  const raw = bytes.toString('latin1')
  const opened = await getDocument({ data: new Uint8Array(bytes), stopAtErrors: true, verbosity: 0 }).promise
  const pages = []
  for (let i = 1; i <= opened.numPages; i++) {
    const page = await opened.getPage(i)
    const { items } = await page.getTextContent()
    const [, , width = 0, height = 0] = page.view
    pages.push({ width, height, texts: items.flatMap((it) => ('str' in it && it.str.trim() !== '' ? [it.str] : [])) })
  }
  const { info } = await opened.getMetadata()
  return { pages, info: info as { Title?: string }, fonts: raw.match(/\/FontName \/SCHEMA\+[\w-]+/g) ?? [] }
}

test('the diagram is saved as a PDF whose text can be found, with its fonts, on one page or as a poster', async ({
  designer,
}) => {
  await designer.startWith(BLOG + HOSTILE)
  const { dialog } = designer
  const whole = await designer.download(() => designer.run('Save picture as PDF'))
  expect(whole.name).toMatch(/\.pdf$/)
  const seen = await readPdf(whole.bytes)
  expect(seen.pages).toHaveLength(1)
  expect(seen.info.Title).toBe('Untitled')
  expect(seen.pages[0]?.texts).toEqual(expect.arrayContaining(['users', 'posts', 'email', 'a & b "; DROP']))
  expect(seen.fonts.join()).toMatch(/Inter-Regular.*JetBrainsMono/)
  expect(whole.bytes.length).toBeLessThan(120_000)

  await designer.run('Picture')
  await dialog.getByRole('combobox', { name: 'Paper of a PDF' }).selectOption('A4')
  await dialog.getByRole('combobox', { name: 'Poster' }).selectOption('3 sheets across')
  await expect(dialog).toContainText(/\d+ sheets: 3 across/)
  await expectAccessible(designer.page)
  const poster = await readPdf(
    (await designer.download(() => dialog.getByRole('button', { name: 'Save PDF' }).click())).bytes,
  )
  expect(poster.pages.length % 3).toBe(0)
  const [first] = poster.pages
  expect([first?.width, first?.height].map((it) => Math.round(it ?? 0)).sort()).toEqual([595, 842])
  expect(first?.texts.join(' ')).toContain('row 1 of')
  expect(poster.pages.at(-1)?.texts.join(' ')).toContain('column 3 of 3')
})

test('an SVG brings its fonts along', async ({ designer, page }) => {
  await designer.startWith(BLOG)
  const { text } = await designer.download(() => designer.menu('File', 'Save picture as SVG'))
  const faces = text.match(/@font-face\{font-family:"([^"]+)"/g) ?? []
  expect(faces.join()).toMatch(/Inter.*JetBrains Mono/)
  // A browser that has neither takes them from the file.
  const loaded = await page.evaluate(async (style) => {
    const [, url = ''] = /src:url\((data:[^)]+)\)/.exec(style) ?? []
    const bytes = Uint8Array.from(atob(url.split(',')[1] ?? ''), (it) => it.charCodeAt(0))
    return (await new FontFace('brought', bytes).load()).status
  }, text)
  expect(loaded).toBe('loaded')
})
