import { tokenize } from '#base'

/** The names in a routine's body, of whatever they are; it may be in a language that Postgres' own parser can't read. */
export const namesIn = (body: string): ReadonlySet<string> =>
  new Set(tokenize(body).flatMap((it) => (it.type === 'name' ? [it.value] : [])))
