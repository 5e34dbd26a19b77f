import { expect, type Locator, type Page } from '@playwright/test'
import { Canvas } from './canvas.ts'

/** A design that is only looked at. */
export class Viewer {
  readonly page: Page
  readonly canvas: Canvas
  readonly details: Locator

  constructor(page: Page) {
    this.page = page
    this.canvas = new Canvas(page)
    this.details = page.getByRole('complementary', { name: 'Details' })
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link)
    await expect(this.canvas.root).toBeVisible()
  }
}
