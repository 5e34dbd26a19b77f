import { memoize } from '#base'
import { bucketOf, type Design, type Id, type Wording } from '#model'

/** What a text says of each object, in one string. */
const wordsById = memoize((wording: Wording): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const [key, word] of wording) {
    const id = key.slice(0, key.indexOf(' '))
    found.set(id, `${found.get(id) ?? ''}${key.slice(id.length)}\0${word}\0`)
  }
  return found
})

/** What a text calls something of a design; of `null`, what it says of no object. */
export type Words = (root: Id | null) => string

/**
 * What a text calls something of a design and all that stands under it, as one string: the same words are the same string,
 * whichever reading of the text they come from.
 */
export function wordsOf(design: Design, wording: Wording | null): Words {
  const known = new Map<Id | null, string>()
  const words = wording && wordsById(wording)
  const make = (root: Id | null): string => {
    if (!words || words.size === 0) return ''
    if (root === null) return words.get('') ?? ''
    const members = bucketOf(design.objects, root)?.members.keys() ?? []
    return [...members].map((id) => words.get(id) ?? '').join('\n')
  }
  return (root) => {
    const had = known.get(root)
    if (had !== undefined) return had
    const made = make(root)
    known.set(root, made)
    return made
  }
}
