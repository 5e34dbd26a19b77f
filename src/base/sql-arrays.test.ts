import { expect, test } from 'vitest'
import { settled } from '#base'

test.each([
  [
    `((v)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))`,
    `((v)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))`,
  ],
  [
    `v::text = ANY (ARRAY['a,]'::character varying, 'b'::character varying]::text[])`,
    `v::text = ANY (ARRAY['a,]'::character varying::text, 'b'::character varying::text])`,
  ],
  [`x = ANY (ARRAY['a'::text, 'b'::text])`, `x = ANY (ARRAY['a'::text, 'b'::text])`],
  [`SELECT 1 FROM (VALUES (1,'(VALUES (')) x`, `SELECT 1 FROM ( VALUES (1,'(VALUES (')) x`],
  [`tags <@ ARRAY[]::text[] AND x`, `tags <@ ARRAY[]::text[] AND x`],
])('%s comes to rest', (printed, rest) => expect(settled(printed)).toBe(rest))
