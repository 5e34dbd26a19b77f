import { readFileSync } from 'node:fs'
import { gzipSync } from 'fflate'
import { expect, test } from './pages/story.ts'

const dump = (name: string) => new Uint8Array(readFileSync(new URL(`../test/archives/${name}`, import.meta.url)))

for (const [name, content] of [
  ['shop.dump', dump('pg18.dump')],
  ['shop.sql.gz', gzipSync(dump('pg15.sql'))],
] as const)
  test(`what pg_dump wrote is dropped as it is: ${name}`, async ({ designer }) => {
    await designer.open()
    await designer.dropFile(`cut-${name}`, content.slice(0, 900))
    await expect(designer.toasts).toContainText('It could not be read')
    await designer.dropFile(name, content)
    await expect(designer.dialog.locator('.ledger')).toBeVisible({ timeout: 45_000 })
    await designer.dialog.getByRole('button', { name: 'Open it' }).click()
    await expect(designer.dialog).toBeHidden()
    expect(await designer.names('table')).toEqual(['part', 'part1', 'people', 'pets'])
    expect(await designer.names('policy')).toEqual(['p'])
    expect((await designer.design()).name).toBe('shop')
  })
