import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  all,
  apply,
  type DbObject,
  type Design,
  emptyDesign,
  heldText,
  type Id,
  mapReferences,
  object,
  pathOf,
} from '#model'
import { designs } from '../../test/random-design.ts'
import { type Language, languages } from './language.ts'
import { retold, type Told, toldOf } from './told.ts'
import { shownText, typed, typedWhole } from './type.ts'
import { typedInPart } from './type-part.ts'

type Typing = { readonly what: number; readonly at: number; readonly by: number; readonly to: number }

/** What a person may do within a few lines, in words that the text has. */
function mangled(text: string, { what, at, by, to }: Typing): string {
  const lines = text.split('\n')
  const line = at % lines.length
  const own = lines[line] ?? ''
  const words = [...text.matchAll(/[\p{L}\p{N}_]+/gu)].map((it) => it[0])
  const word = words[to % words.length] ?? ''
  const ownWords = [...own.matchAll(/[\p{L}\p{N}_]+/gu)]
  const chosen = ownWords[by % Math.max(1, ownWords.length)]
  const put = (...instead: string[]) => [...lines.slice(0, line), ...instead, ...lines.slice(line + 1)].join('\n')
  const inPlace = (instead: string) =>
    put(chosen ? own.slice(0, chosen.index) + instead + own.slice(chosen.index + chosen[0].length) : own)
  switch (what) {
    case 0:
      return put()
    case 1:
      return put(own, own)
    case 2:
      return put(own, own.replace(/[\p{L}\p{N}_]+/u, `extra${to % 3}`))
    case 3:
      return inPlace(word)
    case 4:
      return inPlace(`${chosen?.[0] ?? ''}x`)
    case 5:
      return put(own, lines[to % lines.length] ?? '')
    case 6:
      return put(own.slice(0, by % (own.length + 1)) + own.slice((by % (own.length + 1)) + 1))
    default:
      return put(`${own} ${word}`)
  }
}

const typing = fc.record({ what: fc.nat(7), at: fc.nat(4000), by: fc.nat(90), to: fc.nat(4000) })

/** The objects of a design; those that are new to it by where they stand. */
function saidBy(design: Design, base: Design): readonly DbObject[] {
  const idOf = (id: Id): Id => (object(base, id) ? id : (`${id.split(':')[0]}:new ${pathOf(design, id)}` as Id))
  return [...all(design.objects)].map((it) => mapReferences(it, idOf)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

const spansIn = ({ spans }: Told, design: Design) =>
  spans.map(({ from, to, about }) => `${from}-${to} ${about.split(':')[0]} ${pathOf(design, about)}`).sort()

const faultsIn = ({ faults }: Told) =>
  faults.map(({ at, message }) => `${at?.from}-${at?.to} ${at?.line}:${at?.column} ${message}`).sort()

/** What a part of a text leads to is what the whole leads to. */
function agrees(language: Language, was: string, now: string): boolean {
  const start = emptyDesign()
  const before = { text: '', sound: '', former: false }
  const design = apply(start, typedWhole(language, start, { before, text: was }).changes)
  const part = typedInPart(language, design, { was, now, most: 2 })
  if (!part) return false
  const whole = typedWhole(language, design, { before: { text: was, sound: was, former: false }, text: now })
  const [left, right] = [apply(design, part.changes), apply(design, whole.changes)]
  expect(left.intent).toEqual(right.intent)
  expect(saidBy(left, design)).toEqual(saidBy(right, design))
  const told = retold(toldOf(language, was, design), { ...part, before: design, design: left, text: now })
  if (!told || !part.isSound) return true
  const all = toldOf(language, now, right)
  expect(faultsIn(told)).toEqual(faultsIn(all))
  expect(spansIn(told, left)).toEqual(spansIn(all, right))
  return true
}

describe.each(languages)('$id', (language) => {
  test('what is typed means the same, whether the whole text is read or what it has to do with', () => {
    let parted = 0
    fc.assert(
      fc.property(designs(14), typing, (design, how) => {
        const was = language.write(design)
        if (language.importer.understand(was).notices.some((it) => it.severity === 'error')) return
        const now = mangled(was, how)
        if (now !== was && agrees(language, was, now)) parted++
      }),
      { numRuns: Number(process.env.RUNS ?? 30) },
    )
    expect(parted).toBeGreaterThan(5)
  })

  test('what is known from the last stroke is what would be read of it', () => {
    let known = 0
    const empty = { text: '', sound: '', former: false }
    fc.assert(
      fc.property(designs(10), fc.array(typing, { minLength: 2, maxLength: 4 }), (start, strokes) => {
        const text = language.write(start)
        let on = apply(emptyDesign(), typedWhole(language, emptyDesign(), { before: empty, text }).changes)
        for (const how of strokes) {
          const before = shownText(language, on) ?? empty
          const given = { before, text: mangled(before.sound, how) }
          const done = typed(language, on, given)
          const anew = typed(language, { ...on, objects: { ...on.objects } }, given)
          const [next, other] = [apply(on, done.changes), apply(on, anew.changes)]
          expect(next.intent).toEqual(other.intent)
          expect(saidBy(next, on)).toEqual(saidBy(other, on))
          if (next.objects !== on.objects) known++
          done.settle?.(next)
          on = next
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 30) },
    )
    expect(known).toBeGreaterThan(5)
  })

  test('a slip that is taken back leaves what was told of the text', () => {
    fc.assert(
      fc.property(designs(8), fc.nat(400), (start, at) => {
        const text = language.write(start)
        const empty = { text: '', sound: '', former: false }
        const design = apply(emptyDesign(), typedWhole(language, emptyDesign(), { before: empty, text }).changes)
        const told = toldOf(language, text, design)
        const slip = text.slice(0, at % text.length) + text.slice((at % text.length) + 1)
        const type = (on: Design, now: string): Design => {
          const before = shownText(language, on) ?? empty
          const done = typed(language, on, { before, text: now })
          const next = apply(on, done.changes)
          done.settle?.(next)
          return next
        }
        const wrong = type(design, slip)
        if (!heldText(wrong, language.id)?.draft) return
        expect(toldOf(language, text, type(wrong, text))).toEqual(told)
      }),
      { numRuns: Number(process.env.RUNS ?? 20) },
    )
  })
})
