import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { sqlImporter } from '#import'
import { all, KINDS } from '#model'
import { encodeLink, toFile } from '#share'
import { openTestPostgres } from '../test/open-postgres.ts'

const FOLDER = 'corpus/links'

/**
 * Keeps a link of each kind of object, with the design that it must open as for ever. What is kept is never written
 * anew: a link that was sent can't be either. `npx tsx scripts/old-links.ts` adds those of kinds that have none yet.
 */
async function keepLinks(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  for (const kind of KINDS) {
    const path = `${FOLDER}/${kind}.json`
    if (existsSync(path)) continue
    const cases = readdirSync('corpus').filter((name) => name.startsWith(`${kind}--`))
    for (const name of cases) {
      const imported = await sqlImporter(openTestPostgres).read(readFileSync(`corpus/${name}/b.sql`, 'utf8'), { name })
      if (!imported || ![...all(imported.design.objects)].some((it) => it.kind === kind)) continue
      const kept = { case: name, link: encodeLink(imported.design), design: toFile(imported.design) }
      writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`)
      break
    }
    console.log(`${kind}: ${existsSync(path) ? 'kept' : 'no case has one'}`)
  }
}

await keepLinks()
