import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, createDesignStore, emptyDesign, heldText, holdText } from '#model'
import { LAW_CASES } from '../../test/notation/law-cases.ts'
import { changesFor, edits, hasTwins } from '../../test/random-design.ts'
import { type Language, languageById } from './language.ts'
import { revise } from './revise.ts'
import { revised } from './revise-part.ts'
import { knowTold, toldAnew, toldOf } from './told.ts'

describe.each(LAW_CASES)('$language', ({ language: id, text, block }) => {
  const language = languageById(id) as Language
  const whole = `${text}${block(1)}${block(2)}`
  const read = language.importer.likeHeld(language.importer.understand(whole).design, emptyDesign()).design
  const held = apply(read, holdText(read, { language: id, path: language.path, text: whole }))

  test('what is read in part is what the whole reads as, and what is told of it', () => {
    let inPart = 0
    fc.assert(
      fc.property(edits(8), (list) => {
        const store = createDesignStore(held)
        const step = () => {
          const design = store.design()
          const typed = heldText(design, id)?.lines.join('\n') ?? ''
          const found = revised(language, typed, design)
          expect(found.text).toBe(revise(language, typed, design).text)
          const anew = toldOf(language, found.text, { ...design, objects: { ...design.objects } })
          const told = found.mended?.part && toldAnew(language, design, found.mended)
          if (told) {
            inPart++
            expect(told).toEqual(anew)
          }
          knowTold(language, design, { text: found.text, tell: () => anew })
        }
        step()
        for (const edit of list) {
          store.commit('edit', changesFor(store.design(), edit))
          if (hasTwins(store.design())) store.undo()
          step()
        }
        while (store.state.getState().past.length > 0) {
          store.undo()
          step()
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 20) },
    )
    expect(inPart).toBeGreaterThan(5)
  })
})
