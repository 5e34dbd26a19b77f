import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sqlExporter, textOf } from '#export'
import { sqlImporter } from '#import'
import { all, type Design, driftBetween, KINDS, type Kind } from '#model'
import { hasExtension } from '#postgres'
import { openTestPostgres } from '../../test/open-postgres.ts'

const folder = new URL('../../../shared/corpus/sql-postgres/', import.meta.url)
const there = existsSync(folder)
const files = there ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : []
/** A database of its own for each file: a script may ask for any extension, and PGlite takes them at the start only. */
const importer = sqlImporter(openTestPostgres)

const kindsOf = (design: Design): ReadonlySet<Kind> => new Set([...all(design.objects)].map((it) => it.kind))

describe('real schemas: what is imported and written out again arrives in Postgres as it was', () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(files)('%s', async (name) => {
    const first = await importer.read(readFileSync(new URL(name, folder), 'utf8'), { name })
    if (!first) throw new Error('cancelled')
    expect(first.ledger.length).toBeGreaterThan(0)
    for (const kind of kindsOf(first.design)) expect(KINDS).toContain(kind)
    const sql = sqlExporter.emit(first.design, {}).files.map(textOf).join('')
    const second = await importer.read(sql)
    const drift = driftBetween(first.design, second?.design as Design).filter(
      (it) => !(it.kind === 'extension' && !hasExtension(it.path)),
    )
    expect(
      second?.ledger.filter((entry) => entry.fate === 'refused').map((entry) => [entry.head, entry.message]),
    ).toEqual([])
    expect(drift).toEqual([])
  })
})
