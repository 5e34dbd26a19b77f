import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apply,
  createDesignStore,
  type Design,
  diff,
  emptyDesign,
  invert,
  mergeDesigns,
  sameDesign,
  squash,
} from '#model'
import { changesFor, designs, edits, walk } from '../../../test/random-design.ts'

const RUNS = { numRuns: 150 }

/** Equal, and the failure shows what differs. */
const expectSame = (a: Design, b: Design) => expect(diff(a, b)).toEqual([])

describe('the laws of Change, over random designs', () => {
  test('apply(a, diff(a, b)) = b', () => {
    fc.assert(
      fc.property(designs(), designs(), (a, b) => {
        expectSame(apply(a, diff(a, b)), b)
      }),
      RUNS,
    )
  })

  test('apply(apply(a, c), invert(c)) = a', () => {
    fc.assert(
      fc.property(designs(), edits(), (a, list) => {
        let now = a
        const done: ReturnType<typeof changesFor>[] = []
        for (const edit of list) {
          const changes = changesFor(now, edit)
          now = apply(now, changes)
          done.unshift(changes)
        }
        expectSame(
          done.reduce((it, changes) => apply(it, invert(changes)), now),
          a,
        )
      }),
      RUNS,
    )
  })

  test('squash changes nothing that apply can see, and squashed steps still invert', () => {
    fc.assert(
      fc.property(designs(), edits(8), (a, list) => {
        const { all } = list.reduce(
          (it, edit) => {
            const changes = changesFor(it.now, edit)
            return { now: apply(it.now, changes), all: [...it.all, ...changes] }
          },
          { now: a, all: [] as ReturnType<typeof changesFor>[number][] },
        )
        const short = squash(all)
        const end = apply(a, all)
        expectSame(apply(a, short), end)
        expectSame(apply(end, invert(short)), a)
        expect(short.length).toBeLessThanOrEqual(all.length)
      }),
      RUNS,
    )
  })

  test('merging with a side that did nothing gives the other side; disjoint edits both stay', () => {
    fc.assert(
      fc.property(designs(), edits(6), (base, list) => {
        const mine = walk(base, list)
        expectSame(mergeDesigns(base, mine, base), mine)
        expectSame(mergeDesigns(base, base, mine), mine)
        expectSame(mergeDesigns(base, mine, mine), mine)
      }),
      RUNS,
    )
  })
})

describe('the store', () => {
  test('thirty steps undone and redone give the same designs on the way', () => {
    fc.assert(
      fc.property(fc.array(edits(1), { minLength: 30, maxLength: 30 }), (lists) => {
        const store = createDesignStore(emptyDesign())
        const seen = [store.design()]
        for (const [edit] of lists) {
          store.commit('edit', edit ? changesFor(store.design(), edit) : [])
          seen.push(store.design())
        }
        const distinct = seen.filter((design, i) => i === 0 || design !== seen[i - 1])
        for (const design of distinct.slice(0, -1).reverse()) {
          store.undo()
          expectSame(store.design(), design)
        }
        expect(store.undo()).toBeNull()
        for (const design of distinct.slice(1)) {
          store.redo()
          expect(sameDesign(store.design(), design)).toBe(true)
        }
        expect(store.redo()).toBeNull()
      }),
      { numRuns: 60 },
    )
  })
})
