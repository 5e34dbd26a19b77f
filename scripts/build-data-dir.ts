/**
 * Makes public/pgdata.tar.gz: the data directory of an empty Postgres, so that the app starts one without initdb's two
 * seconds. Made again whenever PGlite's version changes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PGlite } from '@electric-sql/pglite'

const target = 'public/postgres/pgdata.tar.gz'
const stamp = 'public/postgres/version.txt'
const require = createRequire(import.meta.url)
const manifest = require.resolve('@electric-sql/pglite').replace(/dist\/.*$/, 'package.json')
const version: string = JSON.parse(readFileSync(manifest, 'utf8')).version

if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === version) process.exit(0)
const db = await PGlite.create()
await db.exec('checkpoint')
const dump = await db.dumpDataDir('gzip')
mkdirSync('public/postgres', { recursive: true })
writeFileSync(target, Buffer.from(await dump.arrayBuffer()))
writeFileSync(stamp, version)
await db.close()
console.log(`${target}: ${(dump.size / 1e6).toFixed(1)} MB for PGlite ${version}`)
