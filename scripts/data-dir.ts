import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'

const require = createRequire(import.meta.url)
const home = dirname(dirname(require.resolve('@electric-sql/pglite')))
const version: string = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version
const folder = join(dirname(fileURLToPath(import.meta.url)), '../public/postgres')

/** The files that make PGlite start without compiling or initdb: its folder, its version. */
export const pglite = { home, version }

/** Databases that others are copied from, which nobody here does: two thirds of the files that each start has to unpack. */
const TEMPLATES = ['template0', 'template1']

/**
 * The data directory of an empty Postgres, packed, so that one starts without initdb's two seconds. Made when it is not
 * there or PGlite's version has changed.
 */
export async function dataDir(): Promise<{ path: string; made: boolean }> {
  const path = join(folder, `pgdata-${version}-one.tar.gz`)
  if (existsSync(path)) return { path, made: false }
  const db = await PGlite.create()
  await db.exec('UPDATE pg_database SET datistemplate = false')
  for (const name of TEMPLATES) await db.exec(`DROP DATABASE ${name}`)
  await db.exec('CHECKPOINT')
  const dump = await db.dumpDataDir('gzip')
  await db.close()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, Buffer.from(await dump.arrayBuffer()))
  return { path, made: true }
}
