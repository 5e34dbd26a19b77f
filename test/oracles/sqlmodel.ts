import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findServer } from '../server/find.ts'
import { type Running, startServer } from '../server/start.ts'
import { findPython } from './python.ts'

/** The files of an export; `migrates`: whether a database is to be made by them as well. */
export type SqlmodelJob = {
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly migrates: boolean
  /** Roles that the server has to have. */
  readonly roles?: readonly string[]
  /** A question to the database once it is migrated. */
  readonly asks?: string
}
export type SqlmodelResult = {
  readonly problem: string | null
  readonly warnings: readonly string[]
  readonly differences: readonly string[]
  readonly answer?: readonly (readonly [string, number])[]
}

/** Why SQLModel can't be asked here; null where it can. */
export function noSqlmodel(): string | null {
  const python = findPython()
  if ('why' in python) return python.why
  const server = findServer()
  return 'why' in server ? server.why : 'url' in server ? 'a server of its own is needed' : null
}

let running: Promise<Running> | null = null

export async function stopSqlmodel(): Promise<void> {
  const it = running
  running = null
  await (await it)?.stop()
}

/** What Python and SQLAlchemy's mappers say of models, and Alembic of the database that their migration makes. */
export async function sqlmodelCheck(jobs: readonly SqlmodelJob[]): Promise<readonly SqlmodelResult[]> {
  const [python, server] = [findPython(), findServer()]
  if ('why' in python || !('programs' in server)) throw new Error(noSqlmodel() ?? '')
  running ??= startServer(server.programs)
  const { socket } = await running
  const home = mkdtempSync(join(tmpdir(), 'schemawright-models-'))
  const asked = jobs.map(({ files, migrates, roles = [], asks }, i) => {
    const folder = join(home, String(i))
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return { folder, migrates, roles, asks, database: `models_${i}` }
  })
  const script = join(import.meta.dirname, 'sqlmodel_check.py')
  try {
    return await new Promise((done, fail) => {
      const child = execFile(python.program, [script], { maxBuffer: 64e6 }, (error, out, told) =>
        error ? fail(new Error(told || error.message)) : done(JSON.parse(out)),
      )
      child.stdin?.end(JSON.stringify({ host: dirname(socket), jobs: asked }))
    })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
