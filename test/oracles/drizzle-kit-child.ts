import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'

/** Runs apart, since drizzle-kit ends the process where it dislikes a schema. Reads `[path, …]`, writes what kit makes of each. */
const [request = '', answer = ''] = process.argv.slice(2)
const paths = JSON.parse(await readFile(request, 'utf8')) as string[]
process.exit = ((code?: number) => {
  throw new Error(`drizzle-kit ended the process (${code})`)
}) as never
console.log = () => {}

const made: ({ statements: string[] } | { error: string })[] = []
for (const path of paths) {
  try {
    const schema = (await import(pathToFileURL(path).href)) as Record<string, unknown>
    const statements = await generateMigration(generateDrizzleJson({}), generateDrizzleJson(schema))
    made.push({ statements })
  } catch (error) {
    made.push({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
await writeFile(answer, JSON.stringify(made))
process.kill(process.pid, 'SIGKILL')
