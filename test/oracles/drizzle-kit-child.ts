import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'

/** Runs apart, since drizzle-kit ends the process where it dislikes a schema. Reads `[path, …]`, writes what kit makes of each. */
const [request = '', answer = ''] = process.argv.slice(2)
const paths = JSON.parse(await readFile(request, 'utf8')) as string[]
process.exit = ((code?: number) => {
  throw new Error(`drizzle-kit ended the process (${code})`)
}) as never
console.log = () => {}

const made: unknown[] = []

/** Every table as Drizzle itself understands it at run time: the names that it would send to a database. */
const tablesIn = (schema: Record<string, unknown>): readonly unknown[] =>
  Object.values(schema).flatMap((it) => {
    if (!is(it, PgTable)) return []
    const config = getTableConfig(it)
    const keys = [...config.primaryKeys.map((key) => key.getName()), ...config.foreignKeys.map((key) => key.getName())]
    const indexes = [...config.indexes.map((index) => index.config.name), ...config.checks.map((check) => check.name)]
    return [
      {
        schema: config.schema ?? 'public',
        name: config.name,
        columns: config.columns.map((column) => column.name),
        keys: [...keys, ...indexes],
      },
    ]
  })

for (const path of paths) {
  let tables: readonly unknown[] = []
  try {
    const schema = (await import(pathToFileURL(path).href)) as Record<string, unknown>
    tables = tablesIn(schema)
    // What kit is told that it made before.
    const known = `${path}.json`
    const before = existsSync(known) ? JSON.parse(await readFile(known, 'utf8')) : generateDrizzleJson({})
    const statements = await generateMigration(before, generateDrizzleJson(schema))
    made.push({ tables, statements })
  } catch (error) {
    made.push({ tables, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
await writeFile(answer, JSON.stringify(made))
process.kill(process.pid, 'SIGKILL')
