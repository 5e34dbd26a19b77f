import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byRank } from '#base'
import { apply, childrenOf, type DbObject, type Design, type Objects, rootsChanged, rootsOf } from '#model'
import { changesFor, designs, edits } from '../../test/random-design.ts'

const roots = ({ objects }: Design) => [...objects.buckets].map(([id, bucket]) => bucket.members.get(id) as DbObject)

/** Schema by schema in the order they are met, by rank in each. */
function rootsByHand(design: Design, kind: string): readonly DbObject[] {
  const all = roots(design)
  const parents = [...new Set(all.map((it) => it.parent))]
  return parents.flatMap((parent) => all.filter((it) => it.parent === parent && it.kind === kind).sort(byRank))
}

const changedByHand = (was: Objects, now: Objects) =>
  [...new Set([...was.buckets.keys(), ...now.buckets.keys()])].filter(
    (id) => was.buckets.get(id) !== now.buckets.get(id),
  )

test('what is known from one design to the next is what looking at all of it finds, over random edits', () => {
  fc.assert(
    fc.property(designs(), edits(12), (start, list) => {
      const seen = [start]
      for (const edit of list) {
        const was = seen.at(-1) as Design
        rootsOf(was, 'table')
        const now = apply(was, changesFor(was, edit))
        seen.push(now)
        for (const kind of ['table', 'view', 'enum', 'schema'] as const)
          expect(rootsOf(now, kind)).toEqual(rootsByHand(now, kind))
        for (const { id } of rootsOf(now, 'schema')) {
          const inside = roots(now).filter((it) => it.parent === id)
          expect(childrenOf(now, id)).toEqual(inside.sort(byRank))
        }
        for (const before of seen)
          expect([...rootsChanged(before.objects, now.objects)].sort()).toEqual(
            changedByHand(before.objects, now.objects).sort(),
          )
      }
    }),
    { numRuns: 60 },
  )
})
