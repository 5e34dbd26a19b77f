import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDesignStore, type DesignNews, Follower, sameDesign } from '#model'
import { changesFor, designs, edits } from '../../test/random-design.ts'
import { feed } from './feed.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const turn = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), edits: edits(3) }),
  fc.record({ do: fc.constant('open' as const), design: designs(6) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'wait' as const, 'flush' as const, 'ask' as const) }),
)

it('keeps a copy as the design is, whatever comes while it is handed over, and asks in turn', () => {
  fc.assert(
    fc.property(designs(6), fc.array(turn, { maxLength: 12 }), fc.constantFrom(0, 50), (first, turns, after) => {
      const store = createDesignStore(first)
      const copy = new Follower()
      // What crosses to a worker is copied on the way.
      const { flush, inTurn, told, stop } = feed(store, (news: DesignNews) => copy.hear(structuredClone(news)), after)
      const same = () => copy.design !== null && sameDesign(copy.design, store.design()) && copy.heard === told()
      let answers = 0
      for (const it of turns) {
        if (it.do === 'edit') for (const edit of it.edits) store.commit('edit', changesFor(store.design(), edit))
        if (it.do === 'open') store.open(it.design)
        if (it.do === 'undo') store.undo()
        if (it.do === 'wait') vi.advanceTimersByTime(1)
        if (it.do === 'flush') {
          flush()
          expect(same()).toBe(true)
        }
        if (it.do !== 'ask') continue
        const asked = told()
        inTurn(() => {
          answers++
          expect(copy.heard).toBeGreaterThanOrEqual(asked)
        })
      }
      vi.runAllTimers()
      expect(same()).toBe(true)
      expect(answers).toBe(turns.filter((it) => it.do === 'ask').length)
      stop()
    }),
    { numRuns: 60 },
  )
})
