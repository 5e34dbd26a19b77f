import { customAlphabet } from 'nanoid'

/** `table:V1StGXR8`: the kind is readable in the id, and a table's id can't stand where a column's is asked for. */
export type Id<K extends string = string> = `${K}:${string}`

/** Ten characters of 62: a million objects in one design collide with a chance below one in a million. */
const random = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 10)

/** A new id. Random, so that a rename is a rename, and two people's new tables never collide. */
export function newId<K extends string>(kind: K): Id<K> {
  return `${kind}:${random()}`
}

/** The kind that an id carries. */
export function kindOfId(id: Id): string {
  return id.slice(0, id.indexOf(':'))
}
