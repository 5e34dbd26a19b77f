import { compareOnServer } from '../test/server/compare.ts'
import { findServer, LEAST } from '../test/server/find.ts'

/**
 * `npm run server [part of a name] [every so manieth]`: the corpus on a real server and in PGlite, catalog against
 * catalog.
 */
async function main(): Promise<void> {
  const [only = '', each = '1'] = process.argv.slice(2)
  const found = findServer()
  if ('why' in found) return console.log(`skipped: ${found.why}`)
  const { version, compared, differing } = await compareOnServer(found, { only, each: Math.max(1, Number(each) || 1) })
  if (Number.parseInt(version, 10) < LEAST)
    return console.log(`skipped: the server is Postgres ${version}; its catalogs can be compared from ${LEAST} on`)
  for (const it of differing) console.log(`✗ ${it.name}\n    ${it.differences.slice(0, 5).join('\n    ')}`)
  console.log(
    `Postgres ${version}: of ${compared} scripts, ${compared - differing.length} leave the catalog that they leave in PGlite`,
  )
  process.exitCode = differing.length > 0 || compared === 0 ? 1 : 0
}

await main()
