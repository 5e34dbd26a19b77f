import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
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

test('under any path, and once loaded without a network: the editor and Postgres too', async ({ designer, page }) => {
  const server = await servePlainly()
  const missing: string[] = []
  page.on('response', (answer) => answer.status() >= 400 && missing.push(answer.url()))
  await designer.open(server.url)
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const names = await caches.keys()
          const all = await Promise.all(
            names.map(async (it) => (await (await caches.open(it)).keys()).map((q) => q.url)),
          )
          return all.flat().filter((url) => /pglite.*wasm|pgdata|code-panel/.test(url)).length
        }),
      { timeout: 45_000 },
    )
    .toBeGreaterThanOrEqual(4)
  expect(missing).toEqual([])
  // What the page asks for goes nowhere now: the server is gone.
  server.close()
  await page.reload()
  await page.getByRole('button', { name: 'Paste SQL…' }).click()
  await designer.importText('CREATE TABLE users (id bigint PRIMARY KEY, email text);')
  await designer.dialog.getByRole('button', { name: 'Open it' }).click()
  await designer.canvas.settled('users')
  const lines = await designer.openCode()
  await expect(lines).toContainText('users')
})
