import { DRIZZLE_HELPERS } from '#languages'
import { apply, holdText } from '#model'
import type { TextImporter } from '../importer.ts'
import { apart, partsOf } from './bundle.ts'
import { completed } from './complete.ts'
import { drizzleCutting } from './cutting.ts'
import { likeHeld } from './like-held.ts'
import { PATH, readDrizzle } from './read.ts'
import { settled } from './settled.ts'

const WORDS =
  /\bfrom\s+['"]drizzle-orm(?:\/[\w-]+)*['"]|\bpg(?:Table|Enum|Schema|View|TableCreator)\s*\(|\.references\s*\(\s*\(|\.\$infer(?:Select|Insert)\b/g

/** Words that TypeScript keeps for itself. */
const RESERVED = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for function
  if implements import in instanceof interface let new null package private protected public return static super switch
  this throw true try typeof undefined var void while with yield`.split(/\s+/),
)

const WORD = /^[A-Za-z_$][\w$]*$/

/** The files that a text holds, and where in it. */
export const filesIn = (text: string) => partsOf(text, PATH)

/** Drizzle 0.45: its TypeScript is read, never run, with a place for everything that can't be taken. */
export const drizzleImporter: TextImporter = {
  id: 'drizzle',
  title: 'Drizzle',
  path: PATH,
  sniff: (text) => Math.min(1, [...text.slice(0, 400_000).matchAll(WORDS)].length / 2),
  read: async (text, options = {}) => {
    await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
    if (options.cancelled?.()) return null
    const { design: said, notices, ledger } = readDrizzle(text, options.name)
    const design = settled(said, null)
    return { design: apply(design, holdText(design, { language: 'drizzle', path: PATH, text })), notices, ledger }
  },
  understand: readDrizzle,
  cutting: drizzleCutting,
  apart: (text) => apart(text, PATH),
  completed: (text) => completed(text, PATH),
  mayCall: (name) => WORD.test(name) && !DRIZZLE_HELPERS.has(name) && !RESERVED.has(name),
  likeHeld,
}
