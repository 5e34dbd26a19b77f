import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, specOf } from '#words'
import { catalogues } from '../scripts/words.ts'
import { unsaidTexts } from './unsaid-texts.ts'

/** Texts that are shown as they are, whatever the language, and why. */
const SAME_EVERYWHERE: readonly { readonly at: RegExp; readonly text: RegExp; readonly why: string }[] = [
  {
    at: /./,
    text: /^(PostgreSQL( \{\})?|SQL|SELECT|DELETE FROM|null|not null|select … where .*)$/,
    why: 'SQL and names',
  },
  { at: /./, text: /^(Esc|Ctrl|Del|Home|End|Aa|https:.*)$/, why: 'keys, and signs' },
  { at: /actions\/add-object/, text: /^[a-z ]+$/, why: 'more words that the palette finds in English' },
  { at: /actions\/save-picture/, text: /^Save picture as/, why: 'the title of what is labelled when it is shown' },
  {
    at: /actions|action-menu/,
    text: /^(Insert|Beneath|Pieces|On the server)$/,
    why: 'groups, said where they are listed',
  },
  { at: /canvas\/(fonts|pdf|paint|project\/metrics)/, text: /./, why: 'fonts, and formats of files' },
  { at: /canvas\/deletion-list/, text: /^(by order|too early)$/, why: 'names of outcomes' },
  { at: /gestures/, text: /^(bend|nudge):\{\}$/, why: 'what edits are joined by' },
  { at: /app\/theme/, text: /^\(prefers-/, why: 'media queries' },
  { at: /code\/prisma-grammar/, text: /./, why: 'words of Prisma' },
  { at: /code\/check\//, text: /./, why: 'names of tools, and what they are asked' },
  { at: /share\/frame/, text: /^<iframe/, why: 'HTML' },
  {
    at: /\.worker|import\/reading|review\/compare|code\/text-answers/,
    text: /./,
    why: 'said by a worker, as notices are: in English',
  },
  { at: /inspector\/field-shape/, text: /^It \{\}\.$/, why: 'what a schema says of a value: in English' },
]

const slotsOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort()

describe('the words of the interface', () => {
  test('no text is shown in English alone', () => {
    const left = unsaidTexts().filter(
      ({ path, text }) => !SAME_EVERYWHERE.some((it) => it.at.test(path) && it.text.test(text)),
    )
    expect(left).toEqual([])
  })

  test('the catalogues hold the texts of the source (npm run words)', () => {
    const stale = [...catalogues()].filter(([path, text]) => readFileSync(path, 'utf8') !== text)
    expect(stale.map(([path]) => path)).toEqual([])
  })

  test.each(LANGUAGES.filter((it) => it !== 'en'))(
    'every text in %s has the places and the forms that it needs',
    (language) => {
      const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync(`src/words/${language}.json`, 'utf8'))
      const { forms } = specOf(language)
      const wrong = Object.entries(texts).filter(([english, text]) => {
        const [said, wanted] = [text.split('|'), slotsOf(english)]
        const whole = said.length === (english.includes('|') ? forms.length : 1)
        // A form for one or two may say the number in words.
        const fits = said.every(
          (it) => it !== '' && it === it.trim() && slotsOf(it).every((slot) => wanted.includes(slot)),
        )
        return !whole || !fits || slotsOf(said.at(-1) ?? '').join() !== wanted.join()
      })
      expect(wrong).toEqual([])
    },
  )
})
