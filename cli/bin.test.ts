import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const bin = fileURLToPath(new URL('bin.mjs', import.meta.url))

const runWith = (piped: Uint8Array, ...args: readonly string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const child = execFile(process.execPath, [bin, ...args], (_problem, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    )
    child.stdin?.end(piped)
  })
const run = (...args: readonly string[]) => runWith(new Uint8Array(), ...args)

test('the command runs as a program of its own, two at once too, and says by its exit code what it came to', async () => {
  const [help, unknown] = await Promise.all([run('--help'), run('nothing')])
  expect(help).toMatchObject({ code: 0, err: '' })
  expect(help.out).toContain('Usage: schemawright COMMAND FILE')
  expect(unknown.code).toBe(2)
  expect(unknown.err).toContain('there is no command nothing')
})

test('a dump is piped in, in whatever encoding it says that it is', async () => {
  const dump = "SET client_encoding = 'LATIN1';\nCREATE TABLE größe (id int, CHECK (id <> 1));"
  const piped = new Uint8Array([...dump].map((char) => char.charCodeAt(0)))
  const { code, out, err } = await runWith(piped, 'export', '-', '--to', 'sql', '--json')
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('CREATE TABLE \\"größe\\"') })
  expect(err).toContain('it is read as iso-8859-1')
}, 60_000)
