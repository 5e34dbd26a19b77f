import { expect, test } from 'vitest'
import { all } from '#model'
import { sqlImporter } from './index.ts'

test('a text that is too large is refused with its size and a way out, and no Postgres is started for it', async () => {
  const importer = sqlImporter(() => {
    throw new Error('started')
  })
  const imported = await importer.read('-'.repeat(64_500_000))
  expect(imported?.notices).toMatchObject([{ code: 'import/too-large', severity: 'error' }])
  expect(imported?.notices[0]?.message).toMatch(/64\.5 million characters.*at most 64 million.*--schema-only/)
  expect([...all(imported?.design.objects as never)].filter((it) => it.kind === 'table')).toEqual([])
})
