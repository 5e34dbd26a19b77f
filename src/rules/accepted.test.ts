import { beforeAll, expect, test } from 'vitest'
import { apply, columnsOf, type Design, type Id, intend, tablesOf, togglePrimaryKey } from '#model'
import { createReview, type Found, fixAllSafe, loadParser } from '#rules'
import { design as read } from '../../test/notation/design.ts'

beforeAll(loadParser)

const LOGS = read({ tables: { logs: { columns: { line: 'text!' } } } })
const TABLE = tablesOf(LOGS)[0]?.id as Id<'table'>
const KEYED = (design: Design) =>
  apply(design, togglePrimaryKey(design, columnsOf(design, TABLE)[0]?.id as Id<'column'>))

const review = (design: Design): readonly Found[] => createReview('default').review(design)
const rulesIn = (design: Design): readonly string[] => review(design).map((it) => it.rule)

const accept = (design: Design, sort: 'decision' | 'baseline', rule = 'pk-required'): Design =>
  apply(
    design,
    intend(
      design,
      sort === 'baseline' ? { sort, rule, about: TABLE } : { sort, rule, about: TABLE, reason: 'so it is' },
    ),
  )

test.each(['decision', 'baseline'] as const)('what was accepted by a %s is not open, and still known', (sort) => {
  expect(rulesIn(LOGS)).toContain('pk-required')
  const kept = createReview('default')
  expect(kept.review(accept(LOGS, sort)).map((it) => it.rule)).not.toContain('pk-required')
  expect(kept.accepted().map(({ rule, about, accepted }) => ({ rule, about, accepted }))).toEqual([
    { rule: 'pk-required', about: TABLE, accepted: sort },
  ])
})

test.each(['decision', 'baseline'] as const)(
  'a %s that nothing asks for any more is told, and can be forgotten',
  (sort) => {
    const mended = KEYED(accept(LOGS, sort))
    const stale = review(mended).filter((it) => it.rule === 'suppression-stale')
    expect(stale).toMatchObject([{ about: TABLE, severity: sort === 'decision' ? 'warning' : 'info' }])
    const { changes } = fixAllSafe(mended, 'default')
    expect([...apply(mended, changes).intent]).toEqual([])
  },
)

test('a reason is not stale for a rule that nobody asks', () => {
  const off = apply(
    accept(LOGS, 'decision'),
    intend(LOGS, { sort: 'profile', extends: 'default', severities: { 'pk-required': 'off' }, options: {} }),
  )
  expect(rulesIn(off)).not.toContain('suppression-stale')
  expect(rulesIn(accept(LOGS, 'decision', 'a-rule-of-tomorrow'))).not.toContain('suppression-stale')
})
