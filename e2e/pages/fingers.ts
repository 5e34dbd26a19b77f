import type { CDPSession, Page } from '@playwright/test'

type Point = { readonly x: number; readonly y: number }

const between = (from: Point, to: Point, part: number): Point => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
})
const STEPS = 8

/** Fingers on a screen, as the browser hears them. */
export class Fingers {
  readonly #page: Page
  #session: CDPSession | null = null

  constructor(page: Page) {
    this.#page = page
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page)
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((it, id) => ({ ...it, id })) })
  }

  async #frame(): Promise<void> {
    await this.#page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  }

  /** Each finger from one place to another, all at once. */
  async move(...ways: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
    await this.#send(
      'touchStart',
      ways.map(([from]) => from),
    )
    for (let i = 1; i <= STEPS; i++) {
      await this.#send(
        'touchMove',
        ways.map(([from, to]) => between(from, to, i / STEPS)),
      )
      await this.#frame()
    }
    await this.#send('touchEnd', [])
    await this.#frame()
  }

  /** A finger that stays. */
  async hold(at: Point): Promise<void> {
    await this.#send('touchStart', [at])
    await this.#page.waitForTimeout(700)
    await this.#send('touchEnd', [])
  }
}
