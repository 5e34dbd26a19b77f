import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { Designer } from './pages/designer.ts'
import { expect, test } from './pages/story.ts'

test.use({ serviceWorkers: 'allow' })

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
const BASE = '/any/path/'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
}

/** The built files under a path of a plain server: nothing is rewritten, nothing is anywhere else. */
async function servePlainly(): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = pathname.startsWith(BASE) ? DIST + (pathname.slice(BASE.length) || 'index.html') : ''
    if (!file || file.includes('..') || !existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}${BASE}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Reads a script with Postgres, and shows it in the editor. */
async function importUsers(designer: Designer, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Paste SQL…' }).click()
  await designer.importText('CREATE TABLE users (id bigint PRIMARY KEY, email text);')
  await designer.dialog.getByRole('button', { name: 'Open it' }).click()
  await designer.canvas.settled('users')
}

/** The addresses of what is stored on this machine. */
const stored = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const held = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(held.map((cache) => cache.keys()))
    return requests.flat().map((it) => it.url)
  })

test('under any path, and once loaded without a network: the editor and Postgres too', async ({ designer, page }) => {
  const server = await servePlainly()
  const missing: string[] = []
  page.on('response', (answer) => answer.status() >= 400 && missing.push(answer.url()))
  await designer.open(server.url)
  await expect
    .poll(async () => (await stored(page)).filter((url) => /pglite.*wasm|pgdata|code-panel/.test(url)).length, {
      timeout: 120_000,
    })
    .toBeGreaterThanOrEqual(4)
  expect(missing).toEqual([])
  // What the page asks for goes nowhere now: the server is gone.
  server.close()
  await page.reload()
  await importUsers(designer, page)
  const lines = await designer.openCode()
  await expect(lines).toContainText('users')
})

test('where a person saves data, what was used from the second visit on works without a network, and nothing else is fetched', async ({
  designer,
  page,
}) => {
  const server = await servePlainly()
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await designer.open(server.url)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  // At the first visit workers are there before what stands between them and the network.
  await page.reload()
  await importUsers(designer, page)
  const hidden = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect
    .poll(
      async () => {
        await hidden()
        const urls = await stored(page)
        return [/pglite.*wasm/, /pgdata/, /libpg-query.*wasm/, /review.worker/].filter((it) =>
          urls.some((url) => it.test(url)),
        ).length
      },
      { timeout: 30_000 },
    )
    .toBe(4)
  expect((await stored(page)).filter((url) => /prisma_schema|with-typescript/.test(url))).toEqual([])
  server.close()
  await page.reload()
  await designer.canvas.settled('users')
})
