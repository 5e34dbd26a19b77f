import { afterAll, beforeAll, expect, test } from 'vitest'
import { plan } from '#migrate'
import {
  ADDABLE,
  addObject,
  all,
  apply,
  checkReferences,
  type DbObject,
  type Design,
  emptyDesign,
  kindOf,
  parseObject,
} from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { provePlan } from './prove.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres(['pg_trgm', 'citext'])
})
afterAll(() => db.close())

/** Postgres takes two that say the same for one. */
const NEVER_ALIKE: readonly string[] = ['exclusion']

/** Nothing more of these can be added under one object, or in a Postgres that has so many extensions. */
const ONCE: readonly string[] = ['primary-key', 'extension']

/** Postgres prints SQL with its own spaces and parentheses. */
const printed = (value: unknown): string => JSON.stringify(value ?? null).replace(/[\s()]|\\n/g, '')

const parentsFor = (design: Design, kind: DbObject['kind']): readonly (DbObject | null)[] =>
  kindOf(kind).under.length === 0
    ? [null]
    : [...all(design.objects)].filter((it) => kindOf(kind).under.includes(it.kind))

test('whatever is added is valid as it stands: Postgres takes it, twice under everything that it can stand under', async () => {
  let design = emptyDesign()
  const add = (kind: DbObject['kind'], under: DbObject | null) => {
    const made = addObject(design, kind, { under: under?.id ?? null })
    if (!made) return false
    expect(parseObject({ ...made.object }), kind).toEqual(made.object)
    design = apply(design, made.changes)
    return true
  }
  for (const kind of ADDABLE) if (kindOf(kind).under.every((it) => it === 'schema')) add(kind, null)
  for (const kind of ADDABLE)
    for (const under of parentsFor(design, kind))
      for (const round of NEVER_ALIKE.includes(kind) ? [1] : [1, 2])
        if (!ONCE.includes(kind)) expect(add(kind, under), `${kind} under ${under?.kind}, ${round}`).toBe(true)
  expect(checkReferences(design).dropped).toEqual([])
  await resetDatabase(db)
  const { refusals, drift } = await provePlan(db, plan(emptyDesign(), design), design)
  expect(refusals).toEqual([])
  expect(drift.filter(({ before, after }) => printed(before) !== printed(after))).toEqual([])
})
