import { expect, type Locator, type Page } from '@playwright/test'

type Point = { readonly x: number; readonly y: number }
type Door = HTMLElement & {
  placeOf?: (what: string) => Point | null
  wayOf?: (edge: string) => readonly Point[]
  atRest?: () => boolean
}

/** The diagram: things on it are told by name, `users` or `users.email`. */
export class Canvas {
  readonly page: Page
  readonly root: Locator
  readonly editor: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByTestId('canvas')
    this.editor = page.getByTestId('cell-editor')
  }

  /** Where a thing is on the page; null where the diagram does not have it. */
  async find(what: string): Promise<Point | null> {
    return this.root.evaluate((it: Door, name) => it.placeOf?.(name) ?? null, what)
  }

  /** The corners of an edge on the page, once it has found its way: the same twice. */
  async way(edge: string): Promise<readonly Point[]> {
    const now = () => this.root.evaluate((it: Door, name) => it.wayOf?.(name) ?? [], edge)
    let last = await now()
    await expect
      .poll(async () => {
        const was = JSON.stringify(last)
        await this.page.waitForTimeout(250)
        last = await now()
        return last.length > 0 && JSON.stringify(last) === was
      })
      .toBe(true)
    return last
  }

  async at(what: string): Promise<Point> {
    let found: Point | null = null
    await expect
      .poll(async () => (found = await this.find(what)), { message: `${what} is on the diagram` })
      .not.toBeNull()
    return found ?? { x: 0, y: 0 }
  }

  /** Once the view has come to rest: where a thing is, the same for a while. */
  async settled(what: string): Promise<Point> {
    let last = await this.at(what)
    await expect
      .poll(
        async () => {
          const was = last
          // A view that is sent somewhere begins to move with the next frame, late on a busy machine.
          await this.page.waitForTimeout(150)
          last = await this.at(what)
          const rests = await this.root.evaluate((it: Door) => it.atRest?.() ?? false)
          return rests ? Math.abs(was.x - last.x) + Math.abs(was.y - last.y) : 'the view moves'
        },
        { message: `${what} stands still` },
      )
      .toBe(0)
    return last
  }

  async click(what: string, options: Parameters<Page['mouse']['click']>[2] = {}): Promise<void> {
    const { x, y } = await this.settled(what)
    await this.page.mouse.click(x, y, options)
  }

  async doubleClick(what: string): Promise<void> {
    const { x, y } = await this.settled(what)
    await this.page.mouse.dblclick(x, y)
  }

  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await mouse.move(to.x, to.y, { steps: 4 })
    // The canvas follows the pointer once a frame.
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await mouse.up()
  }

  /** Pulls a column's own handle to another column. */
  async dragKey(from: string, to: string): Promise<void> {
    const start = await this.settled(from)
    await this.page.mouse.move(start.x, start.y)
    const row = this.page.getByTestId(`card-${from.split('.')[0]}`).getByTestId(`row-${from.split('.')[1]}`)
    const handle = row.locator('.sw-handle').nth(1)
    await expect(handle).toBeVisible()
    const box = await handle.boundingBox()
    const aim = await this.at(to)
    await this.drag({ x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }, aim)
  }

  /** The canvas element's own box. */
  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    return (await this.root.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  }

  /** The zoom, from React Flow's own transform. */
  async zoom(): Promise<number> {
    return this.page.locator('.react-flow__viewport').evaluate((it) => new DOMMatrix(getComputedStyle(it).transform).a)
  }
}
