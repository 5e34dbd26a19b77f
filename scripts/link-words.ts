import { readFileSync } from 'node:fs'
import { wordsOfToday } from '../src/share/link/vocabulary.ts'

const PATH = 'src/share/link/words.json'

/** The words of links with those that are new put at the end, where alone they may go: older links count on the order. */
export function linkWords(): [path: string, text: string] {
  const known = JSON.parse(readFileSync(PATH, 'utf8')) as string[]
  const there = new Set(known)
  return [PATH, `${JSON.stringify([...known, ...wordsOfToday().filter((word) => !there.has(word))], null, 2)}\n`]
}
