import { remembered } from './memo.ts'
import { plural, singular } from './nouns.ts'

const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const LONGEST = 80

/** The words of a name in lower-case ASCII: `userID`, `user_id` and `User Id` are all `user id`. Never empty. */
export const splitWords = remembered((name): readonly string[] => {
  const plain = [...name.slice(0, LONGEST)].map((char) => LATIN[char] ?? char).join('')
  const words = plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
  // A name of other scripts or of signs alone: its code points, so that it keeps its own name whatever stands beside it.
  if (words.length === 0) return [codePoints(name) || 'unnamed']
  return /^\d/.test(words[0] ?? '') ? [`n${words[0]}`, ...words.slice(1)] : words
})

const codePoints = (name: string): string =>
  [...name]
    .slice(0, 8)
    .map((char) => `u${char.codePointAt(0)?.toString(16)}`)
    .join('')

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

export const toPascal = (words: readonly string[]): string => words.map(capital).join('')

export const toCamel = (words: readonly string[]): string =>
  words.map((word, i) => (i === 0 ? word : capital(word))).join('')

const lastWord = (words: readonly string[], change: (word: string) => string): readonly string[] => [
  ...words.slice(0, -1),
  change(words.at(-1) ?? ''),
]
export const singularWords = (words: readonly string[]): readonly string[] => lastWord(words, singular)
export const pluralWords = (words: readonly string[]): readonly string[] => lastWord(words, plural)
