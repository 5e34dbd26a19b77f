import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, columnsOf, type Id, intend, tablesOf } from '#model'
import type { Postgres } from '#postgres'
import { provePair } from '#proof'
import { endWithRows } from '../../../test/end-with-rows.ts'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { loadParser } from '../reading/parse.ts'
import { placesOf } from './attributes.ts'
import { boyceCodd } from './boyce-codd.ts'
import { dependenciesOf, normalFormOf } from './of-design.ts'
import { dependency, keyIn } from './random-relations.ts'
import type { Dependency } from './relation.ts'
import { splitTable } from './split.ts'
import { thirdNormalForm } from './synthesis.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
})
afterAll(() => db.close())

const WIDTH = 5

/** One split part is reached by a chain of references and by a detour through what another refers to: c → e, bc → a, ac → de. */
const twoWaysBack: [Dependency[], number[][], boolean] = [
  [
    { from: 4n, to: 16n },
    { from: 6n, to: 1n },
    { from: 5n, to: 24n },
  ],
  [[0, 0, 0, 0, 0]],
  false,
]

/** The first rows that obey the dependencies together. */
function obeying(rows: readonly (readonly number[])[], dependencies: readonly Dependency[]): (readonly number[])[] {
  const kept: (readonly number[])[] = []
  for (const row of rows) {
    const fits = kept.every((other) =>
      dependencies.every(
        (it) => keyIn(row, it.from) !== keyIn(other, it.from) || keyIn(row, it.to) === keyIn(other, it.to),
      ),
    )
    if (fits) kept.push(row)
  }
  return kept
}

test('whatever is declared, a split that is offered keeps every row, up, down and up again', async () => {
  const plain = await designIn(
    db,
    `create table facts (id int primary key, a int not null, b int not null, c int not null, d int not null, e int not null);`,
  )
  const table = tablesOf(plain)[0]?.id ?? ('table:none' as Id<'table'>)
  const ids = columnsOf(plain, table).map((it) => it.id)
  let offered = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(dependency(WIDTH), { minLength: 1, maxLength: 3 }),
      fc.array(fc.array(fc.nat(2), { minLength: WIDTH, maxLength: WIDTH }), { minLength: 1, maxLength: 14 }),
      fc.boolean(),
      async (dependencies, random, further) => {
        const said = dependencies.filter((it) => it.from !== 0n && (it.to & ~it.from) !== 0n)
        const idsAt = (set: bigint) => placesOf(set).flatMap((at) => ids[at + 1] ?? [])
        const before = apply(
          plain,
          said.flatMap((it) =>
            intend(plain, {
              sort: 'dependency',
              about: table,
              from: idsAt(it.from),
              to: idsAt(it.to),
              multivalued: false,
            }),
          ),
        )
        const { stored } = dependenciesOf(before, table)
        const split = splitTable(before, table, further ? boyceCodd(stored).parts : thirdNormalForm(stored))
        if (!split) return
        offered++
        const values = obeying(random, said).map((row, i) => `(${[i, ...row].join()})`)
        const after = apply(before, split.changes())
        const rows = `insert into facts values ${values.join()}`
        const proof = await provePair(db, await endWithRows(db, before, rows), await endWithRows(db, after, ''), {
          rows: 0,
        })
        for (const way of ['up', 'down', 'again'] as const) {
          expect(proof[way].refusals, way).toEqual([])
          expect(proof[way].drift, way).toEqual([])
          expect(proof[way].lost, way).toEqual([])
        }
        expect(proof.up.steps.filter((it) => it.hazard === 'data-loss')).toEqual([])
        for (const it of tablesOf(after)) {
          const form = normalFormOf(after, it.id)?.form
          if (form && !further) expect(['3NF', 'BCNF']).toContain(form)
        }
      },
    ),
    { numRuns: 40, examples: [twoWaysBack] },
  )
  expect(offered).toBeGreaterThan(10)
})
