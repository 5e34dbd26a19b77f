import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plan } from '#migrate'
import { emptyDesign } from '#model'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { fileText } from './file-text.ts'
import { sqlImporter } from './sql/index.ts'

/** One database, as pg_dump 15 and 18 write it: plain, and in each of its archive formats. */
const folder = new URL('../../test/archives/', import.meta.url)
const files = readdirSync(folder)
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)))

async function sqlOf(name: string): Promise<readonly string[]> {
  const { text } = await fileText(name, bytesOf(name))
  const imported = await sqlImporter(lendPostgres).read(text, { name: 'it' })
  if (!imported) throw new Error(`${name} was not read`)
  expect(imported.notices.filter((it) => it.severity === 'error')).toEqual([])
  return plan(emptyDesign(), imported.design).map((step) => step.sql)
}

describe.each(['pg15', 'pg18'])('an archive of %s holds the same design as the plain dump', (version) => {
  const archives = files.filter((it) => it.startsWith(version) && !it.endsWith('.sql'))
  test.each(archives)('%s', async (name) => {
    const plain = await sqlOf(`${version}.sql`)
    expect(plain.length).toBeGreaterThan(20)
    expect(await sqlOf(name)).toEqual(plain)
  })
})

test('an archive that is damaged is refused with a message, wherever it is cut', async () => {
  const whole = bytesOf('pg18.dump')
  const contents = whole.length - 600
  const cut = fc.integer({ min: 6, max: contents - 6000 })
  await fc.assert(
    fc.asyncProperty(cut, async (end) => {
      await expect(fileText('cut.dump', whole.subarray(0, end))).rejects.toThrow('The archive ends before it should')
    }),
    { numRuns: 50 },
  )
})

test('whatever its bytes are, reading it comes to an end', async () => {
  const whole = bytesOf('pg15.dump')
  const change = fc.tuple(fc.integer({ min: 5, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = whole.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      const read = await fileText('odd.dump', bytes).catch((problem: unknown) => problem)
      expect(read instanceof RangeError || typeof (read as { text: unknown }).text === 'string').toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('what gzip packed is unpacked first, and refused where it is cut', async () => {
  const packed = new Response(new Blob([bytesOf('pg15.sql')]).stream().pipeThrough(new CompressionStream('gzip')))
  const bytes = new Uint8Array(await packed.arrayBuffer())
  expect(await fileText('it.sql.gz', bytes)).toEqual(await fileText('it.sql', bytesOf('pg15.sql')))
  await expect(fileText('it.sql.gz', bytes.subarray(0, 900))).rejects.toThrow()
})
