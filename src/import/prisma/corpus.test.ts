import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prismaExporter, sqlExporter, textOf } from '#export'
import { all, type Design, driftBetween, ObjectsEdit } from '#model'
import { compareSnapshots, type Postgres, readSnapshot } from '#postgres'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { parsePrisma } from '../../languages/prisma/parse.ts'
import { printTree } from '../../languages/prisma/tree.ts'
import { readPrisma } from './read.ts'

const folder = new URL('../../../../shared/corpus/prisma/', import.meta.url)
const there = existsSync(folder)
const files = there ? readdirSync(folder).filter((name) => name.endsWith('.prisma')) : []

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres(['citext', 'pgcrypto'])
})
afterAll(() => db.close())

/** Prisma's engine writes no comments. */
function withoutComments(design: Design): Design {
  const edit = new ObjectsEdit(design.objects)
  for (const it of all(design.objects)) if (it.comment !== null) edit.put({ ...it, comment: null })
  return { ...design, objects: edit.now() }
}

describe("real schemas make the catalog that Prisma's own engine makes", () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(files)('%s', async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    expect(printTree(parsePrisma(text))).toBe(text)
    const read = readPrisma(text)
    expect(read.notices.filter((it) => it.severity === 'error')).toEqual([])
    const design = withoutComments(read.design)
    const theirs = await designIn(
      db,
      readFileSync(new URL(`../prisma-sql/${name.replace('.prisma', '.sql')}`, folder), 'utf8'),
    )
    const theirCatalog = await readSnapshot(db)
    expect(driftBetween(theirs, design)).toEqual([])
    await designIn(db, sqlExporter.emit(design, {}).files.map(textOf).join(''))
    expect(compareSnapshots(theirCatalog, await readSnapshot(db))).toEqual([])
    const [written] = prismaExporter.emit(read.design, prismaExporter.defaults).files.map(textOf)
    const left = driftBetween(read.design, readPrisma(written ?? '').design)
    // Extensions that no column asks for are the migration's.
    expect(left.filter((it) => it.kind !== 'extension')).toEqual([])
  })
})
