import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { catalogLines } from './catalog.ts'
import { databaseOf, runPieces } from './database.ts'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A folder inside the repository, so that what stands in it finds the packages. */
async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const parent = join(ROOT, 'node_modules/.cache')
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(join(parent, 'oracle-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const COMPILER = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  types: [],
  noUnusedLocals: true,
}

/** Modules by their paths without the ending. */
async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, `${name}.ts`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}

/** What `tsc --strict` says against schema files, all in one run; empty where it is content. */
export async function drizzleTypecheck(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return withFolder(async (folder) => {
    await writeAll(folder, files)
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER, include: ['**/*.ts'] }))
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    try {
      await run(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { maxBuffer: 1e8 })
      return []
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string }
      return `${stdout ?? ''}${stderr ?? ''}`.split('\n').filter((line) => line.trim() !== '')
    }
  })
}

/** A table by the names that Drizzle knows it by at run time. */
type RunTimeTable = {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
  readonly keys: readonly string[]
}
export type KitResult = { readonly tables: readonly RunTimeTable[] } & (
  | { readonly statements: readonly string[] }
  | { readonly error: string }
)

/**
 * The statements by which drizzle-kit would make each schema, all from one process; beside a snapshot, only what differs.
 * `names`: the files that are schemas, where others are there for them to import.
 */
export async function drizzleStatements(
  files: Readonly<Record<string, string>>,
  snapshots: Readonly<Record<string, string>> = {},
  names: readonly string[] = Object.keys(files),
): Promise<Readonly<Record<string, KitResult>>> {
  return withFolder(async (folder) => {
    await writeAll(folder, files)
    const paths = names.map((name) => join(folder, `${name}.ts`))
    for (const [name, snapshot] of Object.entries(snapshots)) await writeFile(join(folder, `${name}.ts.json`), snapshot)
    const [request, answer] = [join(folder, 'request.json'), join(folder, 'answer.json')]
    await writeFile(request, JSON.stringify(paths))
    const child = fileURLToPath(new URL('drizzle-kit-child.ts', import.meta.url))
    // The child kills itself when done: kit leaves things open that would keep it.
    await run(process.execPath, ['--import', 'tsx', child, request, answer], { cwd: ROOT, maxBuffer: 1e8 }).catch(
      (error) => {
        if ((error as { signal?: string }).signal !== 'SIGKILL') throw error
      },
    )
    const made = JSON.parse(await readFile(answer, 'utf8')) as KitResult[]
    return Object.fromEntries(names.map((name, i) => [name, made[i] ?? { tables: [], error: 'nothing' }]))
  })
}

/** What no schema of Drizzle's can say, cut from a line of the catalog. */
const sayable = (line: string): string =>
  line
    .replace(/ NOT VALID$/, '')
    .replace(/ DEFERRABLE( INITIALLY DEFERRED)?$/, '')
    .replace(/ NO INHERIT$/, '')
    .replace(/^(index.*) NULLS NOT DISTINCT/, '$1')
    .replace(/ INCLUDE \([^)]*\)/, '')
    .replace(/ MATCH FULL/, '')
    .replace(/^(index .*) ON ONLY /, '$1 ON ')
    .replace(/( ON DELETE SET (?:NULL|DEFAULT)) \([^)]*\)/, '$1')

/**
 * drizzle-kit quotes the whole of a custom type, takes names with a schema for one name, makes keys before the unique indexes
 * they lean on, and writes constraints into CREATE TABLE, where Postgres makes one of two on the same columns. None of it is
 * in the schema, so it is put right before its statements are run.
 */
function settled(statements: readonly string[]): readonly string[] {
  const pieces = statements.flatMap((statement) => statement.split('--> statement-breakpoint'))
  const right = pieces.map((piece) =>
    piece
      .replace(/^(\t"(?:[^"]|"")*" )"((?:\w+\.)+\w+|[\w ]+\([^"]*\))"/gm, '$1$2')
      .replace(/^(\t"(?:[^"]|"")*" )""([^"]+)""/gm, '$1"$2"')
      .replace(/^CREATE SCHEMA /gm, 'CREATE SCHEMA IF NOT EXISTS '),
  )
  const isForeign = (piece: string) => / FOREIGN KEY /.test(piece)
  const apart = right.flatMap(uniquesApart)
  return [...apart.filter((piece) => !isForeign(piece)), ...apart.filter(isForeign)]
}

function uniquesApart(piece: string): readonly string[] {
  const table = /^\s*CREATE TABLE (?:IF NOT EXISTS )?(\S+) \(/.exec(piece)?.[1]
  const lines = piece.split('\n')
  const isUnique = (line: string) => /^\tCONSTRAINT .* UNIQUE/.test(line)
  if (!table || !lines.some(isUnique)) return [piece]
  const rest = lines.filter((line) => !isUnique(line)).join('\n')
  const uniques = lines.filter(isUnique).map((line) => `ALTER TABLE ${table} ADD ${line.trim().replace(/,$/, '')}`)
  return [rest.replace(/,(\s*\);?\s*)$/, '$1'), ...uniques]
}

const without = (lines: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others)
  return lines.filter((line) => !known.has(line))
}

/**
 * Where the catalog of drizzle-kit's own migration differs from that of our SQL: `- ` what only ours has, `+ ` what only
 * kit's, `! ` what Postgres refused. `prelude` is what Drizzle can't make (extensions, domains, functions).
 */
export async function drizzleDrift(
  made: KitResult,
  sql: string | readonly string[],
  prelude: string | readonly string[] = [],
  linesOf = catalogLines,
): Promise<readonly string[]> {
  if ('error' in made) return [`! ${made.error}`]
  const ours = (await linesOf(await databaseOf(sql))).map(sayable)
  const statements = settled(made.statements)
  const before = typeof prelude === 'string' ? [prelude] : prelude
  const db = await databaseOf('')
  const refused = await runPieces(db, [...before, ...statements])
  const theirs = (await linesOf(db)).map(sayable)
  return [
    ...[...refused].flatMap(([piece, why]) => (statements.includes(piece) ? [`! ${why}: ${piece.trim()}`] : [])),
    ...without(ours, theirs).map((line) => `- ${line}`),
    ...without(theirs, ours).map((line) => `+ ${line}`),
  ]
}
