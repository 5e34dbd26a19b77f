import { expect, it } from 'vitest'
import { ProjectFiles } from './project-files.ts'

it('reads what may say a schema, and says what there was no room for', () => {
  const files = new ProjectFiles()
  expect(files.takes('README.md', 10)).toBe(false)
  expect(files.takes('node_modules/x/schema.prisma', 10)).toBe(false)
  expect(files.takes('prisma/schema.prisma', 10)).toBe(true)
  expect(files.takes('fixtures/cities.json', 60_000_000)).toBe(false)
  expect(files.notices()).toEqual([])
  expect(files.takes('dump.sql', 64 * 1024 * 1024)).toBe(false)
  expect(files.takes('db/more.sql', 1000)).toBe(true)
  expect(files.notices().map((it) => it.message)).toEqual([
    '1 file was not read, for a project may have 5000 files and 64 MB: dump.sql',
  ])
  for (let i = 0; i < 5000; i++) files.takes(`${i}.sql`, 1)
  expect(files.notices()[0]?.message).toMatch(/^3 files were not read.*: dump\.sql, 4998\.sql, 4999\.sql$/)
})

it('a file that is damaged is told, and costs no other', async () => {
  const files = new ProjectFiles()
  await files.put('cut.sql', new Uint8Array([0x1f, 0x8b, 8, 0]))
  await files.put('sound.sql', new TextEncoder().encode('select 1'))
  expect([...files.texts]).toEqual([['sound.sql', 'select 1']])
  expect(files.notices().map((it) => it.message)).toEqual([expect.stringContaining('cut.sql could not be read: ')])
})
