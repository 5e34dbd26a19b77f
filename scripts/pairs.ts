import { writeFileSync } from 'node:fs'
import { errorOf } from '#postgres'
import { judge, openForPairs, proveSwapped, readPairs, SOURCES, type Verdict } from '../test/pairs.ts'

/** `npm run pairs [part of an id] [source] [file for what does not arrive]`: every before/after pair, both ways, counted by source. */
async function main(): Promise<void> {
  const [only = '', source = '', out = '/tmp/pairs.json'] = process.argv.slice(2)
  let db = await openForPairs()
  const verdicts: Verdict[] = []
  for (const name of SOURCES.filter((it) => !source || it === source)) {
    const pairs = readPairs(name).filter((it) => it.id.includes(only))
    const counts: Record<string, number> = {}
    for (const pair of pairs) {
      let verdict: Verdict
      try {
        verdict = judge(pair.id, await proveSwapped(db, pair))
      } catch (thrown) {
        verdict = {
          id: pair.id,
          verdict: 'error',
          detail: { message: errorOf(thrown).message, stack: String((thrown as Error).stack).slice(0, 600) },
        }
        await db.close()
        db = await openForPairs()
      }
      counts[verdict.verdict] = (counts[verdict.verdict] ?? 0) + 1
      verdicts.push(verdict)
    }
    process.stdout.write(`${name}: ${pairs.length} pairs, ${JSON.stringify(counts)}\n`)
  }
  writeFileSync(out, JSON.stringify(verdicts, null, 1))
  await db.close()
}

await main()
