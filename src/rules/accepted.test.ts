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

test('what was accepted up to a day is open again after it, and the reason is told beside it', () => {
  const entry = {
    sort: 'decision',
    rule: 'pk-required',
    about: TABLE,
    reason: 'so it is',
    until: '2031-05-01',
  } as const
  const dated = apply(LOGS, intend(LOGS, entry))
  let day = '2031-05-01'
  const kept = createReview('default', [], () => day)
  const open = () => kept.review(dated).filter((it) => ['pk-required', 'suppression-stale'].includes(it.rule))
  expect(open()).toEqual([])
  day = '2031-05-02'
  expect(open().map((it) => it.rule)).toEqual(['pk-required', 'suppression-stale'])
  expect(open().at(-1)?.message).toMatch(/until 2031-05-01 with the reason “so it is”/)
  expect(open()).toEqual(
    createReview('default', [], () => day)
      .review(dated)
      .filter((it) => ['pk-required', 'suppression-stale'].includes(it.rule))
      .map((it) => expect.objectContaining({ rule: it.rule, message: it.message, severity: it.severity })),
  )
  // Its reason may still hold: only a person throws it away.
  expect(
    open()
      .at(-1)
      ?.fixes.map((it) => it.safe),
  ).toEqual([false])
})
