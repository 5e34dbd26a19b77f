import type { Page } from '@playwright/test'

/** `longest`: the longest task, in milliseconds, of whatever the browser did in it; `script`: the most that scripts took in a frame. */
export type Gesture = {
  readonly fps: number
  readonly worst: number
  readonly longest: number
  readonly script: number
}

/** An entry of the browser's long animation frames: those over 50 ms, with what scripts had of it. */
type LongFrame = PerformanceEntry & { readonly scripts: readonly PerformanceEntry[] }

/** Runs in the page: so many frames with a step of input each. */
async function run(page: Page, body: string, frames = 120): Promise<Gesture> {
  return page.evaluate(
    async ([source, count]) => {
      const canvas = document.querySelector('[data-testid=canvas]') as HTMLElement
      const pane = canvas.querySelector('.react-flow__pane') as HTMLElement
      const box = canvas.getBoundingClientRect()
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
      const step = new Function('i', 'frames', 'canvas', 'pane', 'middle', source as string)
      const long: number[] = []
      const script: number[] = []
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if (entry.entryType === 'longtask') long.push(entry.duration)
          else script.push((entry as LongFrame).scripts.reduce((sum, it) => sum + it.duration, 0))
      })
      observer.observe({ entryTypes: ['longtask', 'long-animation-frame'] })
      const start = performance.now()
      let [last, worst] = [start, 0]
      for (let i = 0; i < (count as number); i++) {
        step(i, count, canvas, pane, middle)
        await new Promise(requestAnimationFrame)
        const now = performance.now()
        worst = Math.max(worst, now - last)
        last = now
      }
      const fps = (count as number) / ((performance.now() - start) / 1000)
      await new Promise((done) => setTimeout(done, 500))
      observer.disconnect()
      return { fps, worst, longest: Math.max(0, ...long), script: Math.max(0, ...script) }
    },
    [body, frames] as const,
  )
}

const wheel = (dx: string, dy: string, zoom: boolean): string =>
  `pane.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: middle.x, clientY: middle.y, deltaX: ${dx}, deltaY: ${dy}, ctrlKey: ${zoom} }))`

const pointer = (type: string, x: string, y: string, buttons: number): string =>
  `canvas.dispatchEvent(new PointerEvent('${type}', { bubbles: true, clientX: ${x}, clientY: ${y}, button: 0, buttons: ${buttons}, pointerId: 1, pointerType: 'mouse' }))`

export const pan = (page: Page): Promise<Gesture> =>
  run(page, wheel('Math.sin(i / 20) * 30', 'Math.cos(i / 20) * 20', false))

export const zoom = (page: Page): Promise<Gesture> => run(page, wheel('0', 'i < frames / 2 ? -8 : 8', true))

/** Drags the card of a table about. */
export async function drag(page: Page, table: string): Promise<Gesture> {
  // To find the card is no part of what a person waits for.
  await page.evaluate((name) => {
    const canvas = document.querySelector('[data-testid=canvas]') as HTMLElement & Record<string, unknown>
    canvas.dragFrom ??= (canvas.placeOf as (name: string) => unknown)(name)
  }, table)
  return run(
    page,
    `canvas.setPointerCapture = () => {}
     const at = canvas.dragFrom
     if (i === 0) ${pointer('pointerdown', 'at.x', 'at.y', 1)}
     ${pointer('pointermove', 'at.x + Math.sin(i / 10) * 150', 'at.y + Math.cos(i / 10) * 90', 1)}
     if (i === frames - 1) ${pointer('pointerup', 'at.x', 'at.y', 0)}`,
  )
}
