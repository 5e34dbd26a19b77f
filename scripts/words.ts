import { readFileSync, writeFileSync } from 'node:fs'
import { LANGUAGES } from '#words'
import { messagesOfRooms } from './words-of-rooms.ts'
import { messagesOfSource } from './words-of-source.ts'

const pathOf = (language: string) => `src/words/${language}.json`
const written = (texts: object) => `${JSON.stringify(texts, null, 2)}\n`

function read(language: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(pathOf(language), 'utf8'))
  } catch {
    return {}
  }
}

/** Every text of the interface in English, with where it stands first: what a translator has to know. */
export const messages = (): Readonly<Record<string, string>> => ({ ...messagesOfSource(), ...messagesOfRooms() })

/** What a file of texts should be: those of the source in their order; in another language as far as they are translated. */
export const catalogues = (): ReadonlyMap<string, string> => {
  const all = messages()
  return new Map(
    LANGUAGES.map((language) => {
      const had = read(language)
      const kept = Object.keys(all).flatMap((text) => (text in had ? [[text, had[text]] as const] : []))
      return [pathOf(language), written(language === 'en' ? all : Object.fromEntries(kept))]
    }),
  )
}

/** Writes the files anew, and tells what is still to be translated. */
function write(): void {
  for (const [path, text] of catalogues()) writeFileSync(path, text)
  const all = Object.keys(messages())
  console.log(`${all.length} texts`)
  for (const language of LANGUAGES.filter((it) => it !== 'en')) {
    const has = read(language)
    const missing = all.filter((text) => !(text in has))
    console.log(`${language}: ${missing.length} missing`)
    for (const text of missing.slice(0, 20)) console.log(`    ${text}`)
  }
}

if (process.argv[1]?.endsWith('words.ts')) write()
