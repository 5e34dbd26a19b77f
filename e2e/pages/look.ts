import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'

/**
 * Pictures of the screens are kept in eighths: small enough to keep, and letters are grey there, whoever draws them. With
 * UPDATE_LOOKS=1 a picture that differs takes the place of the one that is kept.
 */
const KEPT = new URL('../looks/', import.meta.url)
const FONTS = new URL('fonts.json', KEPT)

/** The share of a picture that may differ: a caret, a clock. With other fonts than it was taken with all words are longer or shorter. */
const ALIKE = { same: 0.006, other: 0.12 }

/** How wide the interface's own letters are here: pictures of another machine are told by it. */
const fontsOf = (page: Page): Promise<string> =>
  page
    .evaluate(() => {
      const ctx = document.createElement('canvas').getContext('2d')
      const { fontFamily } = getComputedStyle(document.body)
      return ['13px', '700 17px'].map((size) => {
        if (ctx) ctx.font = `${size} ${fontFamily}`
        return Math.round((ctx?.measureText('Schemawright: gjpqy WMil 0123456789').width ?? 0) * 10)
      })
    })
    .then((widths) => widths.join(' '))

/** Makes a picture small, and says what share of it differs from the one that is kept (all of it where there is none). */
const compare = (page: Page, picture: Buffer, kept: Buffer | null): Promise<{ small: string; share: number }> =>
  page.evaluate(
    async ([now, was]) => {
      const image = await createImageBitmap(await (await fetch(now as string)).blob())
      const [width, height] = [Math.round(image.width / 8), Math.round(image.height / 8)]
      const canvas = new OffscreenCanvas(width, height)
      const ctx = canvas.getContext('2d')
      if (!ctx) throw new Error('no canvas')
      ctx.imageSmoothingQuality = 'high'
      ctx.drawImage(image, 0, 0, width, height)
      const here = ctx.getImageData(0, 0, width, height).data
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
      const small = btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
      if (!was) return { small, share: 1 }
      const other = await createImageBitmap(await (await fetch(was)).blob())
      if (other.width !== width || other.height !== height) return { small, share: 1 }
      ctx.drawImage(other, 0, 0)
      const there = ctx.getImageData(0, 0, width, height).data
      let count = 0
      for (let i = 0; i < here.length; i += 4)
        if ([0, 1, 2].some((n) => Math.abs((here[i + n] ?? 0) - (there[i + n] ?? 0)) > 16)) count++
      return { small, share: count / (width * height) }
    },
    [picture, kept].map((it) => it && `data:image/png;base64,${it.toString('base64')}`),
  )

/** The screen looks as it did when its picture was taken. */
export async function expectLook(page: Page, name: string): Promise<void> {
  const file = new URL(`${name}.png`, KEPT)
  const kept = existsSync(file) ? readFileSync(file) : null
  const fonts = await fontsOf(page)
  const known = existsSync(FONTS) ? JSON.parse(readFileSync(FONTS, 'utf8')) : null
  const alike = known?.widths === fonts ? ALIKE.same : ALIKE.other
  // A page apart: the app's content policy lets nothing be fetched from a data address.
  const judge = await page.context().newPage()
  const look = async () => compare(judge, await page.screenshot({ caret: 'hide', animations: 'disabled' }), kept)
  if (process.env.UPDATE_LOOKS) {
    await page.waitForTimeout(1200)
    const { small, share } = await look()
    if (share > ALIKE.same) writeFileSync(file, Buffer.from(small, 'base64'))
    writeFileSync(FONTS, `${JSON.stringify({ widths: fonts }, null, 2)}\n`)
  } else {
    await expect.poll(async () => (await look()).share, { message: `${name} looks as it did` }).toBeLessThan(alike)
  }
  await judge.close()
}
