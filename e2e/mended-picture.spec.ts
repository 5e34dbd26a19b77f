import type { Page } from '@playwright/test'
import { expect, test } from './pages/story.ts'

/** Sixty tables, each with keys to three others: lines in all directions, dashed and solid, round cards and across. */
const SIXTY = Array.from({ length: 60 }, (_, i) => {
  const keys = i < 6 ? [] : [i % 5, (i * 7) % i, i - 3]
  const columns = keys.map((to, n) => `to_${n} integer ${n === 1 ? 'NOT NULL ' : ''}REFERENCES t${to}`)
  return `CREATE TABLE t${i} (id integer PRIMARY KEY, name text, ${['note text', ...columns].join(', ')});`
}).join('\n')
/** No line is led anew when it moves, so that all that is painted is its own. */
const ALONE = 'CREATE TABLE alone (name text);'

/** Numbers, four a pixel. */
const FEW = 60

/** The drawn diagram as numbers, kept in the page; tells how many of them differ from those kept before under a name. */
const differing = (page: Page, from: string, keep: string): Promise<number> =>
  page.evaluate(
    ([other, name, same]) => {
      const kept = window as unknown as { pictures?: Record<string, Uint8ClampedArray[]> }
      kept.pictures ??= {}
      const now = [...document.querySelectorAll<HTMLCanvasElement>('.sw-base [data-front] canvas')].map(
        (it) => it.getContext('2d')?.getImageData(0, 0, it.width, it.height).data ?? new Uint8ClampedArray(),
      )
      const was = kept.pictures[other as string] ?? []
      kept.pictures[name as string] = now
      let count = 0
      for (const [band, data] of now.entries()) {
        const before = was[band]
        if (before?.length !== data.length) count += data.length
        else
          for (let i = 0; i < data.length; i++) if (Math.abs((data[i] ?? 0) - (before[i] ?? 0)) > Number(same)) count++
      }
      return count
    },
    [from, keep, 24] as const,
  )

test('what changes is painted anew, and the diagram is then what the whole is painted as', async ({
  designer,
  page,
}) => {
  const { canvas } = designer
  await designer.startWith(`${SIXTY}\n${ALONE}`)
  /** Until nothing changes for a while: ways are found and findings arrive after an edit. */
  const keep = (name: string) =>
    expect
      .poll(async () => {
        await page.waitForTimeout(450)
        return differing(page, name, name)
      })
      .toBe(0)
  const html = page.locator('html')
  const check = async () => {
    await keep('mended')
    await designer.run('Dark theme')
    await expect(html).toHaveAttribute('data-theme', 'dark')
    await expect.poll(() => differing(page, 'mended', 'dark')).toBeGreaterThan(10_000)
    await designer.run('Light theme')
    await expect(html).toHaveAttribute('data-theme', 'light')
    await expect.poll(() => differing(page, 'dark', 'whole')).toBeGreaterThan(10_000)
    await keep('whole')
    // Now and then a pixel or two where a dash ends; a card that was left standing is thousands.
    expect(await differing(page, 'mended', 'now')).toBeLessThan(FEW)
  }
  const pull = async (what: string, by: { x: number; y: number }) => {
    const at = await canvas.settled(what)
    await canvas.drag(at, { x: at.x + by.x, y: at.y + by.y })
  }
  await designer.run('Light theme')
  await designer.run('Zoom to fit')
  await test.step('from afar', async () => {
    await pull('t0', { x: -40, y: 30 })
    await keep('settled')
    await pull('alone', { x: 14, y: 10 })
    await check()
  })
  await test.step('nearer', async () => {
    for (let i = 0; i < 3; i++) await designer.run('Zoom in')
    await pull('t58', { x: -90, y: 60 })
    await designer.undo()
    await check()
  })
  await test.step('where it is read', async () => {
    await designer.run('Zoom to selection')
    await pull('t58', { x: 50, y: 90 })
    await check()
  })
})
