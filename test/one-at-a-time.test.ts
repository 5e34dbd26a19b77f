import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const TSX = 'node_modules/tsx/dist/cli.mjs'
const MODULE = join(import.meta.dirname, 'one-at-a-time.ts')

/** What processes at once wrote of their turns, begun behind a lock that a dead one has left. */
async function turnsOf(processes: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'turns-'))
  const name = `turns-${process.pid}`
  writeFileSync(join(tmpdir(), `schemawright-${name}.lock`), '4194304999')
  const script = join(folder, 'turn.ts')
  const log = join(folder, 'log')
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs'
import { oneAtATime } from ${JSON.stringify(MODULE)}
oneAtATime(${JSON.stringify(name)}, () => {
  appendFileSync(${JSON.stringify(log)}, '(')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150)
  appendFileSync(${JSON.stringify(log)}, ')')
})`,
  )
  const run = () =>
    new Promise<void>((done, fail) => {
      const child = spawn(process.execPath, [TSX, script], { stdio: 'inherit' })
      child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`ended with ${code}`))))
    })
  await Promise.all(Array.from({ length: processes }, run))
  const turns = readFileSync(log, 'utf8')
  rmSync(folder, { recursive: true })
  return turns
}

test('processes take turns, and a lock of one that is gone holds none up', async () => {
  expect(await turnsOf(4)).toBe('()()()()')
})
