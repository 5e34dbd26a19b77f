import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const bin = fileURLToPath(new URL('bin.mjs', import.meta.url))

const run = (...args: readonly string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const child = execFile(process.execPath, [bin, ...args], (_problem, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    )
  })

test('the command runs as a program of its own, two at once too, and says by its exit code what it came to', async () => {
  const [help, unknown] = await Promise.all([run('--help'), run('nothing')])
  expect(help).toMatchObject({ code: 0, err: '' })
  expect(help.out).toContain('Usage: schemawright COMMAND FILE')
  expect(unknown.code).toBe(2)
  expect(unknown.err).toContain('there is no command nothing')
})
