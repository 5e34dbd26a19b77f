import { expect, type Locator, type Page } from '@playwright/test'
import { Designer } from './designer.ts'

/** The diagram under the keyboard alone: no pointer is ever moved. */
export class Keys {
  readonly page: Page
  readonly designer: Designer

  constructor(page: Page) {
    this.page = page
    this.designer = new Designer(page)
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** An empty design with the keyboard on its canvas. */
  async begin(): Promise<void> {
    const { canvas } = this.designer
    await this.designer.open()
    await this.press('Control+k')
    await this.page.keyboard.type('>new design')
    await this.press('Enter')
    await expect(canvas.root).toBeVisible()
    await this.designer.run('Select')
    await expect(canvas.root).toBeFocused()
  }

  /** Makes a table where the keyboard is, and its columns as in a spreadsheet. */
  async table(name: string, columns: readonly (readonly [string, string])[]): Promise<void> {
    const { canvas } = this.designer
    await this.press('t', 'Enter')
    await expect(canvas.editor).toBeFocused()
    await this.page.keyboard.type(name)
    await this.press('Tab', 'Tab', 'Tab')
    for (const [column, type] of columns) {
      await this.page.keyboard.type(column)
      await this.press('Tab')
      await this.page.keyboard.type(type)
      await this.press('Tab')
    }
    await this.press('Escape', 'Escape')
    await expect(canvas.root).toBeFocused()
    await expect(this.page.getByTestId(`card-${name}`)).toBeVisible()
  }

  /** Goes from a table to another with a tool in hand. */
  async join(tool: string, from: string, to: string): Promise<void> {
    await this.walkTo(from)
    await this.press(tool, 'Enter')
    await this.#walk(to, from)
    await this.press('Enter')
  }

  /** Goes on by Tab until it stands there. */
  async tabTo(target: Locator): Promise<void> {
    for (let i = 0; i < 80; i++) {
      if (await target.evaluate((it) => it === document.activeElement)) return
      await this.press('Tab')
    }
    await expect(target).toBeFocused()
  }

  async walkTo(name: string): Promise<void> {
    await this.press('Escape', 'Escape', 'ArrowLeft')
    await this.#walk(name)
  }

  /** By the arrow that leads nearer, as one does who sees the diagram; the live region says where the keyboard is. */
  async #walk(name: string, start = ''): Promise<void> {
    const { canvas } = this.designer
    const card = async () => {
      const said = ((await this.page.locator('.status-said').textContent()) ?? '').split(',')[0] ?? ''
      return said && (await canvas.find(said)) ? said : null
    }
    let here = (await card()) ?? start
    for (let step = 0; here !== name && step < 24; step++) {
      const to = await canvas.at(name)
      const from = (await canvas.find(here)) ?? to
      const [dx, dy] = [to.x - from.x, to.y - from.y]
      const ways = [dx < 0 ? 'ArrowLeft' : 'ArrowRight', dy < 0 ? 'ArrowUp' : 'ArrowDown']
      if (Math.abs(dy) > Math.abs(dx)) ways.reverse()
      const was = here
      for (const way of ways) {
        if (here !== was) break
        await this.press(`Control+${way}`)
        here = (await card()) ?? here
      }
    }
    expect(here).toBe(name)
  }
}
