import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const executablePath = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(
  (path) => path && existsSync(path),
)
const home = fileURLToPath(new URL('..', import.meta.url))

const freePort = () =>
  new Promise<number>((done, failed) => {
    const server = createServer()
    server.on('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

// The workers read this file again, and must find the port that the server was given.
process.env.STORIES_PORT ??= String(await freePort())
const url = `http://localhost:${process.env.STORIES_PORT}/`
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 2,
  // A whole run goes on where a browser stalled on a busy machine, and names the story that needed a second try.
  retries: report ? 1 : 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 240_000,
  globalTimeout: 3_600_000,
  expect: { timeout: 30_000 },
  reporter: report ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    screenshot: 'only-on-failure',
    // It would fetch all of the app anew for each story; only those about it let it.
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Each story starts Postgres and the parsers in a page of its own, and is over before code made faster has paid.
        '--js-flags=--liftoff-only',
      ],
    },
  },
  webServer: {
    command: `node node_modules/tsx/dist/cli.mjs scripts/build.ts && node node_modules/vite/bin/vite.js preview --strictPort --port ${process.env.STORIES_PORT}`,
    cwd: home,
    url,
    timeout: 120_000,
    reuseExistingServer: process.env.CI === undefined,
  },
})
