import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packEmpty } from '#postgres'

const require = createRequire(import.meta.url)
const home = dirname(dirname(require.resolve('@electric-sql/pglite')))
const version: string = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version
const folder = join(dirname(fileURLToPath(import.meta.url)), '../public/postgres')

/** The files that make PGlite start without compiling or initdb: its folder, its version. */
export const pglite = { home, version }

/**
 * The data directory of an empty Postgres, packed, so that one starts without initdb's two seconds. Made when it is not
 * there or PGlite's version has changed.
 */
export async function dataDir(): Promise<{ path: string; made: boolean }> {
  const path = join(folder, `pgdata-${version}-one.tar.gz`)
  if (existsSync(path)) return { path, made: false }
  const packed = await packEmpty()
  mkdirSync(folder, { recursive: true })
  // Whole or not at all: another process may look for it meanwhile.
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, Buffer.from(await packed.arrayBuffer()))
  renameSync(unfinished, path)
  for (const old of readdirSync(folder)) if (!path.endsWith(old)) rmSync(join(folder, old), { force: true })
  return { path, made: true }
}
