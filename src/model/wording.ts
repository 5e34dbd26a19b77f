import type { Id } from './id.ts'

/** What a text calls the objects it speaks of, by `wordKey`: itself, and what else of it has a name there. */
export type Wording = ReadonlyMap<string, string>

/** `role` is empty for the object itself; `back` for the field on the other side of a foreign key. */
export const wordKey = (about: Id | null, role = ''): string => `${about ?? ''} ${role}`
