import fc from 'fast-check'
import { expect, it } from 'vitest'
import { all, type DbObject, type Design, type Id, referencesOf, referrersOf, textUsersOf } from '#model'
import { changesFor, designs, edits } from '../../test/random-design.ts'
import { apply } from './change/apply.ts'

const whoever = (design: Design, refers: (it: DbObject) => boolean): Id[] =>
  [...all(design.objects)].filter(refers).map((it) => it.id)

const ids = (found: readonly DbObject[]): Id[] => found.map((it) => it.id)

it('finds who refers to an object as a walk over everything does, in any design and at any time', () => {
  fc.assert(
    fc.property(designs(12), edits(8), (first, list) => {
      const seen = [first]
      for (const edit of list) {
        const last = seen.at(-1) as Design
        seen.push(apply(last, changesFor(last, edit)))
      }
      for (const design of [...seen, ...seen.reverse()])
        for (const { id } of all(design.objects)) {
          expect(ids(referrersOf(design, id))).toEqual(whoever(design, (it) => referencesOf(it).includes(id)))
          expect(ids(textUsersOf(design, id))).toEqual(whoever(design, (it) => it.uses.includes(id)))
        }
    }),
    { numRuns: 40 },
  )
})
