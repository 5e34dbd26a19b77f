import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { oneAtATime } from '../one-at-a-time.ts'
import { findPython } from './python.ts'

/** What `create_all` does, and with which SQLModel. */
export type Created = {
  readonly problem: string | null
  readonly version: string
  readonly statements: readonly string[]
}
type Python = { readonly program: string } | { readonly why: string }

const home = fileURLToPath(new URL('../../.cache/sqlmodel/', import.meta.url))
const PACKAGES = ['sqlmodel==0.0.47', 'sqlalchemy==2.0.54', 'pydantic[email]==2.13.5', 'psycopg2-binary']

let current: Python | null = null

/** A Python with today's SQLModel, from PyPI, kept beside the project. */
export function findCurrentPython(): Python {
  if (current) return current
  const program = join(home, 'bin/python')
  const works = () =>
    existsSync(program) && spawnSync(program, ['-c', 'import sqlmodel, psycopg2, email_validator']).status === 0
  const install = () => {
    console.log(`Installing ${PACKAGES.join(', ')} …`)
    spawnSync('python3', ['-m', 'venv', home], { stdio: 'ignore', timeout: 60_000 })
    spawnSync(program, ['-m', 'pip', 'install', '-q', '--retries', '0', '--timeout', '8', ...PACKAGES], {
      stdio: 'ignore',
      timeout: 120_000,
    })
    return works()
  }
  const isHere = oneAtATime('sqlmodel', () => works() || install())
  current = isHere ? { program } : { why: 'no Python here has today’s SQLModel, and PyPI does not answer' }
  return current
}

export const PYTHONS: Readonly<Record<'debian' | 'current', () => Python>> = {
  debian: findPython,
  current: findCurrentPython,
}

/** The SQL that SQLAlchemy makes of models by itself. */
export function createdBy(
  which: keyof typeof PYTHONS,
  files: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string>> = {},
): Created {
  const python = PYTHONS[which]()
  if ('why' in python) throw new Error(python.why)
  const folder = mkdtempSync(join(tmpdir(), 'schemawright-ddl-'))
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const script = join(import.meta.dirname, 'sqlmodel_ddl.py')
    const { stdout, stderr } = spawnSync(python.program, [script, folder], {
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, ...environment },
    })
    return stdout ? JSON.parse(stdout) : { problem: stderr, version: '', statements: [] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
