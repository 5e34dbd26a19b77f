import type { Locator, Page } from '@playwright/test'

/** The section of a table's inspector in which one says what determines what. */
export class Dependencies {
  readonly root: Locator
  readonly form: Locator
  readonly declared: Locator

  constructor(page: Page) {
    this.root = page.getByRole('region', { name: 'Inspector' }).getByRole('region', { name: 'Dependencies' })
    this.form = this.root.getByRole('group', { name: 'New dependency' })
    this.declared = this.root.locator('.dependencies li')
  }

  /** Opens the form and picks the columns on both sides. */
  async pick(from: readonly string[], to: readonly string[]): Promise<void> {
    await this.root.getByRole('button', { name: 'Declare a dependency' }).click()
    for (const [side, names] of [
      ['For one', from],
      ['Of these', to],
    ] as const)
      for (const name of names)
        await this.form.getByRole('group', { name: side }).getByRole('checkbox', { name, exact: true }).check()
  }

  async declare(): Promise<void> {
    await this.form.getByRole('button', { name: 'Declare' }).click()
  }
}
