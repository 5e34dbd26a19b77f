import { headingSql } from './bundle.ts'

/** Why a statement is left out that takes back what others do. */
export const WAY_BACK = 'the way back of a migration takes away what the design holds'

/** By these lines goose, sql-migrate, dbmate, node-pg-migrate, rambler, shmig and Play begin a migration's way forth … */
const FORTH =
  /^--[ \t]*(?:\+(?:goose|migrate)[ \t]+up\b|migrate:up\b|up[ \t]+migration\b|rambler[ \t]+up\b|=+[ \t]*up[ \t]*=+|(?:-+[ \t]*)?!ups\b)/i
/** … and its way back; tern draws one line between the two. */
const BACK =
  /^--[ \t]*(?:\+(?:goose|migrate)[ \t]+down\b|migrate:down\b|down[ \t]+migration\b|rambler[ \t]+down\b|=+[ \t]*down[ \t]*=+|(?:-+[ \t]*)?!downs\b|-+[ \t]*create above[ \t]*\/[ \t]*drop below)/i

/** Whether what follows these lines of comment leads back, where what stood before them did or did not. A file begins forth. */
export function leadsBack(between: string, was: boolean): boolean {
  if (!between.includes('--')) return was
  let now = was
  for (const line of between.split('\n')) {
    if (BACK.test(line)) now = true
    else if (FORTH.test(line) || headingSql.test(line)) now = false
  }
  return now
}
