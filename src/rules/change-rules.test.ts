import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLAIN, plan, withOptions } from '#migrate'
import { adopt, apply, type Design, emptyDesign, PROFILES, type ProfileId } from '#model'
import { type Postgres, readSnapshot, resetDatabase } from '#postgres'
import { type End, provePair, provePlan, runPlan } from '#proof'
import {
  type ChangeFix,
  type ChangeFound,
  type ChangeReview,
  type ChangeRule,
  changeRules,
  loadParser,
  mended,
  reviewChange,
} from '#rules'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres(['citext', 'btree_gist', 'pg_trgm'])
})
afterAll(() => db.close())

const profileFor = (rule: ChangeRule): ProfileId => PROFILES.find((it) => rule.severity[it] !== 'off') ?? 'default'

const seen = new Map<string, Promise<ChangeReview>>()
/** An example as a review of its change, read once. */
function read(rule: ChangeRule, which: 'bad' | 'good'): Promise<ChangeReview> {
  const key = `${rule.id} ${which}`
  const known = seen.get(key) ?? readExample(rule, which)
  seen.set(key, known)
  return known
}

async function readExample(rule: ChangeRule, which: 'bad' | 'good'): Promise<ChangeReview> {
  const { from, to, renamed, options } = rule[which]
  const first = await designIn(db, from)
  const before = apply(first, rule.given?.(first) ?? [])
  const after = adopt(await designIn(db, to), before, renamed ?? [])
  return reviewChange(before, after, profileFor(rule), withOptions(PLAIN, options ?? {}))
}

const keyOf = (it: ChangeFound): string => `${it.rule} ${it.about} ${it.message}`
const errors = ({ found }: ChangeReview): number => found.filter((it) => it.severity === 'error').length
const again = (review: ChangeReview, rule: ChangeRule, fix: ChangeFix): ChangeReview => {
  const { from, to, options } = mended(review.migration, fix)
  return reviewChange(from, to, profileFor(rule), options)
}

/** A database of a design, as our own plan makes it. */
async function endOf(design: Design): Promise<End> {
  const load = async (into: Postgres) => {
    const proof = await provePlan(into, plan(emptyDesign(), design), design)
    expect(proof, 'the version itself').toEqual({ refusals: [], drift: [] })
  }
  await resetDatabase(db)
  await load(db)
  return { load, design, snapshot: await readSnapshot(db) }
}

const FINE = { refusals: [], drift: [], unannounced: [] }

describe.each(changeRules)('$id', (rule) => {
  test('finds its bad example, and nothing in the good one', async () => {
    expect((await read(rule, 'bad')).found.filter((it) => it.rule === rule.id)).not.toEqual([])
    expect((await read(rule, 'good')).found.filter((it) => it.rule === rule.id)).toEqual([])
  })

  test('each way to do better mends it, makes nothing worse, and arrives both ways with the rows kept', async () => {
    const review = await read(rule, 'bad')
    for (const finding of review.found.filter((it) => it.rule === rule.id))
      for (const fix of finding.fixes) {
        const better = again(review, rule, fix)
        const said = `${rule.id}: “${fix.label}”`
        expect(better.found.map(keyOf), `${said} mends it`).not.toContain(keyOf(finding))
        expect(errors(better), `${said} makes nothing worse`).toBeLessThanOrEqual(errors(review))
        const { from, to, options } = better.migration
        const proof = await provePair(db, await endOf(from), await endOf(to), { rows: 12, options })
        for (const way of ['up', 'down', 'again'] as const) {
          const { refusals, drift, lost } = proof[way]
          const unannounced = lost.filter((it) => !it.announced)
          expect({ refusals, drift, unannounced }, `${said}, ${way}`).toEqual(FINE)
        }
      }
  })

  test('what it asks of rows first finds the ones that are in the way, and no others', async () => {
    const review = await read(rule, 'bad')
    const prechecks = review.found.flatMap((it) => (it.rule === rule.id && it.precheck ? [it.precheck] : []))
    expect(rule.rows !== undefined, 'rows for its prechecks').toBe(prechecks.length > 0)
    if (!rule.rows) return
    await resetDatabase(db)
    await runPlan(db, plan(emptyDesign(), review.migration.from))
    const found = async () => {
      const counts: number[] = []
      for (const sql of prechecks) counts.push((await db.query(sql)).rows.length)
      return counts
    }
    await db.exec(rule.rows.fine)
    expect(await found(), prechecks.join('\n')).toEqual(prechecks.map(() => 0))
    await db.exec(rule.rows.found)
    expect(Math.min(...(await found())), prechecks.join('\n')).toBeGreaterThan(0)
  })
})

test('a design without an earlier version is not judged', async () => {
  for (const rule of changeRules) {
    const { migration } = await read(rule, 'bad')
    const first = reviewChange(emptyDesign(), migration.to, profileFor(rule))
    expect(first.found, rule.id).toEqual([])
  }
})

test('the rules are the files in the folder, and each id is its file’s name', () => {
  const here = new URL('./', import.meta.url)
  const files = readdirSync(here, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .flatMap((folder) => readdirSync(new URL(`${folder.name}/`, here)).map((name) => ({ group: folder.name, name })))
    .filter((it) =>
      /^export const \w+: ChangeRule = \{/m.test(readFileSync(new URL(`${it.group}/${it.name}`, here), 'utf8')),
    )
  expect(files.map((it) => `${it.group}/${it.name}`).sort()).toEqual(
    changeRules.map((rule) => `${rule.group}/${rule.id}.ts`).sort(),
  )
})
