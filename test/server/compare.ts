import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extensionsIn, sqlImporter } from '#import'
import { plan } from '#migrate'
import { emptyDesign } from '#model'
import {
  compareSnapshots,
  errorOf,
  hasExtension,
  isStandIn,
  type Postgres,
  readSnapshot,
  resetDatabase,
  type Snapshot,
} from '#postgres'
import { openTestPostgres } from '../open-postgres.ts'
import { openForPairs, pairsAreHere, readPairs, SOURCES } from '../pairs.ts'
import { connectTo } from './connect.ts'
import { type Found, LEAST } from './find.ts'
import { startServer } from './start.ts'

export type Differing = { readonly name: string; readonly differences: readonly string[] }
/** Which scripts: those with a part of a name, and of those every so manieth. */
export type Choice = { readonly only: string; readonly each: number }
export type Comparison = {
  readonly version: string
  readonly compared: number
  readonly differing: readonly Differing[]
}

type Script = { readonly name: string; readonly statements: () => Promise<readonly string[]> }

const ours = new URL('../../corpus/', import.meta.url)
const real = new URL('../../../shared/corpus/sql-postgres/', import.meta.url)

const cases = (): Script[] =>
  readdirSync(ours, { withFileTypes: true })
    .filter((it) => it.isDirectory() && it.name.includes('--'))
    .flatMap((it) => ['a.sql', 'b.sql'].map((file) => `${it.name}/${file}`))
    .map((name) => ({ name, statements: async () => [readFileSync(new URL(name, ours), 'utf8')] }))

const pairs = (): Script[] =>
  pairsAreHere()
    ? SOURCES.flatMap((source) =>
        readPairs(source)
          .filter((_, i) => i % 20 === 0)
          .map((it) => ({
            name: it.id,
            statements: async () =>
              [it.prelude_sql ?? '', ...it.after_sql.split(/;[ \t]*\n(?=\s*create index concurrently)/i)].filter(
                Boolean,
              ),
          })),
      )
    : []

/** Whole schemas, as we write them out: a dump has lines that are psql's own. */
const schemas = (): Script[] =>
  existsSync(real)
    ? readdirSync(real)
        .filter((name) => name.endsWith('.sql'))
        .filter((_, i) => i % 4 === 0)
        .map((name) => ({
          name,
          statements: async () => {
            const text = readFileSync(new URL(name, real), 'utf8')
            const imported = await sqlImporter(openTestPostgres).read(text, { name })
            return imported ? plan(emptyDesign(), imported.design).map((it) => it.sql) : []
          },
        }))
    : []

const chosen = ({ only, each }: Choice): readonly Script[] =>
  [...cases(), ...pairs(), ...schemas()].filter((it) => it.name.includes(only)).filter((_, i) => i % each === 0)

/** What a script leaves, and which of its statements were refused. */
async function leave(db: Postgres, statements: readonly string[]): Promise<Snapshot> {
  await resetDatabase(db)
  await db.exec('set check_function_bodies = off')
  const refused: [string, string][] = []
  for (const [i, sql] of statements.entries())
    try {
      await db.exec(sql)
    } catch (thrown) {
      refused.push([`refused statement ${i}`, errorOf(thrown).code ?? ''])
      await db.exec('rollback')
    }
  return new Map([...(await readSnapshot(db)), ...refused])
}

/** Runs every script in PGlite and on the server, and compares what each holds then. */
export async function compareOnServer(found: Found, choice: Choice): Promise<Comparison> {
  const running = 'url' in found ? null : await startServer(found.programs)
  const server = await connectTo(running ?? (found as { url: string }))
  const inside = await openForPairs()
  const differing: Differing[] = []
  let compared = 0
  try {
    const { rows } = await server.query<{ version: string }>(`select current_setting('server_version') as version`)
    const version = rows[0]?.version ?? '?'
    if (Number.parseInt(version, 10) < LEAST) return { version, compared: 0, differing: [] }
    for (const script of chosen(choice)) {
      const statements = await script.statements()
      if (extensionsIn(statements.join(';\n')).some((it) => !hasExtension(it) || isStandIn(it) || it === 'vector'))
        continue
      const [there, here] = await Promise.all([leave(server, statements), leave(inside, statements)])
      const differences = compareSnapshots(here, there)
      compared++
      if (differences.length > 0)
        differing.push({
          name: script.name,
          differences: differences.map(
            (it) => `${it.object}: here ${it.before ?? 'nothing'}, there ${it.after ?? 'nothing'}`,
          ),
        })
    }
    return { version, compared, differing }
  } finally {
    await resetDatabase(server).catch(() => undefined)
    await server.close()
    await inside.close()
    await running?.stop()
  }
}
