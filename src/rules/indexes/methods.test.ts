import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Postgres } from '#postgres'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { BROUGHT, METHODS, supportOf } from './methods.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres(['btree_gin', 'btree_gist'])
})
afterAll(() => db.close())

const TYPES =
  `smallint integer bigint numeric real|double precision|boolean text uuid date json jsonb xml point box inet cidr
  money bytea tsvector tsquery int4range tstzmultirange integer[] text[] circle interval
  |character varying|timestamp with time zone|bit varying`
    .split('|')
    .flatMap((it) => (/ (precision|varying|with)/.test(it) ? [it] : it.split(/\s+/)))
    .filter((it) => it !== '')

test('what a method can index is what Postgres takes', async () => {
  const wrong: string[] = []
  await db.exec('drop extension if exists btree_gin; drop extension if exists btree_gist')
  for (const extended of [false, true]) {
    for (const method of Object.keys(METHODS))
      for (const type of TYPES) {
        const dimensions = type.endsWith('[]') ? 1 : 0
        const told = supportOf(method, { type: { name: type.replace('[]', ''), of: null, dimensions } })
        const taken = await db
          .exec(`create temp table t (a ${type}); create index on t using ${method} (a); drop table t`)
          .then(
            () => true,
            () => false,
          )
        if (!taken) await db.exec('drop table if exists t')
        const expected = told === 'yes' || (extended && typeof told === 'object')
        if (expected !== taken) wrong.push(`${method} ${type}: ${JSON.stringify(told)}, ${taken}`)
      }
    for (const { extension } of Object.values(BROUGHT)) await db.exec(`create extension if not exists ${extension}`)
  }
  expect(wrong).toEqual([])
})
