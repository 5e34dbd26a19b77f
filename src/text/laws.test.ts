import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDesignStore, emptyDesign } from '#model'
import { LAW_CASES } from '../../test/notation/law-cases.ts'
import { changesFor, edits, hasTwins } from '../../test/random-design.ts'
import { type Language, languageById } from './language.ts'
import { strays } from './revise.ts'
import { shownText, typed } from './type.ts'

/** What someone may do to a text: by number, so that any of them fits any text. */
type Typing = { readonly what: number; readonly at: number; readonly by: number }

describe.each(LAW_CASES)('$language', (given) => {
  const language = languageById(given.language) as Language
  const { text: START, words: WORDS, line: LINE, block, indent = '  ' } = given
  const note = (words: string) => (language.id === 'sqlmodel' ? `# ${words}` : `// ${words}`)

  function start() {
    const store = createDesignStore(emptyDesign())
    const before = { text: language.write(store.design()), sound: language.write(store.design()), former: false }
    store.commit('type', typed(language, store.design(), { before, text: START }).changes)
    return store
  }

  const shown = (store: ReturnType<typeof start>) => shownText(language, store.design())

  test('whatever is edited, the text says what the design says, and undo brings both back', () => {
    fc.assert(
      fc.property(edits(12), (list) => {
        const store = start()
        const first = { objects: store.design().objects, intent: store.design().intent }
        for (const edit of list) {
          store.commit('edit', changesFor(store.design(), edit))
          if (hasTwins(store.design())) {
            store.undo()
            continue
          }
          const now = shown(store)
          expect(now).not.toBeNull()
          if (!now) return
          const wrong = strays(language, now.sound, store.design())
          expect(wrong).toEqual([])
          expect(language.importer.understand(now.sound).notices.filter((it) => it.severity === 'error')).toEqual([])
          expect(now.text).toContain(note('at the top'))
          expect(now.text).toContain(note('at the end'))
        }
        while (store.state.getState().past.length > 1) store.undo()
        expect(store.design().objects).toEqual(first.objects)
        expect(store.design().intent).toEqual(first.intent)
        expect(shown(store)?.text).toBe(START)
      }),
      { numRuns: Number(process.env.RUNS ?? 30) },
    )
  })

  function mangled(text: string, { what, at, by }: Typing): string {
    const lines = text.split('\n')
    const line = at % lines.length
    const words = (lines[line] ?? '').split(' ')
    switch (what) {
      case 0:
        return lines.filter((_, i) => i !== line).join('\n')
      case 1:
        return lines
          .map((it, i) =>
            i === line ? `${it}\n${indent}extra${by}${language.id === 'prisma' ? '' : ':'} ${LINE}` : it,
          )
          .join('\n')
      case 2:
        return lines
          .map((it, i) => (i === line ? words.with(by % words.length, WORDS[by % WORDS.length] ?? '').join(' ') : it))
          .join('\n')
      case 3:
        return text.replaceAll(/\b(users|posts|email|made)\b/g, (name) => (by % 3 ? `${name}${by % 2}` : name))
      case 4:
        return text.slice(0, at * 7) + text.slice(at * 7 + (by % 40))
      case 5:
        return lines.map((it, i) => (i === line ? `${it} ${WORDS[by % WORDS.length]}` : it)).join('\n')
      default:
        return `${text}${block(by)}`
    }
  }

  const typing = fc.record({ what: fc.nat(6), at: fc.nat(60), by: fc.nat(60) })

  test('whatever is typed, the text stays as typed, the design follows, and edits of both go together', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            typing.map((it) => ({ typing: it })),
            edits(1).map(([edit]) => ({ edit })),
          ),
          { maxLength: 10 },
        ),
        (list) => {
          const store = start()
          for (const step of list) {
            const before = shown(store)
            if (!before) return
            if ('edit' in step) {
              if (step.edit) store.commit('edit', changesFor(store.design(), step.edit))
              if (hasTwins(store.design())) store.undo()
              continue
            }
            const text = mangled(before.text, step.typing)
            if (text === before.text) continue
            const held = store.design()
            const { changes, notices } = typed(language, store.design(), { before, text })
            store.commit('type', changes)
            const after = shown(store)
            expect(after?.text).toBe(text)
            const wrong = notices.filter((it) => it.severity === 'error')
            for (const it of wrong) expect(it.at?.line).toBeGreaterThan(0)
            if (wrong.length > 0) expect(store.design().objects).toBe(held.objects)
            else expect(strays(language, text, store.design())).toEqual([])
            if (changes.length > 0) {
              store.undo()
              expect(shown(store)).toEqual(before)
              store.redo()
              expect(shown(store)).toEqual(after)
            }
          }
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 30) },
    )
  })
})
