import type { Page } from '@playwright/test'

/** The frames of a page, which a busy machine shows late while its timers keep their time. */
export class Frames {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  /** To be asked before the page is opened: libraries keep the way to the next frame that they find. */
  static async of(page: Page): Promise<Frames> {
    await page.addInitScript(() => {
      const next = window.requestAnimationFrame.bind(window)
      window.requestAnimationFrame = (heard) => {
        const late = Number(document.documentElement.dataset.late ?? 0)
        return late > 0 ? window.setTimeout(() => next(heard), late) : next(heard)
      }
    })
    return new Frames(page)
  }

  /** Each frame comes so many milliseconds late. */
  async slow(milliseconds: number): Promise<void> {
    await this.#page.evaluate((late) => {
      document.documentElement.dataset.late = String(late)
    }, milliseconds)
  }
}
