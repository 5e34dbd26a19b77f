import { writeFileSync } from 'node:fs'
import { adopt, PROFILES } from '#model'
import { errorOf, resetDatabase } from '#postgres'
import { loadParser, reviewChange } from '#rules'
import { importerInto } from '../test/import-into.ts'
import { openForPairs, readPairs, renamesOf, SOURCES } from '../test/pairs.ts'

/** `npm run review:pairs [every nth] [file]`: what the rules have against every before/after pair of the corpus, counted by rule. */
async function main(): Promise<void> {
  const [nth = '1', out = '/tmp/review-pairs.json'] = process.argv.slice(2)
  await loadParser()
  let db = await openForPairs()
  const counts: Record<string, number> = {}
  const told: unknown[] = []
  for (const source of SOURCES)
    for (const [i, pair] of readPairs(source).entries()) {
      if (i % Number(nth) !== 0) continue
      const read = async (sql: string) => {
        await resetDatabase(db)
        return (await importerInto(db).read(`${pair.prelude_sql ?? ''}\n${sql}`))?.design ?? null
      }
      try {
        const [from, after] = [await read(pair.before_sql), await read(pair.after_sql)]
        if (!from || !after) continue
        const to = adopt(after, from, renamesOf(pair))
        for (const profile of PROFILES) reviewChange(from, to, profile)
        for (const { rule, severity, message, precheck, fixes } of reviewChange(from, to, 'default').found) {
          counts[`${rule} ${severity}`] = (counts[`${rule} ${severity}`] ?? 0) + 1
          told.push({ pair: pair.id, rule, severity, message, precheck, fixes: fixes.map((it) => it.label) })
        }
      } catch (thrown) {
        counts.crashed = (counts.crashed ?? 0) + 1
        told.push({
          pair: pair.id,
          crashed: errorOf(thrown).message,
          stack: String((thrown as Error).stack).slice(0, 600),
        })
        await db.close()
        db = await openForPairs()
      }
    }
  for (const [rule, count] of Object.entries(counts).sort()) process.stdout.write(`${rule}: ${count}\n`)
  writeFileSync(out, JSON.stringify(told, null, 1))
  await db.close()
}

await main()
