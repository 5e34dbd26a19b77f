import { spawnSync } from 'node:child_process'
import { oneAtATime } from '../one-at-a-time.ts'

const PROGRAMS = ['/usr/bin/python3', 'python3', 'python']
const PACKAGES = ['python3-sqlmodel', 'python3-alembic', 'python3-psycopg2']

const hasAll = (program: string): boolean =>
  spawnSync(program, ['-c', 'import sqlmodel, alembic, psycopg2']).status === 0

/** Debian's packages, where this is Debian and packages may be installed. */
function install(): void {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return
  console.log(`Installing ${PACKAGES.join(', ')} …`)
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES]
  if (spawnSync('apt-get', args, { stdio: 'ignore' }).status === 0) return
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
  spawnSync('apt-get', args, { stdio: 'ignore' })
}

let found: { readonly program: string } | { readonly why: string } | null = null

/** A Python that has SQLModel, Alembic and psycopg2: one found here, else with Debian's packages. */
export function findPython(): { readonly program: string } | { readonly why: string } {
  if (found) return found
  const program = oneAtATime('python', () => {
    const here = PROGRAMS.find(hasAll)
    if (here) return here
    install()
    return PROGRAMS.find(hasAll)
  })
  found = program ? { program } : { why: `no Python here has SQLModel, Alembic and psycopg2 (${PACKAGES.join(', ')})` }
  return found
}
