import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { mutant, scripts, statementsOf, troublesOf } from '../test/fuzz.ts'
import { openTestPostgres } from '../test/open-postgres.ts'

/** Longest that one script may take before it counts as hanging, in milliseconds. */
const HANGS = 180_000
const SIZE = 100

/** Runs scripts from a seed on and tells its parent of each. */
async function work(first: number, last: number): Promise<void> {
  const texts = scripts()
  const from = { scripts: texts, statements: statementsOf(texts), size: SIZE }
  let db = await openTestPostgres()
  for (let seed = first; seed < last; seed++) {
    process.send?.({ seed, starts: true })
    const troubles = await troublesOf(db, mutant(seed, from))
    process.send?.({ seed, troubles })
    // What a database keeps in memory over thousands of scripts is no matter of the importer.
    if (troubles.length > 0 || seed % 50 === 49) {
      await db.close().catch(() => undefined)
      db = await openTestPostgres()
    }
  }
  await db.close()
  process.exit(0)
}

type Told = { readonly seed: number; readonly starts?: true; readonly troubles?: readonly string[] }

/** `npm run fuzz [statements] [first seed]`: mutated statements through the importer, in a process that may be killed. */
async function main(statements: number, first: number): Promise<void> {
  const last = first + Math.ceil(statements / SIZE)
  let failed = 0
  let next = first
  while (next < last) {
    await new Promise<void>((done) => {
      const child = fork(fileURLToPath(import.meta.url), ['--work', String(next), String(last)], {
        execArgv: process.execArgv,
      })
      let timer = setTimeout(() => undefined, 0)
      let current = next
      const watch = () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          console.log(`seed ${current}: hangs`)
          failed++
          child.kill('SIGKILL')
        }, HANGS)
      }
      watch()
      child.on('message', (told: Told) => {
        watch()
        current = told.seed
        next = told.seed + 1
        for (const trouble of told.troubles ?? []) console.log(`seed ${told.seed}: ${trouble}`)
        if (told.troubles && told.troubles.length > 0) failed++
        if (told.troubles && (told.seed - first) % 20 === 19)
          console.log(`${(told.seed - first + 1) * SIZE} statements`)
      })
      child.on('exit', (code, signal) => {
        clearTimeout(timer)
        if (code !== 0 && signal !== 'SIGKILL') {
          console.log(`seed ${current}: the process ended (${code ?? signal})`)
          failed++
        }
        done()
      })
    })
  }
  console.log(`${(last - first) * SIZE} mutated statements in ${last - first} scripts: ${failed} scripts in trouble`)
  process.exitCode = failed > 0 ? 1 : 0
}

const [flag, from, to] = process.argv.slice(2)
if (flag === '--work') await work(Number(from), Number(to))
else await main(Number(flag ?? 100_000), Number(from ?? 1))
