import { expect, test } from 'vitest'
import { sqlImporter } from '#import'
import { all } from '#model'
import { openTestPostgres } from '../../test/open-postgres.ts'

const LISTS = [
  `v IN ('a', 'b')`,
  `x IN ('it''s', 'b,]')`,
  `x NOT IN ('a', 'b')`,
  `c IN ('a', 'b')`,
  `m IN ('sad', 'glad')`,
  `i IN (1, -2, 3)`,
  `b IN (1, 20000000000)`,
  `n IN (1.5, 2)`,
  `d IN ('2020-01-01', '2020-01-02')`,
  `lower(v::text) IN ('a', 'b')`,
  `(v IN ('a', 'b')) OR x IS NULL`,
]
const OTHERS = [
  `x = ANY (ARRAY['a'::text])`,
  `x > ANY (ARRAY['a'::text, 'b'::text])`,
  `i = ANY (is_)`,
  `c::text = ANY (ARRAY['a'::character varying::text, 'b'::character varying::text])`,
]

test('a list is said as people write it, where Postgres says that it means the same', async () => {
  const made = [...LISTS, ...OTHERS].map((it, i) => `CONSTRAINT k${i} CHECK (${it})`)
  const sql = `CREATE TYPE mood AS ENUM ('sad', 'glad');
    CREATE TABLE t (v varchar(9), x text, c char(3), m mood, i int, b bigint, n numeric, d date, is_ int[], ${made.join(', ')});
    CREATE DOMAIN colour AS varchar CHECK (VALUE IN ('red', 'blue'));`
  const imported = await sqlImporter(openTestPostgres).read(sql)
  const said = [...(imported?.design.objects ? all(imported.design.objects) : [])].flatMap((it) =>
    it.kind === 'check' ? [it.expression] : [],
  )
  expect(said).toEqual([`VALUE IN ('red', 'blue')`, ...LISTS, ...OTHERS])
}, 60_000)
