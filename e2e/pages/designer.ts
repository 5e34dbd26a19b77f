import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { Canvas } from './canvas.ts'

type Plain = Record<string, unknown> & { readonly id: string; readonly kind: string; readonly name: string }
/** A design file, as far as stories read it. */
export type DesignFile = {
  readonly name: string
  readonly objects: Record<string, Plain>
  readonly diagrams: Record<
    string,
    { places: Record<string, { x: number; y: number }>; shapes: Record<string, { text: string }> }
  >
}

/** What was imported once, as design files: a story that begins with it need not wait for Postgres. */
const read = new Map<string, string>()

/** The whole window, as a person uses it. */
export class Designer {
  readonly page: Page
  readonly canvas: Canvas
  readonly tree: Locator
  readonly status: Locator
  readonly inspector: Locator
  readonly problems: Locator
  readonly toasts: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.canvas = new Canvas(page)
    this.tree = page.getByRole('tree', { name: 'Objects of the design' })
    this.status = page.locator('.status-bar')
    this.inspector = page.getByRole('region', { name: 'Inspector' })
    this.problems = page.getByRole('region', { name: 'Problems' })
    this.toasts = page.locator('.ui-toasts')
    this.dialog = page.getByRole('dialog')
  }

  async open(path = './'): Promise<void> {
    await this.page.goto(path)
    await expect(this.page.getByRole('button', { name: 'Share' })).toBeVisible()
  }

  async startEmpty(): Promise<void> {
    await this.open()
    await this.page.getByRole('button', { name: /Start empty/ }).click()
    await expect(this.canvas.root).toBeVisible()
  }

  /** Begins with a design made of SQL. */
  async startWith(sql: string): Promise<void> {
    await this.open()
    const known = read.get(sql)
    if (known) {
      await this.dropFile('start.json', known)
      await expect(this.canvas.root).toBeVisible()
      return
    }
    await this.page.getByRole('button', { name: 'Paste SQL…' }).click()
    await this.importText(sql)
    await this.dialog.getByRole('button', { name: 'Open it' }).click()
    await expect(this.canvas.root).toBeVisible()
    await expect(this.page.locator('.status-said')).toHaveText('Arranged')
    read.set(sql, await this.file())
  }

  /** Types SQL in the open import dialog and waits for the ledger. */
  async importText(sql: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Text to import' }).fill(sql)
    await this.dialog.getByRole('button', { name: 'Import' }).click()
    await expect(this.dialog.locator('.ledger')).toBeVisible({ timeout: 40_000 })
  }

  /** Drops a file on the window, as from the desktop. */
  async dropFile(name: string, text: string | Uint8Array): Promise<void> {
    await this.dropFiles({ [name]: text })
  }

  /** Drops several files at once. */
  async dropFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    const packed = Object.entries(files).map(
      ([name, content]) => [name, Buffer.from(content).toString('base64')] as const,
    )
    const data = await this.page.evaluateHandle((all) => {
      const transfer = new DataTransfer()
      for (const [name, content] of all) {
        const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0))
        transfer.items.add(new File([bytes], name, { type: 'text/plain' }))
      }
      return transfer
    }, packed)
    for (const event of ['dragenter', 'dragover', 'drop'])
      await this.page.dispatchEvent('body', event, { dataTransfer: data })
  }

  /** Runs an action by its name, through the palette. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.page.getByRole('combobox', { name: /Find a table/ }).fill(`>${title}`)
    await this.page.keyboard.press('Enter')
  }

  /** Chooses a line of a menu of the top bar. */
  async menu(title: string, item: string | RegExp): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Menu' }).getByRole('button', { name: title }).click()
    await this.page
      .getByRole('menuitem', { name: item })
      .or(this.page.getByRole('menuitemcheckbox', { name: item }))
      .first()
      .click()
  }

  async download(start: () => Promise<void>): Promise<{ name: string; text: string; bytes: Buffer }> {
    const coming = this.page.waitForEvent('download')
    await start()
    const file = await coming
    const bytes = await readFile(await file.path())
    return { name: file.suggestedFilename(), text: bytes.toString('utf8'), bytes }
  }

  /** The design file that a person saves: everything, places included. */
  async file(): Promise<string> {
    return (await this.download(() => this.menu('File', /Save design file/))).text
  }

  async design(): Promise<DesignFile> {
    return JSON.parse(await this.file())
  }

  /** The names of the objects of a kind, in order. */
  async names(kind: string): Promise<string[]> {
    const { objects } = await this.design()
    return Object.values(objects)
      .filter((it) => it.kind === kind)
      .map((it) => it.name)
      .sort()
  }

  /** The SQL as it is downloaded. */
  async sql(): Promise<string> {
    return (await this.download(() => this.menu('File', /Download code/))).text
  }

  async openCode(): Promise<Locator> {
    const tab = this.page.getByRole('tab', { name: 'Code' })
    if (!(await tab.isVisible())) await this.page.keyboard.press('Alt+3')
    await tab.click()
    const lines = this.page.locator('.code-editor .view-lines')
    await expect(lines).toBeVisible({ timeout: 20_000 })
    return lines
  }

  treeItem(name: string): Locator {
    return this.tree.getByRole('treeitem').filter({ has: this.page.getByText(name, { exact: true }) })
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: /^Undo/ }).click()
  }

  async redo(): Promise<void> {
    await this.page.getByRole('button', { name: /^Redo/ }).click()
  }

  /** Until the status bar says that the browser has it. */
  async saved(): Promise<void> {
    await expect(this.status).toContainText('Saved in this browser', { timeout: 5000 })
  }
}
