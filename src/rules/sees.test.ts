import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { targets } from '#export'
import {
  apply,
  type Bucket,
  bucketOf,
  childrenOf,
  type Design,
  type Id,
  kindOfId,
  optionsOf,
  referencesOf,
  referrersOf,
  setFacts,
  tablesOf,
  textUsersOf,
} from '#model'
import type { Postgres } from '#postgres'
import { loadParser, type Rule, rules } from '#rules'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { designs } from '../../test/random-design.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres(['citext', 'btree_gist', 'pg_trgm'])
})
afterAll(() => db.close())

/** The tables of a design, which write down which of them were asked for, and whether somebody went through all. */
class Watched extends Map<Id, Bucket> {
  readonly asked = new Set<Id>()
  all = false
  override get(id: Id): Bucket | undefined {
    this.asked.add(id)
    return super.get(id)
  }
  override values(): MapIterator<Bucket> {
    this.all = true
    return super.values()
  }
}

/** The tables that one refers to, and those that refer to it. */
function neighbours(design: Design, table: Id) {
  const members = [...(design.objects.buckets.get(table)?.members.values() ?? [])]
  const rootsOf = (ids: readonly Id[]) => new Set(ids.map((it) => bucketOf(design.objects, it)?.root))
  const ids = (of: readonly { readonly id: Id }[]): Id[] => of.map((it) => it.id)
  return {
    referenced: rootsOf(members.flatMap((it) => [...(it.parent ? [it.parent] : []), ...referencesOf(it), ...it.uses])),
    referring: rootsOf([
      ...ids(childrenOf(design, table)),
      ...members.flatMap((it) => ids([...referrersOf(design, it.id), ...textUsersOf(design, it.id)])),
    ]),
  }
}

/** What a rule looks at of other tables when it is asked about one. Who refers to a table is found by going through all. */
function* seenBy(rule: Rule, design: Design, table: Id<'table'>, near: ReturnType<typeof neighbours>) {
  for (const profile of ['default', 'drizzle-tenant'] as const) {
    const buckets = new Watched(design.objects.buckets)
    // What is remembered of a design would hide who looks at it, so each look is at another, of which all roots are known.
    const watched = { ...design, objects: { ...design.objects, buckets } }
    const context = { design: watched, options: optionsOf(profile, design), targets }
    tablesOf(watched)
    buckets.asked.clear()
    buckets.all = false
    for (const _ of rule.check?.(table, context) ?? []);
    // Who looks beyond goes through all for that, which is compared as a whole.
    if (buckets.all && !rule.beyond) yield 'referring'
    for (const id of buckets.asked) {
      // A table that is both is no sign of either.
      if (id === table || kindOfId(id) !== 'table' || near.referring.has(id) === near.referenced.has(id)) continue
      yield near.referring.has(id) ? 'referring' : 'referenced'
    }
  }
}

const saying = ({ sees }: Rule): readonly string[] =>
  sees === 'both' ? ['referenced', 'referring'] : sees ? [sees] : []

test('a rule says which other tables it looks at, and says no more', async () => {
  const told = rules.filter((it) => it.check)
  const seen = new Map<Rule, Set<string>>(told.map((it) => [it, new Set()]))
  const look = (design: Design) => {
    for (const { id } of tablesOf(design)) {
      const near = neighbours(design, id)
      for (const [rule, all] of seen) for (const it of seenBy(rule, design, id, near)) all.add(it)
    }
  }
  for (const rule of rules)
    for (const sql of [rule.bad, rule.good]) {
      const read = await designIn(db, sql)
      const design = rule.target ? apply(read, setFacts(read, { postgres: rule.target })) : read
      look(apply(design, rule.given?.(design) ?? []))
    }
  for (const design of fc.sample(designs(20), { numRuns: 20, seed: 1 })) look(design)
  const looks = (it: Rule): readonly string[] => [...(seen.get(it) ?? [])].sort()
  const said = told.map((it) => [it.id, it.beyond ? looks(it).filter((way) => saying(it).includes(way)) : saying(it)])
  expect(said).toEqual(told.map((it) => [it.id, looks(it)]))
}, 120_000)
