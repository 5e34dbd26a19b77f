import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plan } from '#migrate'
import {
  apply,
  type Design,
  emptyDesign,
  intend,
  layPiece,
  PIECES,
  PROFILES,
  type ProfileId,
  pathOf,
  tablesOf,
} from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { runPlan } from '#proof'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { loadParser } from './reading/parse.ts'
import { createReview } from './review.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
})
afterAll(() => db.close())

const plain = `
  create table users (id uuid primary key default gen_random_uuid(), email text not null unique);
  create table articles (id uuid primary key default gen_random_uuid(), title text not null);
`
const of = (design: Design, profile: ProfileId): Design =>
  apply(design, intend(design, { sort: 'profile', extends: profile, severities: {}, options: {} }))

const errorsOf = (design: Design, profile: ProfileId): string[] =>
  createReview(profile)
    .review(design)
    .filter((it) => it.severity === 'error')
    .map((it) => `${it.rule} ${pathOf(design, it.about)}: ${it.message}`)

test('the audit trail writes down what happens to a row, in a design with names of its own case too', async () => {
  const before = await designIn(
    db,
    'create table "Invoice" ("invoiceId" int primary key, "paidAt" date, "sentAt" date);',
  )
  const invoice = tablesOf(before)[0]
  const audit = PIECES.find((it) => it.id === 'audit')
  if (!invoice || !audit) throw new Error('there is a table and a piece')
  for (const profile of ['default', 'prisma-lifecycle'] as const) {
    const after = apply(of(before, profile), layPiece(of(before, profile), audit, [invoice.id]).changes)
    await resetDatabase(db)
    expect(await runPlan(db, plan(emptyDesign(), after))).toEqual([])
    await db.exec('insert into "Invoice" values (7); update "Invoice" set "paidAt" = now(); delete from "Invoice";')
    const { rows } = await db.query<{ tableName: string; rowKey: string; action: string }>('select * from "AuditEvent"')
    expect(rows.map((it) => [it.tableName, it.rowKey, it.action])).toEqual([
      ['Invoice', '7', 'INSERT'],
      ['Invoice', '7', 'UPDATE'],
      ['Invoice', '7', 'DELETE'],
    ])
  }
})

describe.each(PROFILES)('in the style %s', (profile) => {
  test.each(PIECES)('$title brings no error, and Postgres takes it', async (piece) => {
    const read = await designIn(db, plain)
    const before = of(read, profile)
    const known = new Set(errorsOf(before, profile))
    const article = tablesOf(before).find((it) => it.name === 'articles')
    const laid = layPiece(before, piece, article ? [article.id] : [])
    const after = apply(before, laid.changes)
    expect(errorsOf(after, profile).filter((it) => !known.has(it))).toEqual([])
    await resetDatabase(db)
    expect(await runPlan(db, plan(emptyDesign(), after))).toEqual([])
    expect(layPiece(after, piece, article ? [article.id] : []).changes.filter((it) => it.op !== 'set')).toEqual(
      piece.tables.some((it) => !it.shared) ? expect.anything() : [],
    )
  })
})
