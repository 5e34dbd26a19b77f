import { expect, test } from 'vitest'
import { computedName } from './computed-name.ts'

/** What Postgres 18 calls the column of an index over the expression. */
test.each([
  ['util.slot(id)', 'slot'],
  ['s."Odd One"(id)', 'Odd One'],
  ["(a || 'x'::text)", 'expr'],
  ["((a || 'x'::text)::character varying(10))", 'varchar'],
  ['(id::bigint)', 'id'],
  ["((j ->> 'x'::text)::integer)", 'int4'],
  ['(lower(a) COLLATE "C")', 'lower'],
  ["COALESCE(a, 'x'::text)", 'coalesce'],
  ['(CASE WHEN id > 0 THEN 1 ELSE 2 END)', 'case'],
  ['(CASE WHEN id > 0 THEN 1 ELSE b END)', 'b'],
  ["(d AT TIME ZONE 'UTC'::text)", 'timezone'],
  ["((d AT TIME ZONE 'UTC'::text)::date)", 'timezone'],
  ['(arr[1])', 'arr'],
  ['((c).q)', 'q'],
  ['TRIM(BOTH FROM a)', 'btrim'],
  ['(id IS NULL)', 'expr'],
  ["(a IS DISTINCT FROM 'x'::text)", 'expr'],
])('%s', (expression, name) => {
  expect(computedName(expression)).toBe(name)
})
