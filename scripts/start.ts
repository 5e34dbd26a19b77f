import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { preview } from 'vite'
import { runCommand } from './stage.ts'

/** The newest change among files, in milliseconds. */
function newest(path: string): number {
  const it = statSync(path)
  if (!it.isDirectory()) return it.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0)
}

const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']
const built = existsSync('dist/index.html') ? statSync('dist/index.html').mtimeMs : 0

if (SOURCES.filter((path) => existsSync(path)).some((path) => newest(path) > built)) {
  console.log('Building Schemawright …')
  const { code } = await runCommand(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts'])
  if (code !== 0) process.exit(code)
}
const server = await preview({
  preview: { port: Number(process.env.PORT ?? 4173), open: process.argv.includes('--open') },
})
console.log(`\n  Schemawright is at ${server.resolvedUrls?.local[0] ?? ''}\n  Press Ctrl+C to stop.\n`)
