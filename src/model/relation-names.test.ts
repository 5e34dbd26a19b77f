import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesFor, designs, edits } from '../../test/random-design.ts'
import { apply } from './change/apply.ts'
import type { Design } from './design.ts'
import type { Id } from './id.ts'
import { all } from './objects.ts'
import { relationNames } from './relation-names.ts'

/** The same, asked of every object anew. */
const there = (design: Design, schema: Id): ReadonlySet<string> =>
  new Set(
    [...design.objects.buckets.values()]
      .filter(({ root, members }) => members.get(root)?.parent === schema)
      .flatMap(({ root, members }) => {
        const own = members.get(root)
        const named = own?.kind === 'table' ? ['index', 'primary-key', 'unique'] : []
        return [...members.values()].filter((it) => it === own || named.includes(it.kind)).map((it) => it.name)
      }),
  )

test('after any edits a name is taken exactly where a relation of the schema has it', () => {
  fc.assert(
    fc.property(designs(8), edits(20), (first, steps) => {
      let design = first
      const ever = new Set<string>()
      for (const step of steps) {
        for (const it of all(design.objects)) ever.add(it.name)
        for (const it of design.objects.buckets.keys()) {
          const names = relationNames(design, it)
          expect(new Set([...ever].filter((name) => names.has(name)))).toEqual(there(design, it))
        }
        design = apply(design, changesFor(design, step))
      }
    }),
    { numRuns: 40 },
  )
})
