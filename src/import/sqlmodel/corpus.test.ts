import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlExporter, sqlmodelExporter, textOf } from '#export'
import { driftBetween, type Notice } from '#model'
import { compareSnapshots, type Postgres, readSnapshot } from '#postgres'
import { importerInto } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { createdBy, PYTHONS } from '../../../test/oracles/sqlmodel-ddl.ts'
import { sqlmodelProjects } from '../../../test/sqlmodel-projects.ts'
import { bundledModules } from './bundle.ts'
import { CURRENT, FORMER } from './draft.ts'
import { readSqlmodel } from './read.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
})
afterAll(() => db.close())

/** Which of the two can read a project at all: what it was written for. */
const WRITTEN_FOR: Readonly<Record<string, 'debian' | 'current'>> = {
  'fastapi-template': 'current',
  'open-assistant': 'debian',
}

/** What can't be read of each, by its reason; a notice tells each at its place. */
const UNREAD: Readonly<Record<string, readonly string[]>> = {
  aiod: [
    'What is made here depends on what is only known when it runs: no table is read',
    'A check of Status can’t be read: it depends on what is only known when it runs',
    'LocationORM points at contact.identifier, which is not here: this is left out',
    'LocationORM points at event.identifier, which is not here: this is left out',
    'LinkTable points at person.identifier, which is not here: this is left out',
  ],
  'oasst-inference': [
    'The type of state can’t be read, so it is text: it comes from oasst_shared.schemas.inference.MessageState',
    'The type of report_type can’t be read, so it is text: it comes from oasst_shared.schemas.inference.ReportType',
  ],
}

/** Where the two differ, and why. Elsewhere they don't. */
const PINNED: Readonly<Record<string, { readonly why: string; readonly objects: RegExp }>> = {
  aiod: {
    why: 'the check is of MySQL, or of SQLite where the environment says so: that is only known when it runs',
    objects: /^table constraint "Status_name_lowercase" on public\.status$/,
  },
}

const textIn = (name: string): string => bundledModules(sqlmodelProjects.get(name) ?? new Map())

function unreadIn(notices: readonly Notice[]): readonly string[] {
  return notices.flatMap(({ code, message, at }) => {
    if (code !== 'import/unread') return []
    expect(at?.line).toBeGreaterThan(0)
    return [message]
  })
}

describe("real projects make the catalog that SQLAlchemy's create_all makes", () => {
  if (sqlmodelProjects.size === 0) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  for (const name of sqlmodelProjects.keys())
    for (const which of WRITTEN_FOR[name] ? [WRITTEN_FOR[name]] : (['debian', 'current'] as const)) {
      const python = PYTHONS[which]()
      const why = 'why' in python ? python.why : null
      test.skipIf(why)(`${name}, ${which}${why ? ` (skipped: ${why})` : ''}`, async () => {
        const read = readSqlmodel(textIn(name), undefined, which === 'debian' ? FORMER : CURRENT)
        expect(read.notices.filter((it) => it.severity === 'error')).toEqual([])
        expect(unreadIn(read.notices)).toEqual(UNREAD[name] ?? [])
        const theirs = createdBy(which, sqlmodelProjects.get(name) ?? new Map(), { DB: 'SQLite' })
        expect(theirs.problem).toBeNull()
        const into = importerInto(db)
        await into.read(theirs.statements.map((it) => `${it};`).join('\n'))
        const made = await readSnapshot(db)
        const ours = await into.read(sqlExporter.emit(read.design, {}).files.map(textOf).join(''))
        expect(ours?.ledger.filter((it) => it.fate === 'refused')).toEqual([])
        const apart = compareSnapshots(made, await readSnapshot(db))
        const pin = PINNED[name]
        expect(apart.filter((it) => !pin?.objects.test(it.object))).toEqual([])
        if (pin) expect(apart, pin.why).not.toEqual([])
      })
    }

  test.each([...sqlmodelProjects.keys()])('%s, written and read again, is the same', (name) => {
    const { design } = readSqlmodel(textIn(name))
    const written = sqlmodelExporter.emit(design, sqlmodelExporter.defaults).files.map(textOf).join('')
    const again = readSqlmodel(written)
    expect(again.notices.filter((it) => it.severity === 'error' || it.code === 'import/unread')).toEqual([])
    expect(driftBetween(design, again.design)).toEqual([])
  })
})
