import { files, version } from 'virtual:drizzle-types'
import { libFileMap } from 'monaco-editor/languages/features/typescript/lib/lib.js'
import { typescript } from 'monaco-editor/languages/features/typescript/lib/typescriptServices.js'
import { typecheck } from './drizzle-program.ts'
import type { CheckAnswer } from './messages.ts'

/** What TypeScript has against a schema in Drizzle, by Drizzle's own types. */
export async function checkDrizzle(text: string): Promise<CheckAnswer> {
  const faults = typecheck(text, { typescript, libraries: libFileMap, types: files })
  return { by: `TypeScript ${typescript.version}, drizzle-orm ${version}`, faults }
}
