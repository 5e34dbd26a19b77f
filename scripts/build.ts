import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { dataDir } from '../cli/data-dir.ts'

/** What a first visit may load of script, gzipped, before the editor and Postgres are asked for. */
const MOST = 200_000

await dataDir()
await build({ logLevel: 'error' })

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** The scripts that a module needs before it runs: it and what it imports, and they import, statically. */
function withImports(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found
  found.add(path)
  const text = readFileSync(dist + path, 'utf8')
  for (const [, name] of text.matchAll(/(?:^|[;}\n])(?:import|export)[^'"`;()]*["']\.\/([\w.-]+\.js)["']/g))
    withImports(`assets/${name}`, found)
  return found
}

const page = readFileSync(`${dist}index.html`, 'utf8')
const entries = [...page.matchAll(/(?:src|href)="\.\/(assets\/[\w.-]+\.js)"/g)].flatMap(([, path]) => path ?? [])
const files = [...new Set(entries.flatMap((path) => [...withImports(path)]))]
const sizes = files.map((path) => ({ path, size: gzipSync(readFileSync(dist + path)).length }))
const total = sizes.reduce((sum, it) => sum + it.size, 0)
for (const { path, size } of sizes.sort((a, b) => b.size - a.size))
  console.log(`  ${(size / 1000).toFixed(1).padStart(6)} kB  ${path}`)
console.log(`First load: ${(total / 1000).toFixed(1)} kB of script gzipped, of at most ${MOST / 1000}`)
if (entries.length === 0 || total > MOST) {
  console.error('The first load is too large, or index.html names no script.')
  process.exitCode = 1
}
