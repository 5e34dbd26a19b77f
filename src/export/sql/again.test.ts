import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apply, type Design, emptyDesign } from '#model'
import { changesFor, designs, edits } from '../../../test/random-design.ts'
import { textOf } from '../exporter.ts'
import { sqlExporter } from './index.ts'

const say = (design: Design): string => sqlExporter.emit(design, {}).files.map(textOf).join('')

it('says after each edit what it would say of the design seen for the first time', () => {
  fc.assert(
    fc.property(designs(15), edits(10), (first, list) => {
      let design = first
      const said = [say(design)]
      const after = list.map((edit) => {
        design = apply(design, changesFor(design, edit))
        said.push(say(design))
        return design
      })
      for (const [i, each] of [first, ...after].entries()) {
        // Another design in between, and copies: nothing that is remembered fits.
        say(emptyDesign())
        expect(said[i]).toBe(say(structuredClone(each)))
      }
    }),
    { numRuns: 60 },
  )
})
