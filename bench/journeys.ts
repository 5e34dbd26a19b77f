import type { Page } from '@playwright/test'

/** How long a hand takes from the edge of the window to the drop, in milliseconds. */
const HOVER = 500

/** Drops a file on the window, as a person does from the desktop. Returns when it fell. */
export async function dropFile(page: Page, name: string, text: string): Promise<number> {
  const data = await page.evaluateHandle(
    ([title, body]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([body as string], title as string, { type: 'text/plain' }))
      return transfer
    },
    [name, text] as const,
  )
  for (const event of ['dragenter', 'dragover']) await page.dispatchEvent('body', event, { dataTransfer: data })
  await page.waitForTimeout(HOVER)
  const fell = performance.now()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  return fell
}

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).first().click()
  await page.waitForTimeout(2500)
}

/** From the drop of a script to the ledger, and on to the last card drawn in its place, in milliseconds. */
export async function timeImport(
  page: Page,
  url: string,
  file: { name: string; text: string },
): Promise<{ read: number; drawn: number }> {
  await page.goto(url)
  // Until the app is kept for work offline, it fetches all of itself.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const start = await dropFile(page, file.name, file.text)
  const open = page.getByRole('button', { name: 'Open it' })
  await open.waitFor({ timeout: 120_000 })
  const read = performance.now() - start
  const clicked = performance.now()
  await open.click()
  await page.getByText('Arranged').waitFor({ timeout: 120_000 })
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return { read, drawn: read + performance.now() - clicked }
}

/** In milliseconds, and in which frame after the key. */
export type Painted = { readonly ms: number; readonly frames: number }

/** From the key that ends a rename on the canvas to the code that shows it being painted, time after time. */
export async function timeKeystrokes(page: Page, table: string): Promise<readonly Painted[]> {
  await page.getByRole('treeitem', { name: table }).first().dblclick()
  await page.waitForTimeout(1500)
  const times: Painted[] = []
  let name = table
  for (const next of ['renamed_here', 'renamed_there', 'renamed_once', 'renamed_twice', 'renamed_often']) {
    times.push(await timeRename(page, name, next))
    name = next
  }
  return times
}

/**
 * Keeps the times of the frames in which the app does something, from the next page on. To count by a callback of one's own
 * in every frame would make frames: the browser puts them before the worker's answer.
 */
export const countFrames = (page: Page): Promise<unknown> =>
  page.addInitScript({
    content: `{
      const ask = requestAnimationFrame
      window.frameTimes = new Set()
      window.requestAnimationFrame = (callback) => ask((time) => (frameTimes.add(time), callback(time)))
    }`,
  })

async function timeRename(page: Page, table: string, name: string): Promise<Painted> {
  const at = await page.evaluate(
    (sought) =>
      (
        document.querySelector('[data-testid=canvas]') as HTMLElement & {
          placeOf: (name: string) => { x: number; y: number }
        }
      ).placeOf(sought),
    table,
  )
  await page.mouse.dblclick(at.x, at.y)
  await page.waitForTimeout(600)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(name)
  const painted = page.evaluate(
    (wanted) =>
      new Promise<{ ms: number; frames: number }>((done, fail) => {
        const { frameTimes } = window as never as { frameTimes: Set<number> }
        let start = 0
        addEventListener(
          'keydown',
          () => {
            frameTimes.clear()
            start = performance.now()
          },
          { capture: true, once: true },
        )
        const lines = document.querySelector('.view-lines') as HTMLElement
        const observer = new MutationObserver(() => {
          if (start === 0 || !lines.textContent?.includes(wanted)) return
          observer.disconnect()
          // Monaco writes its lines in the frame's own callback; the message comes in when that frame is painted.
          const after = new MessageChannel()
          after.port1.onmessage = () => done({ ms: performance.now() - start, frames: frameTimes.size })
          after.port2.postMessage(null)
        })
        observer.observe(lines, { childList: true, subtree: true, characterData: true })
        setTimeout(() => fail(new Error('the code never showed it')), 10_000)
      }),
    name,
  )
  await page.waitForTimeout(100)
  await page.keyboard.press('Enter')
  return painted
}
