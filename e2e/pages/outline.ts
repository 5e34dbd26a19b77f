import { expect, type Locator, type Page } from '@playwright/test'

/** The design in words, in the diagram's place. */
export class Outline {
  readonly page: Page
  readonly root: Locator
  readonly pages: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByRole('region', { name: 'Outline of the design' })
    this.pages = this.root.getByRole('combobox', { name: 'Page', exact: true })
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Alt+7')
    await expect(this.root).toBeVisible()
  }

  heading(table: string): Locator {
    return this.root.getByRole('heading', { name: table, exact: true })
  }

  table(table: string): Locator {
    return this.root.getByRole('region', { name: table, exact: true })
  }

  columns(table: string): Locator {
    return this.root.getByRole('table', { name: `Columns of ${table}`, exact: true })
  }

  /** What stands in a line of a table's columns. */
  cells(table: string, column: string): Locator {
    return this.columns(table)
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: column, exact: true }) })
  }

  /** Presses Tab until something has the focus. */
  async tabTo(what: Locator): Promise<void> {
    for (let i = 0; i < 60; i++) {
      if (await what.evaluate((it) => it.contains(document.activeElement)).catch(() => false)) return
      await this.page.keyboard.press('Tab')
    }
    await expect(what).toBeFocused()
  }
}
