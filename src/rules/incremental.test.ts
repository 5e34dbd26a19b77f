import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { targets } from '#export'
import {
  all,
  apply,
  type Change,
  type Design,
  degreesOf,
  type Id,
  intend,
  object,
  PROFILES,
  type ProfileId,
  removeObjects,
  setFacts,
  setField,
  tablesOf,
} from '#model'
import type { Postgres } from '#postgres'
import { createReview, type Found, loadParser, rules } from '#rules'
import { designIn, importerInto } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { designs } from '../../test/random-design.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres(['citext', 'btree_gist', 'pg_trgm'])
})
afterAll(() => db.close())

const told = (found: readonly Found[]): string[] => found.map((it) => `${it.rule} ${it.about} ${it.message}`)

/** Edits one after the other, each judged by a review that remembers and by one that does not. */
function expectSame(
  start: Design,
  profile: ProfileId,
  edits: readonly ((design: Design) => readonly Change[])[],
): void {
  const kept = createReview(profile, targets)
  kept.review(start)
  let design = start
  for (const edit of edits) {
    design = apply(design, edit(design))
    expect(told(kept.review(design))).toEqual(told(createReview(profile, targets).review(design)))
  }
}

const styled = (design: Design, profile: ProfileId): Design =>
  apply(design, intend(design, { sort: 'profile', extends: profile, severities: {}, options: {} }))

/** Each object renamed, tagged, and gone. */
function editsOf(
  design: Design,
  ids = [...all(design.objects)].map((it) => it.id),
): ((now: Design) => readonly Change[])[] {
  const there = (change: (now: Design, id: Id) => readonly Change[]) =>
    ids.map((id) => (now: Design) => (object(now, id) ? change(now, id) : []))
  return [
    ...there((now, id) => setField(now, id, { name: `${object(now, id)?.name}_x` })),
    ...there((now, id) => intend(now, { sort: 'tags', about: id, tags: ['event', 'owned', 'global'] })),
    ...there((now, id) => removeObjects(now, [id])),
  ]
}

describe.each(rules)('$id', (rule) => {
  test('is told the same after each edit of its examples as anew', async () => {
    const read = await designIn(db, rule.bad)
    const design = rule.target ? apply(read, setFacts(read, { postgres: rule.target })) : read
    const given = apply(design, rule.given?.(design) ?? [])
    const spoilt = apply(given, rule.spoil?.(given) ?? [])
    for (const profile of ['default', 'drizzle-tenant'] as const) {
      expectSame(rule.given ? spoilt : styled(spoilt, profile), profile, editsOf(spoilt))
    }
  })
})

test('random designs are told the same after each edit as anew', () => {
  fc.assert(
    fc.property(designs(12), fc.constantFrom(...PROFILES), fc.infiniteStream(fc.nat()), (design, profile, picks) => {
      const edits = editsOf(design)
      const some = [...Array(6)].map(() => edits[(picks.next().value ?? 0) % edits.length] ?? (() => []))
      expectSame(styled(design, profile), profile, some)
    }),
    { numRuns: 60 },
  )
})

test('another design altogether is judged anew', () => {
  fc.assert(
    fc.property(designs(10), designs(10), (one, other) => {
      expectSame(one, 'default', [() => []])
      const kept = createReview('default')
      kept.review(one)
      expect(told(kept.review(other))).toEqual(told(createReview('default').review(other)))
    }),
    { numRuns: 40 },
  )
})

const folder = new URL('../../../shared/corpus/sql-postgres/', import.meta.url)
/** Larger schemas are held to it by `RUNS=all`: they take minutes. */
const MOST = process.env.RUNS === 'all' ? 3_000_000 : 20_000
const real = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.sql') && readFileSync(new URL(name, folder)).length < MOST)
  : []

describe.skipIf(real.length === 0)('a real schema is told the same after edits as anew', () => {
  test.each(real)('%s', { timeout: 300_000 }, async (name) => {
    const imported = await importerInto(db).read(readFileSync(new URL(name, folder), 'utf8'))
    if (!imported) throw new Error('there is a design')
    const { design } = imported
    const ids = [...all(design.objects)].map((it) => it.id)
    // Some of all, the tables that the most refer to among them.
    const degrees = degreesOf(design.objects)
    const hubs = tablesOf(design).toSorted((a, b) => (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0))
    const some = [...hubs.slice(0, 3).map((it) => it.id), ...ids.filter((_, i) => i % Math.ceil(ids.length / 6) === 0)]
    for (const profile of ['default', 'prisma-lifecycle'] as const)
      expectSame(styled(design, profile), profile, editsOf(design, some))
  })
})
