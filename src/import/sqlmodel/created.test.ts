import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlExporter, sqlmodelExporter, textOf } from '#export'
import { driftBetween } from '#model'
import { compareSnapshots, type Postgres, readSnapshot } from '#postgres'
import { importerInto } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { SQLMODEL_CASES } from '../../../test/notation/sqlmodel-cases.ts'
import { createdBy, findCurrentPython } from '../../../test/oracles/sqlmodel-ddl.ts'
import { readSqlmodel } from './read.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
})
afterAll(() => db.close())

const python = findCurrentPython()
const why = 'why' in python ? python.why : null

test.skipIf(why).each(Object.entries(SQLMODEL_CASES))(
  `%s: as create_all has it${why ? ` (skipped: ${why})` : ''}`,
  async (_, text) => {
    const read = readSqlmodel(text)
    expect(read.notices.filter((it) => it.severity === 'error' || it.code === 'import/unread')).toEqual([])
    const theirs = createdBy('current', new Map([['models.py', text]]))
    expect(theirs.problem).toBeNull()
    const into = importerInto(db)
    const taken = await into.read(theirs.statements.map((it) => `${it};`).join('\n'))
    expect(taken?.ledger.filter((it) => it.fate === 'refused')).toEqual([])
    const made = await readSnapshot(db)
    const ours = await into.read(sqlExporter.emit(read.design, {}).files.map(textOf).join(''))
    expect(ours?.ledger.filter((it) => it.fate === 'refused')).toEqual([])
    expect(compareSnapshots(made, await readSnapshot(db))).toEqual([])
  },
)

test.each(Object.entries(SQLMODEL_CASES))('%s: written and read again, is the same', (_, text) => {
  const { design } = readSqlmodel(text)
  const written = sqlmodelExporter.emit(design, sqlmodelExporter.defaults).files.map(textOf).join('')
  const again = readSqlmodel(written)
  expect(again.notices.filter((it) => it.severity === 'error' || it.code === 'import/unread')).toEqual([])
  // The exporter has no word for a sequence that stands alone, and says so.
  expect(driftBetween(design, again.design).filter((it) => it.kind !== 'sequence')).toEqual([])
})
