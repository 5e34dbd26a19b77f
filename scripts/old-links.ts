import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { sqlImporter } from '#import'
import { all, type Design, KINDS } from '#model'
import { encodeLink, toFile } from '#share'
import { openTestPostgres } from '../test/open-postgres.ts'

const FOLDER = 'corpus/links'

/**
 * Keeps a link of each kind of object, and of a whole design, with the design that it must open as for ever. What is kept is never written
 * anew: a link that was sent can't be either. `npx tsx scripts/old-links.ts` adds those of kinds that have none yet.
 */
async function keepLinks(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  for (const kind of KINDS) {
    const path = `${FOLDER}/${kind}.json`
    if (existsSync(path)) continue
    const cases = readdirSync('corpus').filter((name) => name.startsWith(`${kind}--`))
    for (const name of cases) {
      const design = await designIn(readFileSync(`corpus/${name}/b.sql`, 'utf8'), name)
      if (!design || ![...all(design.objects)].some((it) => it.kind === kind)) continue
      keep(path, name, design)
      break
    }
    console.log(`${kind}: ${existsSync(path) ? 'kept' : 'no case has one'}`)
  }
}

/** Beyond single kinds: the longer a design, the more of how links are packed it makes use of; and keys as Rails names them. */
const WHOLE: Readonly<Record<string, string>> = {
  blog: readFileSync('src/app/samples/blog.sql', 'utf8'),
  rails: `CREATE TABLE visits (id bigint PRIMARY KEY);
    CREATE TABLE notes (id bigint PRIMARY KEY, visit_id bigint CONSTRAINT fk_rails_a468a042bd REFERENCES visits);`,
}

async function keepWhole(): Promise<void> {
  for (const [name, sql] of Object.entries(WHOLE)) {
    const path = `${FOLDER}/${name}.json`
    const design = existsSync(path) ? null : await designIn(sql, name)
    if (design) keep(path, name, design)
  }
}

const designIn = async (sql: string, name: string): Promise<Design | null> =>
  (await sqlImporter(openTestPostgres).read(sql, { name }))?.design ?? null

const keep = (path: string, name: string, design: Design): void =>
  writeFileSync(path, `${JSON.stringify({ case: name, link: encodeLink(design), design: toFile(design) }, null, 2)}\n`)

await keepLinks()
await keepWhole()
