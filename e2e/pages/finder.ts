import type { Locator, Page } from '@playwright/test'

/** Finding one's way: the find panel, the filter, and what stands over the diagram. */
export class Finder {
  readonly page: Page
  readonly text: Locator
  readonly said: Locator
  readonly lines: Locator
  readonly replace: Locator
  readonly path: Locator
  readonly bar: Locator
  readonly filter: Locator

  constructor(page: Page) {
    const panel = page.getByRole('region', { name: 'Find', exact: true })
    this.page = page
    this.text = panel.getByRole('combobox', { name: 'Text to find' })
    this.said = panel.getByRole('status')
    this.lines = panel.getByRole('option')
    this.replace = panel.getByRole('textbox', { name: 'Replace by' })
    this.path = page.getByRole('region', { name: 'Path between two tables' })
    this.bar = page.getByRole('region', { name: 'Part of the diagram' })
    this.filter = page.getByRole('region', { name: 'Filter', exact: true })
  }

  /** The two ends of a path. */
  async between(from: string, to: string): Promise<void> {
    for (const [end, name] of [
      ['From', from],
      ['To', to],
    ] as const) {
      const field = this.path.getByRole('combobox', { name: end, exact: true })
      await field.fill(name)
      await field.press('Enter')
    }
  }
}
