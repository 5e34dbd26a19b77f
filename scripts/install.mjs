// Installs what package-lock.json says, when it is not there yet. Plain Node: it runs before there is anything else.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = join(dirname(fileURLToPath(import.meta.url)), '..')
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Schemawright needs Node 20.19 or later; this is ${process.versions.node}.`)
  process.exit(1)
}
const lock = join(home, 'package-lock.json')
const done = join(home, 'node_modules', '.package-lock.json')
const fresh = existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs
if (!fresh) {
  console.log('Installing dependencies …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Nothing here needs its own set-up: that of Prisma's packages would fetch an engine that no test runs.
  const ran = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: home,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (ran.status !== 0) process.exit(ran.status ?? 1)
}
