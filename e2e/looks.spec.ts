import { readFileSync } from 'node:fs'
import { SCREENS } from '../scripts/screens.ts'
import { Designer } from './pages/designer.ts'
import { expectLook } from './pages/look.ts'
import { expect, expectAccessible, overhear, test } from './pages/story.ts'

/** The design that the screens show, arranged: the shop of `src/app/samples`. */
const SHOP = readFileSync(new URL('./looks/shop.schemawright.json', import.meta.url), 'utf8')

for (const screen of SCREENS)
  test(`the screen “${screen.name}” looks as it did, and is sound for assistive technology`, async ({
    browser,
    told,
  }) => {
    const context = await browser.newContext({
      viewport: screen.phone ? { width: 390, height: 780 } : { width: 1440, height: 900 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
      ...(screen.phone ? { hasTouch: true, isMobile: true } : {}),
    })
    const page = await context.newPage()
    await overhear(page, told)
    const designer = new Designer(page)
    await designer.open()
    if (screen.open) {
      await designer.dropFile('shop.schemawright.json', SHOP)
      await expect(designer.canvas.root).toBeVisible()
      await designer.saved()
    }
    await screen.show(page)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await test.step(scheme, async () => {
        await expectLook(page, `${screen.name}-${scheme}`)
        // What differs in the dark is colours.
        await expectAccessible(page, scheme === 'dark' ? ['color-contrast'] : undefined)
      })
    }
    await context.close()
  })
