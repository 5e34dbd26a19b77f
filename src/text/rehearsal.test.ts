import { expect, test } from 'vitest'
import { exporters } from '#export'
import { apply, emptyDesign } from '#model'
import { LAW_CASES } from '../../test/notation/law-cases.ts'
import { type Language, languageById } from './language.ts'
import { getReadyToType } from './rehearsal.ts'
import { toldOf } from './told.ts'
import { shownText, typed } from './type.ts'

test.each(LAW_CASES)('$language: typing is rehearsed in steps, and leaves no trace', ({ language: id, text }) => {
  const language = languageById(id) as Language
  const exporter = exporters.find((it) => it.id === id)
  if (!exporter) throw new Error('each language that is typed in is written as well')
  const empty = { text: '', sound: '', former: false }
  const design = apply(emptyDesign(), typed(language, emptyDesign(), { before: empty, text }).changes)
  const before = { shown: shownText(language, design), told: toldOf(language, text, design) }
  expect([...getReadyToType(exporter, () => design)].length).toBeGreaterThan(3)
  expect({ shown: shownText(language, design), told: toldOf(language, text, design) }).toEqual(before)
  // Once is enough.
  expect([...getReadyToType(exporter, () => design)]).toEqual([])
})
