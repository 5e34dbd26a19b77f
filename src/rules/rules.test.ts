import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { targets } from '#export'
import { plan } from '#migrate'
import { apply, type Design, diff, emptyDesign, invert, optionsOf, PROFILES, type ProfileId, setFacts } from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { provePlan } from '#proof'
import { createReview, type Found, fixAllSafe, loadParser, type Rule, rules } from '#rules'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { designs } from '../../test/random-design.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres(['citext', 'btree_gist', 'pg_trgm'])
})
afterAll(() => db.close())

/** The profile in which a rule says something. */
const profileFor = (rule: Rule): ProfileId =>
  PROFILES.find(
    (profile) =>
      rule.severity[profile] !== 'off' &&
      (rule.group !== 'tenancy' || optionsOf(profile, emptyDesign()).tenancy !== 'off'),
  ) ?? 'default'

const seen = new Map<string, Promise<Design>>()
/** An example as a design, read once. */
function read(rule: Rule, which: 'bad' | 'good'): Promise<Design> {
  const key = `${rule.id} ${which}`
  const known = seen.get(key) ?? readExample(rule, which)
  seen.set(key, known)
  return known
}

async function readExample(rule: Rule, which: 'bad' | 'good'): Promise<Design> {
  const read = await designIn(db, rule[which])
  const design = rule.target ? apply(read, setFacts(read, { postgres: rule.target })) : read
  const profile = profileFor(rule)
  return apply(design, [
    {
      op: 'intend',
      key: 'profile',
      before: null,
      after: { sort: 'profile', extends: profile, severities: {}, options: {} },
    },
    ...(rule.given?.(design) ?? []),
    ...(which === 'bad' ? (rule.spoil?.(design) ?? []) : []),
  ])
}

const review = (design: Design, profile: ProfileId): readonly Found[] => createReview(profile, targets).review(design)
const errors = (found: readonly Found[]): number => found.filter((it) => it.severity === 'error').length
const keyOf = (it: Found): string => `${it.rule} ${it.about} ${it.message}`

/** What the contract of a fix says (rules.md 4): gone, nothing worse, idempotent, one undo. */
function expectFixHolds(before: Design, finding: Found, profile: ProfileId): Design[] {
  return finding.fixes.map((fix) => {
    const changes = fix.changes()
    expect(changes, `${finding.rule}: “${fix.label}” does something`).not.toEqual([])
    const after = apply(before, changes)
    expect(diff(apply(after, invert(changes)), before), `${finding.rule}: “${fix.label}” is one undo`).toEqual([])
    const left = review(after, profile)
    expect(left.map(keyOf), `${finding.rule}: “${fix.label}” mends it`).not.toContain(keyOf(finding))
    expect(errors(left), `${finding.rule}: “${fix.label}” makes nothing worse`).toBeLessThanOrEqual(
      errors(review(before, profile)),
    )
    return after
  })
}

describe.each(rules)('$id', (rule) => {
  test('finds its bad example, and nothing in the good one', async () => {
    const profile = profileFor(rule)
    const bad = review(await read(rule, 'bad'), profile).filter((it) => it.rule === rule.id)
    expect(bad, 'bad').not.toEqual([])
    const good = review(await read(rule, 'good'), profile).filter((it) => it.rule === rule.id)
    expect(good, 'good').toEqual([])
  })

  test('its repairs hold, and their migrations run both ways', async () => {
    const profile = profileFor(rule)
    const before = await read(rule, 'bad')
    for (const finding of review(before, profile).filter((it) => it.rule === rule.id)) {
      for (const after of expectFixHolds(before, finding, profile)) {
        await resetDatabase(db)
        const blank = emptyDesign()
        const start = await provePlan(db, plan(blank, before), before)
        if (rule.spoil) {
          // Postgres takes no such design, so there is nothing to come from; what the repair leaves, it takes.
          expect(start, 'spoilt').not.toEqual({ refusals: [], drift: [] })
          await resetDatabase(db)
          expect(await provePlan(db, plan(blank, after), after), 'mended').toEqual({ refusals: [], drift: [] })
          continue
        }
        expect(start).toEqual({ refusals: [], drift: [] })
        expect(await provePlan(db, plan(before, after), after), 'up').toEqual({ refusals: [], drift: [] })
        expect(await provePlan(db, plan(after, before), before), 'down').toEqual({ refusals: [], drift: [] })
      }
    }
  })
})

test('the fix contract holds over random designs, in every profile', () => {
  fc.assert(
    fc.property(designs(20), fc.constantFrom(...PROFILES), (random, profile) => {
      const design = apply(random, [
        {
          op: 'intend',
          key: 'profile',
          before: random.intent.get('profile') ?? null,
          after: { sort: 'profile', extends: profile, severities: {}, options: {} },
        },
      ])
      for (const finding of review(design, profile)) expectFixHolds(design, finding, profile)
    }),
    { numRuns: 120 },
  )
})

test('fixing all that is safe leaves nothing safe, makes nothing worse, and does nothing the second time', () => {
  fc.assert(
    fc.property(designs(20), fc.constantFrom(...PROFILES), (design, profile) => {
      const { changes } = fixAllSafe(design, profile, { targets })
      const after = apply(design, changes)
      expect(diff(apply(after, invert(changes)), design), 'one undo').toEqual([])
      expect(
        review(after, profile)
          .filter((it) => it.fixes[0]?.safe)
          .map(keyOf),
      ).toEqual([])
      expect(errors(review(after, profile))).toBeLessThanOrEqual(errors(review(design, profile)))
      expect(fixAllSafe(after, profile, { targets }).changes).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('rules in the catalogue are the files in the folders, and each id is its file’s name', () => {
  const here = new URL('./', import.meta.url)
  const files = readdirSync(here, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .flatMap((folder) => readdirSync(new URL(`${folder.name}/`, here)).map((name) => ({ group: folder.name, name })))
    .filter((it) => /^export const \w+: Rule = \{/m.test(readFileSync(new URL(`${it.group}/${it.name}`, here), 'utf8')))
  expect(files.map((it) => `${it.group}/${it.name}`).sort()).toEqual(
    rules.map((rule) => `${rule.group}/${rule.id}.ts`).sort(),
  )
})
