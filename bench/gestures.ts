import type { Page } from '@playwright/test'

export type Gesture = { readonly fps: number; readonly worst: number; readonly longest: number }

/**
 * Runs in the page: so many frames with a step of input each. `longest` is the longest task of our own scripts (the
 * browser's longtask entries), in milliseconds.
 */
async function run(page: Page, body: string, frames = 120): Promise<Gesture> {
  return page.evaluate(
    async ([source, count]) => {
      const canvas = document.querySelector('[data-testid=canvas]') as HTMLElement
      const pane = canvas.querySelector('.react-flow__pane') as HTMLElement
      const box = canvas.getBoundingClientRect()
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
      const step = new Function('i', 'frames', 'canvas', 'pane', 'middle', source as string)
      const long: number[] = []
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) long.push(entry.duration)
      })
      observer.observe({ entryTypes: ['longtask'] })
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
      return { fps, worst, longest: Math.max(0, ...long) }
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
export function drag(page: Page, table: string): Promise<Gesture> {
  return run(
    page,
    `canvas.setPointerCapture = () => {}
     const at = (canvas.dragFrom ??= canvas.placeOf(${JSON.stringify(table)}))
     if (i === 0) ${pointer('pointerdown', 'at.x', 'at.y', 1)}
     ${pointer('pointermove', 'at.x + Math.sin(i / 10) * 150', 'at.y + Math.cos(i / 10) * 90', 1)}
     if (i === frames - 1) ${pointer('pointerup', 'at.x', 'at.y', 0)}`,
  )
}
