import { customRandom, random } from 'nanoid'

/** `table:V1StGXR8`: the kind is readable in the id, and a table's id can't stand where a column's is asked for. */
export type Id<K extends string = string> = `${K}:${string}`

/** A browser takes as long for a few random bytes as for many, and a large import makes ten thousand ids. */
const AT_ONCE = 512
let drawn: Uint8Array = new Uint8Array()

function bytesOf(count: number): Uint8Array {
  if (drawn.length < count) drawn = random(AT_ONCE).slice()
  const bytes = drawn.subarray(0, count)
  drawn = drawn.subarray(count)
  return bytes
}

/** Ten characters of 62: a million objects in one design collide with a chance below one in a million. */
const tenCharacters = customRandom('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 10, bytesOf)

/** A new id. Random, so that a rename is a rename, and two people's new tables never collide. */
export function newId<K extends string>(kind: K): Id<K> {
  return `${kind}:${tenCharacters()}`
}

/** The kind that an id carries. */
export function kindOfId(id: Id): string {
  return id.slice(0, id.indexOf(':'))
}
